"""Offers as the API tells and takes them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import select

from facilitate.register import feed
from facilitate.register.book import Book
from facilitate.register.doer import Doer
from facilitate.register.offers import offers, offers_deeds
from facilitate.store.register_tables import matches, needs, units
from facilitate.web.api.look import Look, more, same, when
from facilitate.web.api.shapes import Matched, Offer, OfferSheet
from facilitate.web.api.wishes import NewOffer, Withdrawal


def many(look: Look, ids: Sequence[int]) -> list[Offer]:
    """In the order of their numbers."""
    rows, today = look.rows("offers", ids), look.today.isoformat()
    query = select(units.c.id, units.c.name).where(units.c.id.in_({row["unit"] for row in rows} - {None}))
    names = {row.id: row.name for row in look.connection.execute(query)}
    return [
        Offer(
            **same(Offer, row), unit_name=names.get(row["unit"], ""), past=bool(row["until"]) and row["until"] < today
        )
        for row in rows
    ]


def one(look: Look, id: int) -> OfferSheet:
    """With everything that its page shows; of needs only those that these eyes may read."""
    [told] = many(look, [id])
    pairs = (
        select(matches.c.need, needs.c.title, matches.c.state, matches.c.at)
        .join(needs, needs.c.id == matches.c.need)
        .where(matches.c.offer == id, feed.visible("needs", look.eyes))
        .order_by(matches.c.id)
    )
    found = look.connection.execute(pairs).mappings()
    steps = offers.one(look.connection, look.eyes.community, id, look.today.isoformat()).steps
    return more(
        OfferSheet,
        told,
        steps={state: when(at) for state, at in steps.items()},
        matches=[Matched(**same(Matched, dict(row))) for row in found],
    )


def publish(book: Book, doer: Doer, community: int, wish: NewOffer) -> tuple[int, int]:
    """(the offer, the deed)."""
    told: dict[str, Any] = msgspec.structs.asdict(wish)
    unit = told.pop("unit")
    until = wish.until.isoformat() if wish.until else ""
    done = offers_deeds.publish(book, doer, community, told | {"until": until}, unit)
    return done.answer, done.id


def withdraw(book: Book, doer: Doer, community: int, id: int, wish: Withdrawal) -> tuple[int, int]:
    """(the offer, the deed)."""
    return id, offers_deeds.withdraw(book, doer, community, id, wish.reason)
