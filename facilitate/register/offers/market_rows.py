"""The rows of the register as the needs and offers that are matched."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Select, select

from facilitate.register.matching import sides
from facilitate.register.matching.fit import Asked, Offered
from facilitate.register.matching.matters import known
from facilitate.register.offers.offers import open_now
from facilitate.store.register_tables import needs, offers, sources, units

TEXTS = 900
"""Ids in one question."""


def asked(connection: Connection, community: int, ids: Collection[int] | None = None) -> list[Asked]:
    """The open needs of a community, with the words of their cards; `ids`: only these."""
    query = select(needs).where(
        needs.c.community == community, needs.c.kind == "need", needs.c.state == "open", needs.c.into.is_(None)
    )
    said = select(sources.c.need, sources.c.words).join(needs, needs.c.id == sources.c.need)
    said = said.where(needs.c.community == community).order_by(sources.c.id)
    words: dict[int, list[str]] = {}
    for card in _all(connection, said, sources.c.need, ids):
        words.setdefault(card.need, []).append(card.words)
    return [_need(row, tuple(words.get(row.id, ()))) for row in _all(connection, query, needs.c.id, ids)]


def offered(connection: Connection, community: int, today: str, ids: Collection[int] | None = None) -> list[Offered]:
    """The offers of a community that can still be had; `ids`: only these."""
    query = select(offers, units.c.kind.label("kind")).outerjoin(units, units.c.id == offers.c.unit)
    query = query.where(offers.c.community == community, open_now(today))
    return [_offer(row) for row in _all(connection, query, offers.c.id, ids)]


def _all(connection: Connection, query: Select[Any], key: Any, ids: Collection[int] | None) -> Iterator[Any]:
    if ids is None:
        yield from connection.execute(query)
    else:
        for part in parts(ids):
            yield from connection.execute(query.where(key.in_(part)))


def remember(rows: Iterable[Asked | Offered]) -> None:
    """Read these texts once, so that a market is made of them in no time."""
    for row in rows:
        sides.asked(row, known()) if isinstance(row, Asked) else sides.offered(row, known())


def parts(ids: Collection[int]) -> Iterator[list[int]]:
    """The ids in pieces that fit into one question to the database."""
    order = sorted(ids)
    return (order[n : n + TEXTS] for n in range(0, len(order), TEXTS))


def _need(row: Any, words: tuple[str, ...]) -> Asked:
    facts = (row.category, row.place, row.hours, row.households or 0, row.affected)
    return Asked(row.id, row.title, tuple(word for word in words if word and word != row.title), *facts)


def _offer(row: Any) -> Offered:
    facts = (row.place, row.hours, row.amount, row.price, row.until, row.project)
    return Offered(row.id, row.text, row.resource, row.kind or "", *facts)


def by_id(rows: Iterable[Any]) -> dict[int, Any]:
    """The needs or offers by their numbers."""
    return {row.id: row for row in rows}
