"""A whole register as plain rows, for a sheet that an office keeps: everything for the organiser, the open part for everybody."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select

from facilitate.register.needs.public import PAST, office
from facilitate.store.keeping_tables import owners
from facilitate.store.register_tables import deeds, gatherings, needs, offers, promises, sources, units

Row = Mapping[str, Any]
OUT_OF_SIGHT = "withdrawn"


@dataclass(frozen=True)
class Need:
    """A need with what was said, in how many meetings; `owners` units and people, `offices` units alone; `due` the next date."""

    row: Row
    words: tuple[str, ...]
    heard: int
    owners: tuple[str, ...]
    offices: tuple[str, ...]
    due: str


def all_needs(connection: Connection, community: int, hidden: Collection[str] = ()) -> tuple[Need, ...]:
    """Needs that are part of no other and not put out of sight, the first first; `hidden` categories are left out."""
    query = select(needs).where(
        needs.c.community == community, needs.c.into.is_(None), needs.c.state != OUT_OF_SIGHT,
        needs.c.category.not_in(list(hidden)),
    )  # fmt: skip
    rows = _rows(connection, query.order_by(needs.c.id))
    ids = query.with_only_columns(needs.c.id)
    said = _by_need(_rows(connection, select(sources).where(sources.c.need.in_(ids)).order_by(sources.c.id)))
    held = _by_need(_rows(connection, _named(promises).where(promises.c.need.in_(ids), promises.c.state.not_in(PAST))))
    owned = _by_need(_rows(connection, _named(owners).where(owners.c.need.in_(ids), owners.c.state == "open")))
    return tuple(_need(row, said.get(row["id"], []), held.get(row["id"], []), owned.get(row["id"], [])) for row in rows)


def all_offers(connection: Connection, community: int) -> tuple[Row, ...]:
    """Every offer with the name of its unit (`unit_name`)."""
    return tuple(_rows(connection, _named(offers).where(offers.c.community == community).order_by(offers.c.id)))


def all_promises(connection: Connection, community: int) -> tuple[Row, ...]:
    """Every promise with `unit_name`, the `title` of its need and the title of its meeting (`meeting_title`)."""
    query = select(promises, units.c.name.label("unit_name"), needs.c.title, gatherings.c.title.label("meeting_title"))
    query = query.outerjoin(units, units.c.id == promises.c.unit).outerjoin(needs, needs.c.id == promises.c.need)
    query = query.outerjoin(gatherings, gatherings.c.meeting == promises.c.meeting)
    mine = query.where(promises.c.community == community, promises.c.state != OUT_OF_SIGHT)
    return tuple(_rows(connection, mine.order_by(promises.c.id)))


def all_units(connection: Connection, community: int) -> tuple[Row, ...]:
    """Every unit that is part of no other."""
    query = select(units).where(units.c.community == community, units.c.into.is_(None))
    return tuple(_rows(connection, query.order_by(units.c.id)))


def last_change(connection: Connection, community: int) -> int:
    """The number of the last deed."""
    query = select(func.max(deeds.c.id)).where(deeds.c.community == community)
    return connection.execute(query).scalar_one() or 0


def _named(table: Any) -> Select[Any]:
    return select(table, units.c.name.label("unit_name")).outerjoin(units, units.c.id == table.c.unit)


def _need(row: Row, said: list[Row], held: list[Row], owned: list[Row]) -> Need:
    due = min((each["due"] for each in held if each["due"] and each["state"] != "confirmed"), default="")
    return Need(
        row,
        _once(each["words"] for each in said),
        len({each["meeting"] for each in said if each["meeting"]}),
        _once(each["unit_name"] or each["person"] for each in (*owned, *held)),
        _once([*(each["unit_name"] or "" for each in owned), *map(office, held)]),
        due,
    )


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))


def _by_need(rows: list[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row["need"], []).append(row)
    return found


def _rows(connection: Connection, query: Select[Any]) -> list[Row]:
    return [dict(row) for row in connection.execute(query).mappings()]
