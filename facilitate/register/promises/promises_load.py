"""What an owner has on hand before another promise is given; and what is to be looked at again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, exists, select

from facilitate.register.promises.promises import EVERYTHING, Line, Sight, lines, readable, standings
from facilitate.register.promises.promises_figures import TO_DO, Office, Standing, late, total
from facilitate.register.units.units import folded, known
from facilitate.store.keeping_tables import returns
from facilitate.store.register_tables import promises, units

MOST = 30
"""Promises on hand that are told one by one; returns that are listed."""


@dataclass(frozen=True)
class Load:
    """What the owner still has to do, the first date first: `lines` are the first of them; `by` how many are due on or before the
    new date, `undated` how many have none; `figures` of everything that owner has promised."""

    lines: tuple[Line, ...]
    by: int
    undated: int
    figures: Office


def load(connection: Connection, community: int, unit: int | None, person: str, today: date, by: str) -> Load:
    """Of the unit, or of a person who acts for none; `by` an ISO date."""
    mine = [one for one in standings(connection, community) if _of(one, unit, person)]
    hand = sorted((one for one in mine if one.state in TO_DO), key=lambda one: (one.due or "9", one.id))
    return Load(
        lines(connection, hand[:MOST], today, EVERYTHING),
        by=sum(bool(one.due) and one.due <= by for one in hand),
        undated=sum(not one.due for one in hand),
        figures=total(mine, today),
    )


@dataclass(frozen=True)
class Hand:
    """What somebody still has to do: `open` in all, `late` of these."""

    open: int
    late: int


def on_hand(connection: Connection, community: int, people: Mapping[str, str], today: date) -> dict[str, Hand]:
    """For each of these people (id to name) who has something to do: whoever speaks for a unit has what the unit has."""
    directory, hands = known(connection, community), {}
    left = [one for one in standings(connection, community) if one.state in TO_DO]
    for id, name in people.items():
        unit = directory.of(name)
        mine = [one for one in left if _of(one, unit, name)]
        if mine:
            hands[id] = Hand(len(mine), sum(late(one, today) > 0 for one in mine))
    return hands


def due_returns(
    connection: Connection, community: int, today: date, sight: Sight = EVERYTHING
) -> tuple[Mapping[str, Any], ...]:
    """The returns whose day has come and that nobody has answered, the first first, with the words and office of the promise; of
    a promise the last whose day has come."""
    after = returns.alias()
    overtaken = exists().where(
        after.c.promise == returns.c.promise, after.c.due > returns.c.due, after.c.due <= today.isoformat()
    )
    seen = readable(community, sight).subquery()
    query = (
        select(returns, promises.c.text.label("promised"), promises.c.done, units.c.name.label("office"))
        .join(promises, promises.c.id == returns.c.promise)
        .outerjoin(units, units.c.id == promises.c.unit)
        .where(
            returns.c.state == "due",
            returns.c.due <= today.isoformat(),
            returns.c.promise.in_(select(seen.c.id)),
            ~overtaken,
        )
        .order_by(returns.c.due, returns.c.id)
        .limit(MOST)
    )
    return tuple(dict(row) for row in connection.execute(query).mappings())


def _of(one: Standing, unit: int | None, person: str) -> bool:
    return one.unit == unit if unit is not None else one.unit is None and folded(one.office) == folded(person)
