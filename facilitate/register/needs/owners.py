"""Who is responsible for a need: several at once, each by a route and for a part of it; nobody is, until there is one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from facilitate.store.register_tables import REGISTERS, needs, units

owners = REGISTERS["owners"]


@dataclass(frozen=True)
class Owner:
    """`name`: the office while one is known, else the person; `unit` 0: a person alone; `at`: since when, server ms."""

    id: int
    unit: int
    name: str
    person: str
    route: str
    part: str
    at: int


def of_needs(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[Owner, ...]]:
    """Whoever is responsible for each of these needs or for what was merged into it, the first first."""
    query = (
        select(owners, units.c.name.label("unit_name"), _head().label("head"))
        .join(needs, needs.c.id == owners.c.need)
        .outerjoin(units, units.c.id == owners.c.unit)
        .where(owners.c.state == "open", _head().in_(ids))
        .order_by(owners.c.at, owners.c.id)
    )
    found: dict[int, list[Owner]] = {}
    for row in connection.execute(query):
        name = row.unit_name or row.person
        owner = Owner(row.id, row.unit or 0, name, row.person, row.route, row.part, row.at)
        found.setdefault(row.head, []).append(owner)
    return {id: tuple(each) for id, each in found.items()}


def owned() -> Select[Any]:
    """The ids of the needs for which somebody is responsible."""
    return select(_head()).join(owners, owners.c.need == needs.c.id).where(owners.c.state == "open")


def _head() -> ColumnElement[int]:
    """The need that a need is part of, else itself."""
    return func.coalesce(needs.c.into, needs.c.id)
