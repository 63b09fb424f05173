"""Which column of a sheet is which field: guessed, shown with some of its cells, and put right by a person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import make_response, redirect, render_template, request
from flask_wtf import FlaskForm

from facilitate.register.declined import Declined
from facilitate.register.sheets import imports_deeds
from facilitate.register.sheets.fields import FIELDS
from facilitate.register.sheets.guess import LOOKED_AT
from facilitate.register.sheets.imports import Brought, one
from facilitate.register.sheets.lines import heads
from facilitate.register.sheets.reading import Row
from facilitate.register.sheets.words import NOTES
from facilitate.web.registers import doors
from facilitate.web.registers.area import area
from facilitate.web.registers.imports import INTO

pages = area("register_import_columns", f"/registers/imports/<int(max={doors.MOST}):id>/columns", "organiser")
SAMPLES = 3
LOOKED_THROUGH = 200
"""Rows in which samples are looked for."""


@dataclass(frozen=True)
class Column:
    """One column to be named: what stands at its head, some of its cells, and the field that it was taken for."""

    place: int
    head: str
    samples: tuple[str, ...]
    field: str


@pages.get("")
def columns(id: int) -> Any:
    """Which column is which field, with what was guessed."""
    brought = _brought(id)
    if brought.brief.state != "read":
        return redirect(f"/registers/imports/{id}", 302)
    return _columns(brought, dict(brought.columns))


@pages.post("")
def name_columns(id: int) -> Any:
    """What a person says of the columns; another sheet or other heads are guessed anew; where the same ones were
    chosen again, what was said stands."""
    doors.pressed()
    brought = _brought(id)
    sheet, head = _number("sheet", brought.sheet), _number("head", brought.head)
    where = (doors.book(), doors.doer(), doors.community(), id)
    if (sheet, head) != (brought.sheet, brought.head):
        imports_deeds.look_again(*where, min(sheet, len(brought.read.pages) - 1), head)
        return redirect(f"/registers/imports/{id}/columns", 303)
    if not any(re.fullmatch(r"c\d+", name) for name in request.form):
        return redirect(f"/registers/imports/{id}/columns", 303)
    known = {field.name for field in FIELDS[brought.brief.into]}
    told = {n: request.form.get(f"c{n}", "") for n in range(len(heads(brought.page, head)))}
    chosen = {place: name for place, name in told.items() if name in known}
    try:
        imports_deeds.name_columns(*where, sheet, head, chosen)
    except Declined as fault:
        return _columns(brought, chosen, fault.status, doors.told(fault))
    return redirect(f"/registers/imports/{id}", 303)


def _columns(brought: Brought, chosen: dict[int, str], status: int = 200, why: str = "") -> Any:
    rows = [row for row in brought.page.rows if row.number > brought.head]
    told = [
        Column(place, head, tuple(_samples(rows, place)), chosen.get(place, ""))
        for place, head in enumerate(heads(brought.page, brought.head))
    ]
    page = render_template(
        "registers/import_columns.html", brought=brought, columns=told, fields=FIELDS[brought.brief.into], into=INTO,
        rows=len(rows), first=brought.page.rows[:LOOKED_AT], notes=[NOTES[note].filled({}) for note in brought.read.notes],
        form=FlaskForm(), why=why, screen="registers",
    )  # fmt: skip
    return make_response(page, status)


def _samples(rows: Sequence[Row], place: int) -> list[str]:
    found = dict.fromkeys(
        str(row.cells[place]) for row in rows[:LOOKED_THROUGH] if place < len(row.cells) and row.cells[place] != ""
    )
    return list(found)[:SAMPLES]


def _brought(id: int) -> Brought:
    return doors.ask(lambda connection, here: one(connection, here, id))


def _number(name: str, otherwise: int) -> int:
    told = request.form.get(name, "")
    return int(told) if told.isdecimal() and len(told) < 8 else otherwise
