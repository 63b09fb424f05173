"""A file that somebody has sent, read as it stands: an .xlsx or a .csv, within limits of size that no bomb gets past."""

from __future__ import annotations

from dataclasses import dataclass

from facilitate.register.declined import Declined

Cell = str | int | float
MOST_BYTES = 4 * 1024 * 1024
MOST_ROWS = 5000
MOST_COLUMNS = 60
ABOVE = 20
"""Rows that may stand above the first one of the list: a title, a remark, the heads."""
LONGEST = 32_767
"""Characters of a cell, as in Excel."""
OLE = b"\xd0\xcf\x11\xe0"
ZIP = b"PK\x03\x04"
PAGES = (b"<html", b"<table", b"<!doctype", b"<?xml")
"""What some programs call .xls."""


@dataclass(frozen=True)
class Row:
    """`number` as the spreadsheet shows it, from 1."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Page:
    """A sheet of the file, rows in which nothing stands left out."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Read:
    """`notes`: codes of what the reader should be told (words.NOTES)."""

    pages: tuple[Page, ...]
    notes: tuple[str, ...] = ()


def read(data: bytes) -> Read:
    """What stands in the file. Raises Declined: empty, old_excel, not_a_sheet, damaged, too_big, too_many_rows,
    too_many_columns, open_quote."""
    from facilitate.register.sheets.commas import commas
    from facilitate.register.sheets.workbook import workbook

    if len(data) > MOST_BYTES:
        raise Declined("too_big", megabytes=MOST_BYTES // 1024**2)
    if data.startswith(OLE) or data.lstrip()[:9].lower().startswith(PAGES):
        raise Declined("old_excel")
    found = workbook(data) if data.startswith(ZIP) else commas(data)
    pages = tuple(page for page in found.pages if page.rows)
    if not pages:
        raise Declined("empty")
    return Read(pages, found.notes)


def checked(name: str, rows: list[Row]) -> Page:
    """The sheet, if it is not too large."""
    if len(rows) > MOST_ROWS + ABOVE:
        raise Declined("too_many_rows", sheet=name, most=MOST_ROWS)
    if any(len(row.cells) > MOST_COLUMNS for row in rows):
        raise Declined("too_many_columns", sheet=name, most=MOST_COLUMNS)
    return Page(name, tuple(rows))


def trimmed(cells: list[Cell]) -> tuple[Cell, ...]:
    """Without the empty ones at the end."""
    while cells and cells[-1] == "":
        cells.pop()
    return tuple(cells)
