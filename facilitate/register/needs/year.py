"""What became of a year: needs that were heard, which were met and by whom, and which are still nobody's."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, and_, func, select

from facilitate.register.needs.needs import Line, among, nobodys
from facilitate.register.promises import promises_figures
from facilitate.register.promises.promises import standings
from facilitate.register.promises.promises_days import day
from facilitate.store.register_tables import changes, deeds, needs

FEW = 10
"""Needs of nobody that are named; the rest is counted."""


@dataclass(frozen=True)
class Met:
    """A need that was called settled on a day of the year."""

    line: Line
    on: date


@dataclass(frozen=True)
class Office:
    """What an office, or a person, has done in the year: needs `met`, promises `confirmed` by residents, of these `in_time`."""

    name: str
    met: int
    confirmed: int
    in_time: int


@dataclass(frozen=True)
class Year:
    """Of the needs `heard` in the year some are `settled` by now, some `looked_after` and some `nobody`'s: together all of them.
    `met` in the year, also needs of earlier years; `unowned` the first FEW of nobody's; `confirmed` promises."""

    number: int
    heard: int
    settled: int
    nobody: int
    met: tuple[Met, ...]
    unowned: tuple[Line, ...]
    offices: tuple[Office, ...]
    confirmed: int

    @property
    def looked_after(self) -> int:
        return self.heard - self.settled - self.nobody


def year(connection: Connection, community: int, number: int) -> Year:
    """January to December on this computer's clock; what was taken back, withdrawn or merged away does not count."""
    heard = and_(_ours(community), needs.c.state.in_(("open", "settled")), _within(needs.c.at, number))
    nobody = and_(heard, needs.c.state == "open", nobodys())
    first = select(needs.c.id).where(nobody).order_by(needs.c.danger.desc(), needs.c.at, needs.c.id).limit(FEW)
    ids = list(connection.execute(first).scalars())
    met = _met(connection, community, number)
    done = promises_figures.offices(
        (
            one
            for one in standings(connection, community)
            if one.state == "confirmed" and one.done.startswith(f"{number}-")
        ),
        date(number, 12, 31),
    )
    return Year(
        number, _count(connection, heard), _count(connection, and_(heard, needs.c.state == "settled")),
        _count(connection, nobody), met, tuple(sorted(among(connection, ids), key=lambda line: ids.index(line.id))),
        _offices(met, done), sum(one.confirmed for one in done),
    )  # fmt: skip


def _met(connection: Connection, community: int, number: int) -> tuple[Met, ...]:
    """The last day on which somebody called it settled; where nobody did (it came so from a spreadsheet), the day it came."""
    settled = (
        select(changes.c.row, func.max(deeds.c.at).label("at"))
        .join(deeds, deeds.c.id == changes.c.deed)
        .where(deeds.c.verb == "settle_need", deeds.c.undone_by.is_(None), changes.c.table == "needs")
        .group_by(changes.c.row)
        .subquery()
    )
    at = func.coalesce(settled.c.at, needs.c.at)
    query = select(needs.c.id, at.label("at")).outerjoin(settled, settled.c.row == needs.c.id)
    query = query.where(_ours(community), needs.c.state == "settled", _within(at, number))
    days = {row.id: day(row.at) for row in connection.execute(query)}
    found = (Met(line, days[line.id]) for line in among(connection, days))
    return tuple(sorted(found, key=lambda each: (each.on, each.line.id)))


def _offices(met: tuple[Met, ...], done: tuple[promises_figures.Office, ...]) -> tuple[Office, ...]:
    """By name: a list is no ranking."""
    needs_met = Counter(name for each in met for name in each.line.owners)
    confirmed, in_time = Counter[str](), Counter[str]()
    for one in done:
        confirmed[one.name] += one.confirmed
        in_time[one.name] += one.in_time
    names = sorted({*needs_met, *confirmed}, key=lambda name: (not name, name))
    return tuple(Office(name, needs_met[name], confirmed[name], in_time[name]) for name in names)


def _ours(community: int) -> ColumnElement[bool]:
    return and_(needs.c.community == community, needs.c.into.is_(None), needs.c.kind == "need")


def _within(at: ColumnElement[int], number: int) -> ColumnElement[bool]:
    first, after = (int(datetime(each, 1, 1).timestamp() * 1000) for each in (number, number + 1))
    return and_(at >= first, at < after)


def _count(connection: Connection, what: ColumnElement[bool]) -> int:
    return connection.execute(select(func.count()).select_from(needs).where(what)).scalar_one()
