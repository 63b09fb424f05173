"""The directory of units: the list with what each has to do, and one unit with everything that hangs on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, case, func, select

from facilitate.register import search
from facilitate.register.declined import Declined
from facilitate.register.needs.needs import KEPT
from facilitate.register.paging import Paged, paged
from facilitate.store.register_tables import REGISTERS, needs, offers, promises, units

PAGE = 40
OVER = (*KEPT, "confirmed", "withdrawn")
"""Promises in these states keep nobody busy."""
GONE = ("withdrawn", "fulfilled")
"""Offers in these states are no longer there to be taken up."""
owners, accounts = REGISTERS["owners"], REGISTERS["accounts"]
Rows = tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class Ask:
    """What the list is narrowed to; `kind`: a group of the lists."""

    words: str = ""
    kind: str = ""
    page: int = 1


@dataclass(frozen=True)
class Line:
    """A unit in the list, with how many needs it is responsible for, promises it has not kept yet, and offers that stand."""

    id: int
    name: str
    kind: str
    place: str
    person: str
    needs: int
    promises: int
    offers: int


@dataclass(frozen=True)
class Sheet:
    """One unit; `also`: under which other spellings it is known; `people`: who works for it, with how many open promises each."""

    row: Mapping[str, Any]
    also: Rows
    owned: Rows
    promises: Rows
    offers: Rows
    people: Mapping[str, int]


def choices(connection: Connection, community: int) -> dict[int, str]:
    """What the units are called, by number, in the order of their names."""
    query = select(units.c.id, units.c.name).where(*_ours(community)).order_by(units.c.name, units.c.id)
    return {row.id: row.name for row in connection.execute(query)}


def listed(connection: Connection, community: int, ask: Ask) -> Paged[Line]:
    """A page of the list, by name."""
    query = select(units).where(*_ours(community))
    if ask.kind:
        query = query.where(units.c.kind == ask.kind)
    if ask.words.strip():
        query = query.where(units.c.id.in_(_named(ask.words)))
    found = paged(connection, query.order_by(units.c.name, units.c.id), ask.page, PAGE)
    return found.told(_lines(connection, found.lines))


def one(connection: Connection, community: int, id: int) -> Sheet:
    """A unit with what it is responsible for, has promised and offers; of a merged one, the unit that it is part of now.
    Raises Declined(no_such_row)."""
    row = connection.execute(select(units).where(units.c.id == id)).mappings().one_or_none()
    if row is None or row["community"] != community:
        raise Declined("no_such_row")
    if row["into"] is not None:
        return one(connection, community, row["into"])
    also = connection.execute(select(units).where(units.c.into == id).order_by(units.c.id))
    owned = _all(connection.execute(_about_needs(owners, id).where(owners.c.state == "open").order_by(owners.c.id)))
    kept = _all(connection.execute(_about_needs(promises, id).order_by(_over(), promises.c.due, promises.c.id)))
    given = connection.execute(select(offers).where(offers.c.unit == id).order_by(offers.c.at.desc(), offers.c.id))
    return Sheet(dict(row), _all(also), owned, kept, _all(given), _people(connection, dict(row), owned, kept))


def unclaimed(connection: Connection, community: int) -> tuple[str, ...]:
    """Who has answered in a meeting and belongs to no unit yet, by name."""
    query = select(promises.c.person).where(
        promises.c.community == community, promises.c.unit.is_(None), promises.c.kind != "task", promises.c.person != ""
    )
    return tuple(sorted(connection.execute(query.distinct()).scalars()))


def _ours(community: int) -> tuple[Any, ...]:
    return units.c.community == community, units.c.into.is_(None)


def _named(words: str) -> Select[Any]:
    """The units that are called so, or were under another spelling."""
    found = search.found("units", words)
    if found is None:
        return select(units.c.id).where(units.c.id.is_(None))
    return select(func.coalesce(units.c.into, units.c.id)).where(units.c.id.in_(found))


def _lines(connection: Connection, rows: Rows) -> tuple[Line, ...]:
    ids = [row["id"] for row in rows]
    owned = _owning(connection, ids)
    kept = _numbers(connection, ids, promises.c.unit, promises.c.state.not_in(OVER))
    given = _numbers(connection, ids, offers.c.unit, offers.c.state.not_in(GONE))
    told = ("id", "name", "kind", "place", "person")
    return tuple(
        Line(
            **{name: row[name] for name in told}, needs=owned.get(row["id"], 0),
            promises=kept.get(row["id"], 0), offers=given.get(row["id"], 0),
        )
        for row in rows
    )  # fmt: skip


def _owning(connection: Connection, ids: Sequence[int]) -> dict[int, int]:
    """For how many open needs each is responsible, by a promise or as an owner."""
    promised = select(promises.c.unit, promises.c.need).where(
        promises.c.state.not_in(KEPT), promises.c.need.is_not(None)
    )
    taken = select(owners.c.unit, owners.c.need).where(owners.c.state == "open")
    both = promised.union(taken).subquery()
    query = select(both.c.unit, func.count()).join(needs, needs.c.id == both.c.need).where(needs.c.state == "open")
    return {row[0]: row[1] for row in connection.execute(query.where(both.c.unit.in_(ids)).group_by(both.c.unit))}


def _numbers(connection: Connection, ids: Sequence[int], unit: Any, which: Any) -> dict[int, int]:
    return {
        row[0]: row[1]
        for row in connection.execute(select(unit, func.count()).where(unit.in_(ids), which).group_by(unit))
    }


def _about_needs(table: Any, unit: int) -> Select[Any]:
    query = select(table, needs.c.title.label("need_title"), needs.c.category.label("need_category"))
    return query.outerjoin(needs, needs.c.id == table.c.need).where(table.c.unit == unit)


def _over() -> Any:
    return case((promises.c.state.in_(OVER), 1), else_=0)


def _people(connection: Connection, row: Mapping[str, Any], owned: Rows, kept: Rows) -> dict[str, int]:
    """Whoever holds the office first."""
    busy = [each["person"] for each in kept if each["state"] not in OVER]
    staff = select(accounts.c.person).where(accounts.c.unit == row["id"], accounts.c.state == "open")
    names = [row["person"], *busy, *(each["person"] for each in owned), *connection.execute(staff).scalars()]
    return {name: busy.count(name) for name in dict.fromkeys(names) if name}


def _all(found: Any) -> Rows:
    return tuple(dict(row) for row in found.mappings())
