"""No list for a spreadsheet runs what somebody wrote: every sheet, every beginning that a spreadsheet would take for a formula."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import msgspec
import openpyxl
import pytest

from facilitate.papers import make
from facilitate.papers.catalogue import SHEETS
from facilitate.papers.spreadsheet import FORMULA
from facilitate.reports.record import Record
from tests.papers.sample import courtyard
from tests.papers.world import LINKS

BEGINNINGS = (
    "=1+1",
    "@SUM(A1)",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "\t=1+1",
    "\r=1+1",
    "  =1+1",
    "＝1+1",
    '=HYPERLINK("x")',
)


def wicked(beginning: str) -> Record:
    """Courtyard 123 in which every name and every text begins like that, and so do the names in its lists."""
    data = msgspec.to_builtins(courtyard())
    for row in data["people"]:
        row["name"] = beginning + row["name"]
    for table in ("items", "comments", "answers", "offers", "actions"):
        for row in data[table]:
            row["text" if "text" in row else "what"] = beginning + row["text" if "text" in row else "what"]
    for words in _words(data):
        words["zh"], words["en"] = beginning + words["zh"], beginning + words["en"]
    return msgspec.convert(data, Record)


def _words(data: Any) -> list[dict[str, str]]:
    if isinstance(data, dict):
        here = [data] if set(data) == {"zh", "en"} and any(data.values()) else []
        return here + [each for value in data.values() for each in _words(value)]
    return [each for value in data for each in _words(value)] if isinstance(data, (list, tuple)) else []


@pytest.mark.parametrize("beginning", BEGINNINGS)
@pytest.mark.parametrize("name", list(SHEETS))
def test_in_a_workbook_every_text_stays_a_text(name, beginning):
    page = openpyxl.load_workbook(io.BytesIO(make(name, "xlsx", wicked(beginning), "zh", LINKS).data)).active
    cells = [cell for row in page.iter_rows(min_row=2) for cell in row if cell.value is not None]

    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert any(beginning.strip() in str(cell.value) for cell in cells)
    assert all(cell.hyperlink is None for cell in cells)


@pytest.mark.parametrize("beginning", BEGINNINGS)
@pytest.mark.parametrize("name", list(SHEETS))
def test_in_a_csv_no_cell_begins_like_a_formula(name, beginning):
    text = make(name, "csv", wicked(beginning), "zh", LINKS).data.decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    runs = [cell for cell in cells if cell.lstrip(" ").startswith(FORMULA) and not re.fullmatch(r"-?\d+(\.\d+)?", cell)]

    assert runs == []
    assert any(cell.startswith("'" + beginning) for cell in cells)
