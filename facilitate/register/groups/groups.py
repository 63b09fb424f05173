"""Action groups: squads with a lead, shifts with places, and who has signed up for which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select

from facilitate.register.declined import Declined
from facilitate.register.moments import instant
from facilitate.store.register_tables import REGISTERS, promises

groups, squads, shifts, sign_ups = (REGISTERS[name] for name in ("groups", "squads", "shifts", "sign_ups"))
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Shift:
    """`coming` and `waiting` in the order in which they signed up, with contacts: for the squad's lead alone. `past`: it has ended."""

    row: Row
    coming: tuple[Row, ...]
    waiting: tuple[Row, ...]
    past: bool

    @property
    def free(self) -> int:
        """Places that are left."""
        return max(0, int(self.row["places"]) - len(self.coming))

    @property
    def open(self) -> bool:
        return not self.past and self.row["state"] == "open"


@dataclass(frozen=True)
class Squad:
    row: Row
    shifts: tuple[Shift, ...]


@dataclass(frozen=True)
class Group:
    """`promise`: what it acts for, if it was made for one."""

    row: Row
    squads: tuple[Squad, ...]
    promise: Row | None

    @property
    def shifts(self) -> tuple[tuple[Squad, Shift], ...]:
        """All shifts that are held, the first first."""
        held = [(squad, shift) for squad in self.squads for shift in squad.shifts if shift.row["state"] == "open"]
        return tuple(sorted(held, key=lambda pair: (pair[1].row["starts"], pair[1].row["id"])))

    @property
    def open(self) -> bool:
        return bool(self.row["state"] == "open")


@dataclass(frozen=True)
class Line:
    """A group in the list: shifts still to come, their places, how many come and wait."""

    id: int
    name: str
    purpose: str
    state: str
    shifts: int
    places: int
    coming: int
    waiting: int


def listed(connection: Connection, community: int, now: int, state: str = "") -> tuple[Line, ...]:
    """The groups, the newest first; `state` open: only those that go on. `now`: server ms."""
    query = select(groups).where(groups.c.community == community).order_by(groups.c.state.desc(), groups.c.id.desc())
    if state:
        query = query.where(groups.c.state == state)
    rows = connection.execute(query).mappings().all()
    held = _to_come(connection, [row["id"] for row in rows], now)
    told = ("id", "name", "purpose", "state")
    return tuple(Line(**({name: row[name] for name in told} | held.get(row["id"], _NONE))) for row in rows)


def one(connection: Connection, community: int, id: int, now: int) -> Group:
    """A group with everything. Raises Declined(no_such_row)."""
    row = connection.execute(select(groups).where(groups.c.id == id)).mappings().one_or_none()
    if row is None or row["community"] != community:
        raise Declined("no_such_row")
    found = _all(connection.execute(select(squads).where(squads.c.group == id).order_by(squads.c.id)))
    held = _shifts(connection, [squad["id"] for squad in found], now)
    parts = tuple(Squad(squad, tuple(held.get(squad["id"], ()))) for squad in found)
    about = select(promises.c.id, promises.c.text, promises.c.person, promises.c.need).where(
        promises.c.id == row["promise"]
    )
    promise = connection.execute(about).mappings().one_or_none() if row["promise"] else None
    return Group(dict(row), parts, dict(promise) if promise else None)


def mine(group: Group, who: str) -> tuple[tuple[Squad, Shift, Row], ...]:
    """What this phone has signed up for in the group and not signed off; `who` "": a phone that is not known."""
    return tuple(
        (squad, shift, row)
        for squad, shift in group.shifts
        for row in (*shift.coming, *shift.waiting)
        if who and row["who"] == who
    )


def order() -> tuple[Any, Any]:
    """Who signed up first stands first."""
    return sign_ups.c.at, sign_ups.c.id


_NONE = {"shifts": 0, "places": 0, "coming": 0, "waiting": 0}


def _to_come(connection: Connection, ids: Sequence[int], now: int) -> dict[int, dict[str, int]]:
    """By group: its shifts that have not ended, their places, and who comes or waits."""
    query: Select[Any] = (
        select(squads.c.group, shifts.c.id, shifts.c.places)
        .join(shifts, shifts.c.squad == squads.c.id)
        .where(squads.c.group.in_(ids), shifts.c.state == "open", shifts.c.ends > instant(now))
    )
    rows = connection.execute(query).all()
    numbers = _numbers(connection, [row.id for row in rows])
    found: dict[int, dict[str, int]] = {}
    for group, id, places in rows:
        line = found.setdefault(group, dict(_NONE))
        line["shifts"] += 1
        line["places"] += places
        for state in ("coming", "waiting"):
            line[state] += numbers.get((id, state), 0)
    return found


def _numbers(connection: Connection, ids: Sequence[int]) -> dict[tuple[int, str], int]:
    query = select(sign_ups.c.shift, sign_ups.c.state, func.count()).where(sign_ups.c.shift.in_(ids))
    return {(row[0], row[1]): row[2] for row in connection.execute(query.group_by(sign_ups.c.shift, sign_ups.c.state))}


def _shifts(connection: Connection, ids: Sequence[int], now: int) -> dict[int, list[Shift]]:
    rows = _all(
        connection.execute(select(shifts).where(shifts.c.squad.in_(ids)).order_by(shifts.c.starts, shifts.c.id))
    )
    people: dict[tuple[int, str], list[Row]] = {}
    query = select(sign_ups).where(sign_ups.c.shift.in_([row["id"] for row in rows])).order_by(*order())
    for row in _all(connection.execute(query)):
        people.setdefault((row["shift"], row["state"]), []).append(row)
    found: dict[int, list[Shift]] = {}
    for row in rows:
        coming, waiting = (tuple(people.get((row["id"], state), ())) for state in ("coming", "waiting"))
        found.setdefault(row["squad"], []).append(Shift(row, coming, waiting, row["ends"] <= instant(now)))
    return found


def _all(found: Any) -> tuple[Row, ...]:
    return tuple(dict(row) for row in found.mappings())
