"""Which row holds the heads, and which column is which field: guessed by their names, put right by a person."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from facilitate.register.sheets.fields import FIELDS, Field, Into
from facilitate.register.sheets.reading import Cell, Page
from facilitate.register.units.units import folded

LOOKED_AT = 10
"""Rows from the top among which the heads are looked for."""
REMARK = re.compile(r"[（(【\[].*?[)）】\]]")
LONGEST_HEAD = 200
"""Characters of a head that are looked at."""
SAME, BEGINS, HAS = 3, 2, 1


@dataclass(frozen=True)
class Guess:
    """`head` is a row's number, 0: there is none; `columns` place (from 0) -> name of a field; `sure`: heads were recognised."""

    head: int
    columns: Mapping[int, str]
    sure: bool


def guess(page: Page, into: Into) -> Guess:
    """The row in which most heads are known; without any, the first one with two cells."""
    best: dict[int, str] = {}
    head = 0
    for row in page.rows[:LOOKED_AT]:
        found = columns(row.cells, into)
        if len(found) > len(best):
            best, head = found, row.number
    if best:
        return Guess(head, best, True)
    wide = next((row.number for row in page.rows if sum(cell != "" for cell in row.cells) > 1), page.rows[0].number)
    return Guess(wide, {}, False)


def columns(heads: Sequence[Cell], into: Into) -> dict[int, str]:
    """Each column with the field whose name it bears best; no field twice."""
    said = [str(head)[:LONGEST_HEAD] for head in heads]
    names = [folded(REMARK.sub("", head) or head) for head in said]
    fits = [
        (fit, -place, -order, place, field.name)
        for place, name in enumerate(names)
        for order, field in enumerate(FIELDS[into])
        if (fit := _fit(name, field))
    ]
    found: dict[int, str] = {}
    for *_, place, name in sorted(fits, reverse=True):
        if place not in found and name not in found.values():
            found[place] = name
    return found


def _fit(name: str, field: Field) -> int:
    """How well a head names a field; 0: not at all."""
    known = [folded(word) for word in (field.zh, field.en, *field.also)]
    if name in known:
        return SAME
    longer = [word for word in known if len(word) > (3 if word.isascii() else 1)]
    if any(name.startswith(word) or name.endswith(word) for word in longer):
        return BEGINS
    return HAS if any(word in name for word in longer) else 0
