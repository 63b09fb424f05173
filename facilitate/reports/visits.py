"""Whom to visit because nobody has heard them: a list to print, with where to go, whom to ask and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal

import msgspec

from facilitate.reports.coverage import Coverage, Covered

Why = Literal["never_came", "came_silent", "building_unheard", "affected_absent"]
DOOR = "building"
"""The group that knows a building: its leaders."""


class Absent(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody whom a need affects and who was not there: `who` as it was written, and where."""

    need: str
    who: str
    place: str = ""


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """One row. `where`: a building or place, empty where none is known; `whom`: code of a group, or (`affected_absent`) as it was
    written; `params`: the numbers behind `why`."""

    where: str
    whom: str
    why: Why
    params: dict[str, Any]


def visits(found: Coverage, absent: Iterable[Absent] = ()) -> tuple[Visit, ...]:
    """Those affected and absent first, then buildings, then groups, each in the order in which they were given.

    A building counts as unheard where no need names it and nobody who is known to live there spoke.
    """
    return (*_affected(absent), *_buildings(found), *_groups(found))


def _affected(absent: Iterable[Absent]) -> Iterator[Visit]:
    for one in absent:
        if one.who.strip():
            yield Visit(where=one.place, whom=one.who.strip(), why="affected_absent", params={"need": one.need})


def _buildings(found: Coverage) -> Iterator[Visit]:
    for row in found.buildings:
        if not row.heard:
            params = {"households": row.size, "came": row.came, "meetings": found.meetings}
            yield Visit(where=row.name, whom=DOOR, why="building_unheard", params=params)


def _groups(found: Coverage) -> Iterator[Visit]:
    for row in found.groups:
        if not row.heard:
            yield Visit(
                where="", whom=row.name, why="came_silent" if row.came else "never_came", params=_numbers(row, found)
            )


def _numbers(row: Covered, found: Coverage) -> dict[str, Any]:
    return {"people": row.size, "came": row.came, "missed": row.missed, "meetings": found.meetings}
