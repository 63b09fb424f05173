"""Sheets as XLSX and CSV, in which no text of a person ever becomes a formula."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from facilitate.papers.sheets import Sheet, Value

FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


def xlsx(sheets: Sequence[Sheet], author: str = "") -> bytes:
    """One workbook; heads frozen, with filters, text wrapped, ready to print across one page."""
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
        for place, value in enumerate(row):
            _value(page, line, place, value, body)
    page.freeze_panes(1, 2)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)


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
