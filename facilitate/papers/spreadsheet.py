"""Sheets as XLSX and CSV, in which no text of a person ever becomes a formula."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from facilitate.papers.sheets import Sheet, Value

FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
LINE = 15  # points
ACROSS = 170  # characters that can still be read on a page lying down
SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


def xlsx(sheets: Sequence[Sheet], author: str = "") -> bytes:
    """One workbook; heads frozen, with filters, text wrapped, ready to print across as few pages as can be read."""
    out = BytesIO()
    with Workbook(out, SAFE) as book:
        book.set_properties({"author": author, "title": sheets[0].title})
        for sheet in sheets:
            _sheet(book, book.add_worksheet(sheet.title[:31]), sheet)
    return out.getvalue()


def _sheet(book: Workbook, page: Worksheet, sheet: Sheet) -> None:
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom", "bg_color": "#F2F1EC"})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    for place, (title, width) in enumerate(sheet.columns):
        page.set_column(place, place, width)
        page.write_string(0, place, title, head)
    for line, row in enumerate(sheet.rows, 1):
        page.set_row(line, LINE * _lines(sheet, row))
        for place, value in enumerate(row):
            _value(page, line, place, value, body)
    page.freeze_panes(1, 2)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(9)
    page.repeat_columns(0, 1)
    page.fit_to_pages(max(1, round(sum(width for _, width in sheet.columns) / ACROSS)), 0)


def _lines(sheet: Sheet, row: tuple[Value, ...]) -> int:
    """How many lines the longest cell of a row takes, a Chinese character as wide as two; a row holds no more than 27."""
    wide = [width for _, width in sheet.columns]
    cells = zip(wide, row, strict=True)
    taken = (
        sum(-(-max(len(line.encode("gb18030", "replace")), 1) // max(width - 1, 1)) for line in value.split("\n"))
        for width, value in cells
        if isinstance(value, str)
    )
    return min(max(taken, default=1), 27)


def _value(page: Worksheet, line: int, place: int, value: Value, body: object) -> None:
    if isinstance(value, str):
        page.write_string(line, place, value, body)
    elif value is not None:
        page.write_number(line, place, value, body)


def csv_bytes(sheet: Sheet) -> bytes:
    """UTF-8 with a byte order mark, so that Excel reads Chinese; cells that look like formulas are quoted."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([title for title, _ in sheet.columns])
    writer.writerows([[guarded(value) for value in row] for row in sheet.rows])
    return out.getvalue().encode("utf-8-sig")


def guarded(value: Value) -> Value:
    """Text that a spreadsheet would run gets an apostrophe in front; numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value.lstrip(" ").startswith(FORMULA) else value
