"""Where needs and offers miss each other: needs without an offer, offers without a need, too many on one, and the match rate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from facilitate.register.offers.offers import open_now
from facilitate.register.paging import Paged, paged
from facilitate.register.promises.promises_days import day
from facilitate.store.register_tables import matches, needs, offers

MANY = 3
"""From so many confirmed offers on one need it is pointed out that they may be missing elsewhere."""
MONTHS = 12
"""So many months are shown, the present one last."""
ONLY = ("none", "many", "")


@dataclass(frozen=True)
class Line:
    """An open need in the table; `held`: kind of resource -> how many confirmed offers it has of it."""

    id: int
    title: str
    category: str
    danger: bool
    held: Mapping[str, int]

    @property
    def offers(self) -> int:
        return sum(self.held.values())


@dataclass(frozen=True)
class Rate:
    """Of `needs` so many have or had a confirmed offer that was not withdrawn. `key`: a category, or a month as 2026-11."""

    key: str
    needs: int
    matched: int

    @property
    def share(self) -> float | None:
        """0 to 1; None where there is nothing to share."""
        return self.matched / self.needs if self.needs else None


def table(connection: Connection, community: int, only: str = "none", category: str = "", page: int = 1) -> Paged[Line]:
    """A page of the open needs with the kinds of what was confirmed for each; `only`: none, many (MANY and more) or all.
    Those without an offer first, among them immediate danger, then the oldest."""
    held = _held()
    query = select(needs.c.id, needs.c.title, needs.c.category, needs.c.danger).where(_open(community))
    if category:
        query = query.where(needs.c.category == category)
    if only in ("none", "many"):
        query = query.where(held == 0 if only == "none" else held >= MANY)
    order = (held.desc() if only == "many" else held, needs.c.danger.desc(), needs.c.at, needs.c.id)
    found = paged(connection, query.order_by(*order), page)
    kinds = _kinds(connection, [row["id"] for row in found.lines])
    return found.told(Line(**row, held=kinds.get(row["id"], {})) for row in found.lines)


def counted(connection: Connection, community: int) -> dict[str, int]:
    """How many open needs there are in each `only`."""
    held, query = _held(), select(func.count()).select_from(needs).where(_open(community))
    wanted = {"none": held == 0, "many": held >= MANY}
    found = {only: connection.execute(query.where(test)).scalar_one() for only, test in wanted.items()}
    return found | {"": connection.execute(query).scalar_one()}


def idle(connection: Connection, community: int, today: str) -> dict[str, int]:
    """Kind of resource -> how many offers can be had today and are confirmed for no need."""
    query = select(offers.c.resource, func.count()).where(_idle(community, today)).group_by(offers.c.resource)
    return {row[0]: row[1] for row in connection.execute(query)}


def idle_offers(connection: Connection, community: int, today: str, most: int) -> list[Any]:
    """The first of these offers, the oldest first: (id, text, resource)."""
    query = select(offers.c.id, offers.c.text, offers.c.resource).where(_idle(community, today))
    return list(connection.execute(query.order_by(offers.c.at, offers.c.id).limit(most)))


def rate(connection: Connection, community: int) -> Rate:
    """Needs with a confirmed offer out of all that stand, settled ones too."""
    rows = by_category(connection, community)
    return Rate("", sum(row.needs for row in rows), sum(row.matched for row in rows))


def by_category(connection: Connection, community: int) -> tuple[Rate, ...]:
    """The match rate of each category that has needs; the lowest share first, of equal ones the one with more needs."""
    query = select(needs.c.category, func.count(), func.count(_since().label("since"))).where(_standing(community))
    rows = [Rate(*row) for row in connection.execute(query.group_by(needs.c.category))]
    return tuple(sorted(rows, key=lambda row: (row.share or 0.0, -row.needs, row.key)))


def by_month(connection: Connection, community: int, today: date) -> tuple[Rate, ...]:
    """For the end of each of the last months: needs known by then, and those of them for which an offer was confirmed by then.
    From the month of the first need on; a match that was withdrawn since counts in no month."""
    query = select(needs.c.at, _since().label("since")).where(_standing(community))
    known: list[tuple[str, str]] = [
        (f"{day(row.at):%Y-%m}", f"{day(row.since):%Y-%m}" if row.since is not None else "9999")
        for row in connection.execute(query)
    ]
    if not known:
        return ()
    first = min(month for month, _ in known)
    return tuple(
        Rate(month, sum(at <= month for at, _ in known), sum(max(pair) <= month for pair in known))
        for month in _months(today)
        if month >= first
    )


def _months(today: date) -> Iterator[str]:
    """The last twelve months as 2026-11, the earliest first."""
    last = today.year * 12 + today.month - 1
    return (f"{month // 12}-{month % 12 + 1:02d}" for month in range(last - MONTHS + 1, last + 1))


def _open(community: int) -> ColumnElement[bool]:
    return and_(needs.c.community == community, needs.c.kind == "need", needs.c.into.is_(None), needs.c.state == "open")


def _standing(community: int) -> ColumnElement[bool]:
    return and_(
        needs.c.community == community, needs.c.kind == "need", needs.c.into.is_(None),
        or_(needs.c.state == "open", needs.c.state == "settled"),
    )  # fmt: skip


def _held() -> Any:
    """How many offers are confirmed for a need."""
    query = select(func.count(matches.c.offer.distinct())).where(
        matches.c.need == needs.c.id, matches.c.state == "confirmed"
    )
    return query.correlate(needs).scalar_subquery()


def _since() -> Any:
    """Since when (server ms) a need has a confirmed offer; null: it has none."""
    query = select(func.min(matches.c.at)).where(matches.c.need == needs.c.id, matches.c.state == "confirmed")
    return query.correlate(needs).scalar_subquery()


def _kinds(connection: Connection, ids: list[int]) -> dict[int, dict[str, int]]:
    query = (
        select(matches.c.need, offers.c.resource, func.count(offers.c.id.distinct()))
        .join(offers, offers.c.id == matches.c.offer)
        .where(matches.c.need.in_(ids), matches.c.state == "confirmed")
        .group_by(matches.c.need, offers.c.resource)
    )
    found: dict[int, dict[str, int]] = {}
    for need, resource, number in connection.execute(query):
        found.setdefault(need, {})[resource] = number
    return found


def _idle(community: int, today: str) -> ColumnElement[bool]:
    used: Select[tuple[int]] = select(matches.c.offer).where(matches.c.state == "confirmed")
    return and_(offers.c.community == community, open_now(today), offers.c.id.not_in(used))
