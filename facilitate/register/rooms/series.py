"""Series of meetings: which meetings belong to one, which might, and the figures of who takes part over time."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz.distance import LCSseq
from sqlalchemy import Connection, func, select

from facilitate.register.declined import Declined
from facilitate.register.gathering.held import left
from facilitate.register.people import neighbours
from facilitate.reports.series import Series, series_of
from facilitate.store.place_tables import bookings, rooms, series
from facilitate.store.register_tables import gatherings, promises

VOID = ("dropped", "withdrawn")
"""States of promises that count for nothing any more."""
ALIKE = 0.7
"""Share of the shorter title (Chinese characters, English words) that stands in the longer one in the same order, from which two
titles are alike: ours."""
LEAST = 2
"""Pieces without which a title is too short to tell."""
PIECE = re.compile(r"[a-z]+|[^\sa-z]")
MARKS = re.compile(
    r"[0-9一二三四五六七八九十两〇]+|[第次年月日期回场届号（）()·,，.#-]|\b(?:no|first|second|third)\b", re.I
)


@dataclass(frozen=True)
class Line:
    """A series in the list: how many meetings were held and are planned; `last` and `next`: when (ISO instants)."""

    id: int
    name: str
    purpose: str
    state: str
    held: int
    planned: int
    last: str
    next: str


@dataclass(frozen=True)
class Sheet:
    """One series with its meetings in the order of time; `like`: ended ones that belong to no series and are held by the same rule
    under a title of the same kind; `apart`: the others that belong to none."""

    row: Mapping[str, Any]
    room: str
    held: tuple[Mapping[str, Any], ...]
    planned: tuple[Mapping[str, Any], ...]
    like: tuple[Mapping[str, Any], ...]
    apart: tuple[Mapping[str, Any], ...]


def listed(connection: Connection, community: int) -> tuple[Line, ...]:
    """Every series, those that are closed last."""
    place = (series.c.community == community, series.c.state.in_(("open", "closed")))
    order = (series.c.state.desc(), series.c.id)
    rows = connection.execute(select(series).where(*place).order_by(*order)).mappings().all()
    held = _counted(connection, gatherings, ())
    planned = _counted(connection, bookings, _ahead())
    return tuple(_line(dict(row), held.get(row["id"]), planned.get(row["id"])) for row in rows)


def one(connection: Connection, community: int, id: int) -> Sheet:
    """Raises Declined(no_such_row)."""
    query = select(series, rooms.c.name.label("room_name")).outerjoin(rooms, rooms.c.id == series.c.room)
    row = connection.execute(query.where(series.c.id == id, series.c.community == community)).mappings().one_or_none()
    if row is None:
        raise Declined("no_such_row")
    known = _meetings(connection, community)
    held = [each for each in known if each["series"] == id]
    free = [each for each in known if each["series"] is None]
    like = [each for each in free if _alike(each, dict(row), held)]
    return Sheet(
        dict(row),
        row["room_name"] or "",
        tuple(held),
        _planned(connection, id),
        tuple(reversed(like)),
        tuple(each for each in reversed(free) if each not in like),
    )


def figures(connection: Connection, community: int, id: int) -> Series:
    """Who takes part over time, from what the meetings of the series have left; people without consent count for their evening."""
    query = select(gatherings.c.facts).where(gatherings.c.series == id, gatherings.c.community == community)
    facts = [row.facts for row in connection.execute(query) if "traces" in row.facts]
    return series_of(map(left, facts), neighbours.links(connection, community))


def of_meeting(connection: Connection, community: int, code: str) -> int | None:
    """To which series a meeting belongs, whether it was held or is planned."""
    for table in (gatherings, bookings):
        query = select(table.c.series).where(table.c.meeting == code, table.c.community == community)
        found = connection.execute(query.where(table.c.series.is_not(None)).limit(1)).scalar_one_or_none()
        if found is not None:
            return int(found)
    return None


def kept(connection: Connection, community: int, id: int) -> dict[str, tuple[int, int]]:
    """Meeting -> how many promises came of it that still stand, and how many of them residents have confirmed."""
    held = select(gatherings.c.meeting).where(gatherings.c.series == id, gatherings.c.community == community)
    confirmed = func.count().filter(promises.c.state == "confirmed")
    query = select(promises.c.meeting, func.count(), confirmed).where(promises.c.meeting.in_(held))
    rows = connection.execute(query.where(promises.c.state.not_in(VOID)).group_by(promises.c.meeting))
    return {row[0]: (row[1], row[2]) for row in rows}


def ended(connection: Connection, community: int) -> frozenset[str]:
    """The codes of the meetings that were held."""
    query = select(gatherings.c.meeting).where(gatherings.c.community == community)
    return frozenset(connection.execute(query).scalars())


def standing_rooms(connection: Connection, community: int) -> dict[int, str]:
    """The standing rooms of this community by number."""
    query = select(rooms.c.id, rooms.c.name).where(rooms.c.community == community).order_by(rooms.c.id)
    return {row.id: row.name for row in connection.execute(query)}


def _counted(connection: Connection, table: Any, which: Sequence[Any]) -> dict[int, tuple[int, str, str]]:
    """Series -> (how many, the first, the last)."""
    query = select(table.c.series, func.count(), func.min(table.c.starts), func.max(table.c.starts))
    rows = connection.execute(query.where(table.c.series.is_not(None), *which).group_by(table.c.series))
    return {row[0]: (row[1], row[2], row[3]) for row in rows}


def _line(row: Mapping[str, Any], held: tuple[int, str, str] | None, planned: tuple[int, str, str] | None) -> Line:
    told = {name: row[name] for name in ("id", "name", "purpose", "state")}
    last, next_ = held[2] if held else "", planned[1] if planned else ""
    return Line(**told, held=held[0] if held else 0, planned=planned[0] if planned else 0, last=last, next=next_)


def _meetings(connection: Connection, community: int) -> list[Mapping[str, Any]]:
    """Every meeting that was held, the first first."""
    wanted = [gatherings.c[name] for name in ("id", "meeting", "title", "rule", "starts", "series")]
    present = gatherings.c.facts["present"].as_integer().label("present")
    query = select(*wanted, present).where(gatherings.c.community == community)
    return [dict(row) for row in connection.execute(query.order_by(gatherings.c.starts, gatherings.c.id)).mappings()]


def _planned(connection: Connection, id: int) -> tuple[Mapping[str, Any], ...]:
    query = select(bookings).where(bookings.c.series == id, *_ahead())
    return tuple(dict(row) for row in connection.execute(query.order_by(bookings.c.starts, bookings.c.id)).mappings())


def _ahead() -> tuple[Any, ...]:
    """Not cancelled, and of no meeting that was held."""
    return bookings.c.state != "cancelled", bookings.c.meeting.not_in(select(gatherings.c.meeting))


def _alike(meeting: Mapping[str, Any], row: Mapping[str, Any], held: Sequence[Mapping[str, Any]]) -> bool:
    """By the same rule, where one is told, and with a title like the series' name or one of its meetings'."""
    rules = {each["rule"] for each in held} | ({row["rule"]} if row["rule"] else set())
    names = [row["name"], *(each["title"] for each in held)]
    return (not rules or meeting["rule"] in rules) and any(alike(meeting["title"], name) for name in names)


def alike(one: str, other: str) -> bool:
    """Whether two titles are of the same kind, whatever their numbers and dates."""
    mine, yours = (PIECE.findall(MARKS.sub(" ", title).lower()) for title in (one, other))
    short = min(len(mine), len(yours))
    return short >= LEAST and LCSseq.similarity(mine, yours) >= ALIKE * short
