"""What was done to a need or a unit: every deed that changed it or what hangs on it, who, when, from what to what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from facilitate.store.register_tables import REGISTERS, changes, deeds

MOST = 60
"""Steps that are told, the newest first."""
FOLLOWED: Mapping[str, tuple[str, ...]] = {
    "needs": (
        "title",
        "category",
        "place",
        "since",
        "hours",
        "households",
        "affected",
        "absent",
        "danger",
        "state",
        "into",
    ),
    "owners": ("unit", "person", "route", "part", "state"),
    "evidence": ("text", "source"),
    "promises": ("unit", "person", "text", "due", "state", "route"),
    "matches": ("state",),
    "results": ("text", "before", "after"),
    "units": ("name", "kind", "place", "hours", "person", "public", "into"),
}
"""The fields whose changes are told; never a contact, nor anybody's words on a card."""


@dataclass(frozen=True)
class Change:
    """`row`: the whole row as it stands, or as it stood when it was taken away. `fields`: (before, after) by name; none where the
    row was `made` or `cut`."""

    table: str
    row: Mapping[str, Any]
    fields: Mapping[str, tuple[Any, Any]]
    made: bool = False
    cut: bool = False


@dataclass(frozen=True)
class Step:
    """One deed; `at` in server ms."""

    id: int
    at: int
    doer: str
    verb: str
    changes: tuple[Change, ...]


def of_need(connection: Connection, id: int) -> tuple[Step, ...]:
    """The deeds that changed a need, who is responsible, its evidence, promises, offers and results."""
    needs = REGISTERS["needs"]
    merged = connection.execute(select(needs.c.id).where(needs.c.into == id)).scalars().all()
    rows = {"needs": [id, *merged]}
    for table in ("owners", "evidence", "promises", "matches", "results"):
        rows[table] = _hanging(connection, table, "need", id)
    return _steps(connection, rows, dict.fromkeys((("needs", each) for each in merged), ("into",)))


def of_unit(connection: Connection, id: int) -> tuple[Step, ...]:
    """The deeds that changed a unit, its other spellings, and who held the office for its promises."""
    units = REGISTERS["units"]
    others = connection.execute(select(units.c.id).where(units.c.into == id)).scalars().all()
    rows = {"units": [id, *others]}
    only: dict[tuple[str, int], tuple[str, ...]] = {("units", each): ("into", "name") for each in others}
    for table in ("promises", "owners"):
        rows[table] = _hanging(connection, table, "unit", id)
        only |= {(table, row): ("person", "state") if table == "owners" else ("person",) for row in rows[table]}
    return _steps(connection, rows, only)


def _hanging(connection: Connection, table: str, whose: str, id: int) -> list[int]:
    """Rows that hang on this one now, or did when they were made or taken away."""
    place = REGISTERS[table]
    now = connection.execute(select(place.c.id).where(place.c[whose] == id)).scalars().all()
    if table not in ("owners", "evidence"):
        return list(now)
    once = or_(changes.c.after[whose].as_integer() == id, changes.c.before[whose].as_integer() == id)
    then = connection.execute(select(changes.c.row).where(changes.c.table == table, once)).scalars().all()
    return list({*now, *then})


def _steps(
    connection: Connection, rows: Mapping[str, Sequence[int]], only: Mapping[tuple[str, int], tuple[str, ...]]
) -> tuple[Step, ...]:
    ours: list[ColumnElement[bool]] = [
        and_(changes.c.table == table, changes.c.row.in_(ids)) for table, ids in rows.items() if ids
    ]
    query = select(changes, deeds.c.at, deeds.c.doer, deeds.c.verb).join(deeds, deeds.c.id == changes.c.deed)
    found = connection.execute(query.where(or_(*ours)).order_by(changes.c.id.desc())).mappings().all()
    stand = {table: _standing(connection, table, ids) for table, ids in rows.items()}
    told: dict[int, Step] = {}
    for each in found:
        step = told.get(each["deed"]) or Step(each["deed"], each["at"], each["doer"], each["verb"], ())
        change = _change(dict(each), stand[each["table"]], only.get((each["table"], each["row"])))
        if change:
            told[step.id] = Step(step.id, step.at, step.doer, step.verb, (change, *step.changes))
    return tuple(told.values())[:MOST]


def _standing(connection: Connection, table: str, ids: Sequence[int]) -> dict[int, Mapping[str, Any]]:
    place = REGISTERS[table]
    return {row["id"]: dict(row) for row in connection.execute(select(place).where(place.c.id.in_(ids))).mappings()}


def _change(
    each: Mapping[str, Any], stand: Mapping[int, Mapping[str, Any]], only: tuple[str, ...] | None
) -> Change | None:
    table, before, after = each["table"], each["before"], each["after"]
    if before is None or after is None:
        told = only is None or table == "units"
        row = (before or after) | {name: value for name, value in stand.get(each["row"], {}).items() if name == "unit"}
        return Change(table, row, {}, before is None, after is None) if told else None
    fields = {name: (before[name], after[name]) for name in only or FOLLOWED[table] if name in after}
    return Change(table, stand.get(each["row"], before | after), fields) if fields else None
