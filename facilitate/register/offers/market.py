"""The market of each community, kept between questions and renewed where the register has changed since."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select

from facilitate.register.matching.fit import Fit
from facilitate.register.matching.matching import Market
from facilitate.register.offers.market_rows import asked, by_id, offered, parts
from facilitate.store.register_tables import changes, deeds, matches, offers, sources

SMALL = 1000
"""A market of so many needs and offers is made anew each time something has changed, in some ten milliseconds."""
MANY = 400
"""So many changes are brought into a large market one by one; after more it is made anew."""
LOOKED = 40
"""Of so many suggestions those are left out that somebody has decided already."""


class Stall:
    """One community's market as it stood after the deed `last`."""

    def __init__(self, connection: Connection, community: int, today: str) -> None:
        self.community = community
        self.last = _last(connection)
        self.today = today
        self.taken = 0
        self.market = Market(asked(connection, community), offered(connection, community, today), today)

    def renewed(self, connection: Connection, today: str) -> Stall:
        """Up to date: what has changed is put in place, or all of it is made anew."""
        last = _last(connection)
        if last == self.last and today == self.today:
            return self
        touched = _touched(connection, self.last)
        self.taken += sum(map(len, touched.values()))
        if today != self.today or self.market.size <= SMALL or self.taken > MANY:
            return Stall(connection, self.community, today)
        self.market.put(
            needs=dict.fromkeys(touched["needs"]) | by_id(asked(connection, self.community, touched["needs"])),
            offers=dict.fromkeys(touched["offers"])
            | by_id(offered(connection, self.community, today, touched["offers"])),
        )
        self.last = last
        return self


class Markets:
    """The markets of one house. To be asked where the register is read, so that no two ask at once."""

    def __init__(self) -> None:
        self._stalls: dict[int, Stall] = {}

    def for_need(self, connection: Connection, community: int, need: int, today: str, most: int = 3) -> tuple[Fit, ...]:
        """The offers that may fit this need and about which nobody has decided yet; none where it is not open."""
        decided = _decided(connection, matches.c.offer, matches.c.need, need)
        market = self.market(connection, community, today)
        fits = market.for_need(need, most + LOOKED) if market.need(need) else ()
        return tuple(fit for fit in fits if fit.offer not in decided)[:most]

    def for_offer(
        self,
        connection: Connection,
        community: int,
        offer: int,
        today: str,
        most: int = 3,
        hidden: Collection[str] = (),
    ) -> tuple[Fit, ...]:
        """The needs that this offer may fit, those of `hidden` categories left out; none where it can no longer be had."""
        decided = _decided(connection, matches.c.need, matches.c.offer, offer)
        market = self.market(connection, community, today)
        fits = market.for_offer(offer, most + LOOKED) if market.offer(offer) else ()
        away = {fit.need for fit in fits if (one := market.need(fit.need)) and one.category in hidden}
        return tuple(fit for fit in fits if fit.need not in decided | away)[:most]

    def pair(self, connection: Connection, community: int, need: int, offer: int, today: str) -> Fit | None:
        """What is told of these two; None where one of them is over."""
        market = self.market(connection, community, today)
        return market.pair(need, offer) if market.need(need) and market.offer(offer) else None

    def market(self, connection: Connection, community: int, today: str) -> Market:
        """The market as the register stands now."""
        stall = self._stalls.get(community)
        stall = stall.renewed(connection, today) if stall else Stall(connection, community, today)
        self._stalls[community] = stall
        return stall.market


def kept(fit: Fit | None) -> dict[str, Any]:
    """What spoke for a match and against it when somebody decided, as it is kept with it."""
    if fit is None:
        return {}
    told: dict[str, Any] = msgspec.to_builtins({"reasons": fit.reasons, "clashes": fit.clashes})
    return told


def _last(connection: Connection) -> int:
    return connection.execute(select(func.max(deeds.c.id))).scalar_one() or 0


def _touched(connection: Connection, since: int) -> dict[str, set[int]]:
    """The needs and offers that deeds after this one have changed."""
    query = select(changes.c.table, changes.c.row, changes.c.before, changes.c.after).where(changes.c.deed > since)
    found: dict[str, set[int]] = {"needs": set(), "offers": set()}
    cards = set()
    for row in connection.execute(query.where(changes.c.table.in_(("needs", "offers", "sources", "units")))):
        if row.table in found:
            found[row.table].add(row.row)
        elif row.table == "sources":
            cards.add(row.row)
            found["needs"] |= {told["need"] for told in (row.before, row.after) if told and "need" in told}
        else:
            found["offers"] |= set(connection.execute(select(offers.c.id).where(offers.c.unit == row.row)).scalars())
    for part in parts(cards):
        found["needs"] |= set(connection.execute(select(sources.c.need).where(sources.c.id.in_(part))).scalars())
    return found


def _decided(connection: Connection, wanted: Any, key: Any, id: int) -> set[int]:
    states = ("proposed", "confirmed", "declined")
    return set(connection.execute(select(wanted).where(key == id, matches.c.state.in_(states))).scalars())
