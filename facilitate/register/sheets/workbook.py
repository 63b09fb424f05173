"""An .xlsx as it stands: values without formulas, days as ISO dates, merged cells taken apart."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

from facilitate.register.declined import Declined
from facilitate.register.sheets.reading import (
    ABOVE,
    LONGEST,
    MOST_COLUMNS,
    MOST_ROWS,
    Cell,
    Page,
    Read,
    Row,
    checked,
    trimmed,
)
from facilitate.register.sheets.unpacked import MOST_UNPACKED, bounded

MERGED = re.compile(rb'<mergeCell ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
MOST_MERGED = 20_000
MOST_FILLED = 200_000
"""Cells that are looked at for all that is merged in a sheet."""
MOST_SHEETS = 50
FURTHEST = 20_000
"""Rows that are looked at, empty ones too: a small file may say that it has a million between two."""
ROW = re.compile(rb'<row [^<>]*?\br="(\d{5,})"')
FILLED = re.compile(rb"<(?:\w+:)?(?:v|is)>")
LARGEST = 10**15
"""A spreadsheet keeps fifteen digits; longer ones are a number on a card."""
UNCOUNTED = re.compile(rb"</f>\s*+(?:(?:<v\s*+/>|<v>\s*+</v>)\s*+)?</c>")
"""A formula whose value nobody has worked out yet. As all patterns here it never goes back over what it has read: a file of five
kilobytes with a million blanks in it would hold the whole house for an hour."""


def workbook(data: bytes) -> Read:
    """Its sheets, hidden ones left out. Raises Declined: not_a_sheet, damaged, too_big, too_many_rows, too_many_columns."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as parts:
            bounded(parts)
            return _read(parts, load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False))
    except Declined:
        raise
    except Exception as fault:  # whatever openpyxl stumbles over in a damaged file
        raise Declined("damaged") from fault


def _read(parts: zipfile.ZipFile, book: Any) -> Read:
    pages: list[Page] = []
    notes: list[str] = []
    if len(book.worksheets) > MOST_SHEETS:
        raise Declined("too_big", megabytes=MOST_UNPACKED // 1024**2)
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            body = parts.read(sheet._worksheet_path)
            if _goes_far(body):
                raise Declined("too_many_rows", sheet=sheet.title, most=MOST_ROWS)
            rows = _rows(sheet)
            if _taken_apart(rows, MERGED.findall(body)[:MOST_MERGED]):
                notes.append("merged")
            if UNCOUNTED.search(body):
                notes.append("formulas")
            pages.append(checked(sheet.title, [Row(number, trimmed(cells)) for number, cells in rows.items()]))
    return Read(tuple(pages), tuple(dict.fromkeys(notes)))


def _goes_far(body: bytes) -> bool:
    """Whether something stands in a row that is not looked at."""
    far = next((row for row in ROW.finditer(body) if int(row[1]) > FURTHEST), None)
    return far is not None and FILLED.search(body, far.start()) is not None


def _rows(sheet: Any) -> dict[int, list[Cell]]:
    sheet.reset_dimensions()  # what a file says of its own size may be wrong
    found: dict[int, list[Cell]] = {}
    for number, values in enumerate(sheet.iter_rows(values_only=True, max_row=FURTHEST, max_col=MOST_COLUMNS + 1), 1):
        cells = [_cell(value) for value in values]
        if any(cell != "" for cell in cells):
            found[number] = cells
        if len(found) > MOST_ROWS + ABOVE:
            break
    return found


def _taken_apart(rows: dict[int, list[Cell]], merged: Iterable[bytes]) -> bool:
    """A cell that goes over several rows stands in each of them; whether there was one."""
    any_, left_over = False, MOST_FILLED
    for told in merged:
        left, top, _right, bottom = range_boundaries(told.decode())
        if top is None or bottom is None or left is None or top not in rows or left > len(rows[top]):
            continue
        below = range(top + 1, min(bottom, FURTHEST) + 1)[:left_over]
        left_over -= len(below)
        for number in below:
            if number in rows and left <= len(rows[number]) and rows[number][left - 1] == "":
                rows[number][left - 1] = rows[top][left - 1]
                any_ = True
    return any_


def _cell(value: Any) -> Cell:
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case int() | float():
            return _number(value)
        case datetime():
            return f"{value:%Y-%m-%d}" if value.time() == time() else f"{value:%Y-%m-%d %H:%M}"
        case date():
            return value.isoformat()
        case time():
            return f"{value:%H:%M}"
        case _:
            return str(value).replace("\0", "").strip()[:LONGEST]


def _number(value: int | float) -> Cell:
    if not abs(value) < LARGEST:  # nor a value that is no number
        return str(value)
    return int(value) if value == int(value) else value
