"""Sheets as people bring them, for tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from facilitate.register.doer import ORGANISER
from facilitate.register.sheets import imports, imports_deeds, imports_running
from facilitate.register.sheets.fields import Into
from facilitate.register.sheets.imports import Brought, Plan
from facilitate.register.sheets.reading import Read, read
from tests.register.world import Kept

TODAY = date(2026, 11, 21)


def xlsx(*sheets: Sequence[Sequence[Any]], merged: str = "") -> bytes:
    """A workbook with a sheet for each list of rows; `merged`: cells of the first that are one."""
    out = BytesIO()
    with Workbook(out) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for rows in sheets:
            page = book.add_worksheet()
            for line, row in enumerate(rows):
                for place, value in enumerate(row):
                    if isinstance(value, date):
                        page.write_datetime(line, place, datetime(value.year, value.month, value.day), day)
                    elif isinstance(value, str):
                        page.write_string(line, place, value)
                    elif value is not None:
                        page.write(line, place, value)
        if merged:
            book.worksheets()[0].merge_range(merged, sheets[0][1][0])
    return out.getvalue()


def csv(*rows: Sequence[str], encoding: str = "utf-8", between: str = ",") -> bytes:
    return "\r\n".join(between.join(row) for row in rows).encode(encoding)


def cells(found: Read, page: int = 0) -> list[list[Any]]:
    return [list(row.cells) for row in found.pages[page].rows]


def brought(house: Kept, data: bytes, into: Into = "needs") -> int:
    """The number of an import whose columns stand as they were guessed."""
    id = imports_deeds.keep(house.book, ORGANISER, house.community, into, "台账.xlsx", read(data), house.clock.now())
    found = one(house, id)
    imports_deeds.name_columns(house.book, ORGANISER, house.community, id, found.sheet, found.head, found.columns)
    return id


def one(house: Kept, id: int) -> Brought:
    return house.book.read(lambda c: imports.one(c, house.community, id))


def planned(house: Kept, id: int) -> Plan:
    return house.book.read(lambda c: imports.plan(c, house.community, one(house, id), TODAY))


def begun(house: Kept, id: int) -> None:
    imports_deeds.begin(house.book, ORGANISER, house.community, id, TODAY)


def finished(house: Kept, id: int) -> int:
    """The deed of an import that has come in wholly."""
    job = imports_running.job(house.book, id)
    while job and imports_running.piece(house.book, job):
        pass
    return one(house, id).brief.deed


def imported(house: Kept, data: bytes, into: Into = "needs") -> int:
    """The deed by which all lines of a file came in."""
    id = brought(house, data, into)
    begun(house, id)
    return finished(house, id)


def titles(house: Kept) -> list[str]:
    return [row["title"] for row in house.rows("needs")]
