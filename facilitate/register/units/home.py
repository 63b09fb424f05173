"""What a unit's clerk sees first: the needs it is responsible for, and what of its own waits or was lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from facilitate.register.needs.hidden import sensitive
from facilitate.register.needs.responsible import needs_of
from facilitate.register.offers.matches import Pair, lost, of_offers, waiting
from facilitate.register.offers.offers import LIVE, Line, given_by
from facilitate.store.register_tables import needs, promises

MOST = 20
"""Needs that are named; the others are counted."""
TO_DO = ("open", "doing", "waiting", "late", "contested")


@dataclass(frozen=True)
class Home:
    """`mine`: the open needs it is responsible for, `number` of them; `due`: promises still to keep; `offers` that can be had;
    `news`: what others did with its offers; `asks`: proposals that it may answer; `lost`: offers that were taken from its needs."""

    mine: tuple[Any, ...]
    number: int
    due: int
    late: int
    offers: tuple[Line, ...]
    news: tuple[Pair, ...]
    asks: tuple[Pair, ...]
    lost: tuple[Pair, ...]


def home(connection: Connection, community: int, unit: int, today: str) -> Home:
    """`today`: ISO date."""
    query = select(needs.c.id, needs.c.title, needs.c.danger, needs.c.place, needs.c.at).where(
        needs.c.community == community, needs.c.id.in_(needs_of(unit)), needs.c.state == "open", needs.c.into.is_(None)
    )
    rows = connection.execute(query.order_by(needs.c.danger.desc(), needs.c.at.desc(), needs.c.id).limit(MOST)).all()
    number = connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()
    owed = select(func.count()).where(promises.c.unit == unit, promises.c.state.in_(TO_DO))
    over = owed.where(promises.c.due != "", promises.c.due < today)
    given = tuple(line for line in given_by(connection, unit, today) if line.row["state"] in LIVE and not line.past)
    return Home(
        tuple(rows), number, connection.execute(owed).scalar_one(), connection.execute(over).scalar_one(), given,
        _news(connection, given), waiting(connection, community, unit), lost(connection, community, unit),
    )  # fmt: skip


def _news(connection: Connection, given: tuple[Line, ...]) -> tuple[Pair, ...]:
    """What was proposed of its offers and what came of it, the newest first."""
    pairs = of_offers(connection, [line.row["id"] for line in given], sensitive())
    return tuple(sorted((pair for some in pairs.values() for pair in some), key=lambda pair: -pair.at)[:MOST])
