"""Suggestions with the other side's row, for a page to show."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from facilitate.register.matching.fit import Fit
from facilitate.register.offers.market import Markets
from facilitate.register.offers.offers import Line, lines
from facilitate.store.register_tables import needs


@dataclass(frozen=True)
class OfferFit:
    """An offer that may fit the need in question."""

    fit: Fit
    line: Line


@dataclass(frozen=True)
class NeedFit:
    """A need that the offer in question may fit."""

    fit: Fit
    row: Mapping[str, Any]


def offers_for(
    connection: Connection, community: int, markets: Markets, need: int, today: str, most: int, unit: int | None = None
) -> tuple[OfferFit, ...]:
    """Up to `most` offers for a need, best first; `unit`: only those of that unit."""
    looked = most if unit is None else most * 10
    fits = markets.for_need(connection, community, need, today, looked)
    rows = lines(connection, [fit.offer for fit in fits], today)
    found = (OfferFit(fit, rows[fit.offer]) for fit in fits if fit.offer in rows)
    return tuple(one for one in found if unit is None or one.line.row["unit"] == unit)[:most]


def needs_for(
    connection: Connection,
    community: int,
    markets: Markets,
    offer: int,
    today: str,
    most: int,
    hidden: Collection[str] = (),
) -> tuple[NeedFit, ...]:
    """Up to `most` needs for an offer, best first, those of `hidden` categories left out."""
    fits = markets.for_offer(connection, community, offer, today, most, hidden)
    query = select(needs).where(needs.c.id.in_([fit.need for fit in fits]))
    rows = {row["id"]: dict(row) for row in connection.execute(query).mappings()}
    return tuple(NeedFit(fit, rows[fit.need]) for fit in fits)
