"""A sheet under its columns: each row as a line of the register, or with what in it cannot be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from facilitate.register.sheets.cells import cell
from facilitate.register.sheets.faults import Fault
from facilitate.register.sheets.fields import Field, Into, field
from facilitate.register.sheets.reading import Page, Row

OVER = ("fulfilled", "withdrawn")
"""Offers in these states may have a date that has passed."""


@dataclass(frozen=True)
class Line:
    """`values` by field; `faults` (place of the column, from 0; why), empty where the line can be taken in."""

    row: Row
    values: Mapping[str, Any]
    faults: tuple[tuple[int, Fault], ...] = ()


def lines(page: Page, into: Into, head: int, columns: Mapping[int, str], today: date) -> tuple[Line, ...]:
    """Every row beneath the heads. `columns`: place -> name of a field; unknown names count for nothing."""
    known = {place: found for place, name in columns.items() if (found := field(into, name))}
    return tuple(_line(row, known, today) for row in page.rows if row.number > head)


def heads(page: Page, head: int) -> tuple[str, ...]:
    """What stands above the columns, "" where nothing does."""
    found = next((row for row in page.rows if row.number == head), None)
    wide = max((len(row.cells) for row in page.rows), default=0)
    told = [str(cell) for cell in found.cells] if found else []
    return tuple(told + [""] * (wide - len(told)))


def _line(row: Row, known: Mapping[int, Field], today: date) -> Line:
    values: dict[str, Any] = {}
    faults: list[tuple[int, Fault]] = []
    for place, each in known.items():
        told = row.cells[place] if place < len(row.cells) else ""
        try:
            value = cell(each, told, today)
        except Fault as fault:
            faults.append((place, fault))
        else:
            if value is not None:
                values[each.name] = value
    faults += _passed(values, {each.name: place for place, each in known.items()}, today)
    return Line(row, values, tuple(faults))


def _passed(values: Mapping[str, Any], places: Mapping[str, int], today: date) -> list[tuple[int, Fault]]:
    until = values.get("until", "")
    if not until or until >= today.isoformat() or values.get("state") in OVER:
        return []
    return [(places["until"], Fault("date_passed", told=until))]
