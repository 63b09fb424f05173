"""Sheets as XLSX and CSV, in which no text of a person ever becomes a formula."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any

from facilitate.papers.sheet import Bars
from facilitate.papers.sheets import Sheet, Value
from facilitate.papers.twin import Two

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

FORMULA = re.compile(r"[\t\r\n]|[\s\x00-\x1f\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]")
"""How a text begins that a spreadsheet would run, white space and signs that nobody sees left aside."""

LINE, MOST = 16, 25  # points a line, and how many lines a row can hold
ACROSS = 170  # characters that can still be read on a page lying down
HEAD = 80  # characters along the top of a printed page
SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
INKS = ("#33413B", "#B4B8B0")
GRID = {"border": 1, "border_color": "#A9ABA6"}


def xlsx(sheets: Sequence[Sheet], author: str = "", made: datetime | None = None) -> bytes:
    """One workbook; heads frozen, with filters, text wrapped, ready to print across as few pages as can be read. `made`: when the
    meeting was, which stands in the file as its date."""
    from xlsxwriter import Workbook

    out = BytesIO()
    with Workbook(out, SAFE) as book:
        book.set_properties({"author": author, "title": sheets[0].title, **({"created": made} if made else {})})
        for sheet in sheets:
            page = book.add_worksheet(_named(_beneath(sheet.title, " ")))
            _sheet(book, page, sheet)
            if sheet.chart:
                _chart(book, page.get_name(), sheet.chart)
    return out.getvalue()


def _sheet(book: Workbook, page: Worksheet, sheet: Sheet) -> None:
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#F2F1EC", **GRID})
    looks = {
        str: book.add_format({"text_wrap": True, "valign": "top", **GRID}),
        date: book.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top", **GRID}),
        float: book.add_format({"valign": "top", "align": "center", **GRID}),
    }
    for place, (title, width) in enumerate(sheet.columns):
        page.set_column(place, place, width)
        page.write_string(0, place, _beneath(title), head)
    page.set_row(0, LINE * _lines(sheet, tuple(_beneath(title) for title, _ in sheet.columns)))
    for line, row in enumerate(sheet.rows, 1):
        page.set_row(line, LINE * _lines(sheet, row))
        for place, value in enumerate(row):
            _value(page, line, place, value, looks)
    page.freeze_panes(1, 2)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)
    _printed(page, sheet)


def _beneath(title: str, between: str = "\n") -> str:
    """A head in both languages, the English beneath."""
    return f"{title.zh}{between}{title.en}" if isinstance(title, Two) else title


def _printed(page: Worksheet, sheet: Sheet) -> None:
    """A4 lying down, heads again on every page, the meeting along the top, the page's number below."""
    page.repeat_rows(0)
    page.repeat_columns(0, 1)
    page.set_landscape()
    page.set_paper(9)
    page.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.6)
    page.fit_to_pages(max(1, round(sum(width for _, width in sheet.columns) / ACROSS)), 0)
    page.set_header(f"&L{_plain(sheet.head)}&R{_plain(sheet.title)}")
    page.set_footer("&C&P / &N")


def _named(words: str) -> str:
    """A name that a sheet may have: at most 31 characters, none of those that a formula reads as its own."""
    return " ".join(re.sub(r"[\[\]:*?/\\']", " ", words).split())[:31]


def _plain(words: str) -> str:
    """Words of people beside the marks of a running head, in which & begins a mark."""
    return " ".join(words[:HEAD].split()).replace("&", "&&")


def _chart(book: Workbook, name: str, bars: Bars) -> None:
    """The bars on a page of their own, in the order of the list from the top."""
    chart = book.add_chart({"type": "bar"})
    for place, ink in zip(bars.values, INKS, strict=False):
        chart.add_series({
            "name": [name, 0, place], "gap": 60, "fill": {"color": ink},
            "categories": [name, 1, bars.names, bars.rows, bars.names], "values": [name, 1, place, bars.rows, place],
        })  # fmt: skip
    chart.set_title({"name": bars.title, "overlay": False})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"major_gridlines": {"visible": True}, "num_format": "0"})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 980, "height": 140 + 44 * bars.rows})
    page = book.add_worksheet(_named(bars.title))
    page.insert_chart("A1", chart, {"description": f"{bars.title}：{name}"})
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 1)


def _lines(sheet: Sheet, row: Sequence[Value]) -> int:
    """How many lines the longest cell of a row takes, a Chinese character as wide as two; a row holds no more than 25."""
    wide = [width for _, width in sheet.columns]
    cells = zip(wide, row, strict=True)
    taken = (
        sum(-(-max(len(line.encode("gb18030", "replace")), 1) // max(width - 1, 1)) for line in value.split("\n"))
        for width, value in cells
        if isinstance(value, str)
    )
    return min(max(taken, default=1), MOST)


def _value(page: Worksheet, line: int, place: int, value: Value, looks: dict[type, Any]) -> None:
    if isinstance(value, str):
        page.write_string(line, place, value, looks[str])
    elif isinstance(value, date):
        page.write_datetime(line, place, value, looks[date])
    elif value is None:
        page.write_blank(line, place, None, looks[str])
    else:
        page.write_number(line, place, value, looks[float])


def csv_bytes(sheet: Sheet) -> bytes:
    """UTF-8 with a byte order mark, so that Excel reads Chinese; cells that look like formulas are quoted."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([title for title, _ in sheet.columns])
    writer.writerows([[guarded(value) for value in row] for row in sheet.rows])
    return out.getvalue().encode("utf-8-sig")


def guarded(value: Value) -> Value:
    """Text that a spreadsheet would run gets an apostrophe in front; numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and FORMULA.match(value) else value
