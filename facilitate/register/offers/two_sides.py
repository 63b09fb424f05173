"""The wall with two sides: needs on one, offers on the other, and which belong together."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select

from facilitate.register.offers.matches import STANDING
from facilitate.register.offers.offers import open_now
from facilitate.register.paging import pages_of, within
from facilitate.store.register_tables import matches, needs, offers, units

ROWS, FREE = 9, 3
"""On one page so many needs, up to as many offers that belong to them, and so many that belong to none."""


@dataclass(frozen=True)
class Tie:
    """Row numbers from 0 on both sides of one page; `state`: confirmed or proposed."""

    need: int
    offer: int
    state: str


@dataclass(frozen=True)
class Sides:
    needs: tuple[Any, ...]
    offers: tuple[Any, ...]
    ties: tuple[Tie, ...]
    page: int
    pages: int

    @property
    def beside(self) -> tuple[str, ...]:
        """For each need the places, from 1, of the offers that belong to it: 2、5."""
        mine = [[str(tie.offer + 1) for tie in self.ties if tie.need == n] for n in range(len(self.needs))]
        return tuple("、".join(some) for some in mine)


def sides(connection: Connection, community: int, today: str, page: int, hidden: Collection[str]) -> Sides:
    """One page: immediate danger first, then the newest needs; beside them the offers that belong to them, then others that can be
    had. Needs of `hidden` categories are left out."""
    open_ = select(needs.c.id, needs.c.title, needs.c.danger, needs.c.place).where(
        needs.c.community == community, needs.c.kind == "need", needs.c.state == "open", needs.c.into.is_(None),
        needs.c.category.not_in(list(hidden)),
    )  # fmt: skip
    wanted = connection.execute(select(func.count()).select_from(open_.subquery())).scalar_one()
    free = select(func.count()).where(offers.c.community == community, open_now(today), offers.c.id.not_in(_used()))
    pages = max(pages_of(wanted, ROWS), pages_of(connection.execute(free).scalar_one(), FREE))
    page = within(page, pages)
    order = (needs.c.danger.desc(), needs.c.at.desc(), needs.c.id.desc())
    mine = connection.execute(open_.order_by(*order).limit(ROWS).offset((page - 1) * ROWS)).all()
    tied = _tied(connection, [row.id for row in mine])
    theirs = _theirs(connection, community, today, [row.offer for row in tied], page)
    at = {row.id: n for n, row in enumerate(theirs)}
    rows = {row.id: n for n, row in enumerate(mine)}
    best = {(row.need, row.offer): row.state for row in tied}
    ties = (Tie(rows[need], at[offer], state) for (need, offer), state in best.items() if offer in at)
    return Sides(tuple(mine), tuple(theirs), tuple(sorted(ties, key=lambda tie: (tie.need, tie.offer))), page, pages)


def _tied(connection: Connection, ids: list[int]) -> list[Any]:
    """The matches of these needs; of one pair the confirmed one last."""
    query = select(matches.c.need, matches.c.offer, matches.c.state)
    query = query.where(matches.c.need.in_(ids), matches.c.state.in_(STANDING))
    return list(connection.execute(query.order_by(matches.c.state.desc(), matches.c.need, matches.c.offer)))


def _theirs(connection: Connection, community: int, today: str, tied: list[int], page: int) -> list[Any]:
    """The offers that belong to the needs of this page, in their order, then those that belong to none, page by page."""
    query = select(offers.c.id, offers.c.text, offers.c.resource, units.c.name.label("unit"))
    query = query.outerjoin(units, units.c.id == offers.c.unit).where(offers.c.community == community)
    first = list(dict.fromkeys(tied))[:ROWS]
    known = {row.id: row for row in connection.execute(query.where(offers.c.id.in_(first)))}
    free = query.where(open_now(today), offers.c.id.not_in(_used())).order_by(offers.c.at.desc(), offers.c.id.desc())
    rest = connection.execute(free.limit(FREE).offset((page - 1) * FREE)).all()
    return [*(known[id] for id in first if id in known), *rest]


def _used() -> Select[tuple[int]]:
    return select(matches.c.offer).where(matches.c.state.in_(STANDING))
