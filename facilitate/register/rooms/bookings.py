"""The calendar: who meets when and in which room, and which of it is a meeting of this house."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select

from facilitate.register.declined import Declined
from facilitate.register.moments import instant, months_before
from facilitate.store.place_tables import bookings, rooms, series
from facilitate.store.register_tables import gatherings

MOST_TO_COME = 5


@dataclass(frozen=True)
class Booking:
    """`starts` and `ends` ISO 8601 with offset; `meeting` its code once there is one; `state` planned, held (said to be there now) or
    cancelled; `present` how many came, None where nobody counted."""

    id: int
    title: str
    host: str
    starts: str
    ends: str
    state: str
    meeting: str = ""
    room: int | None = None
    room_name: str = ""
    series: int | None = None
    series_name: str = ""
    rule: str = ""
    present: int | None = None


def month(connection: Connection, community: int, month: str) -> tuple[Booking, ...]:
    """What stands in a month (2026-12), in the order of its hours; what was cancelled is left in and told so."""
    first, after = f"{month}-01", f"{months_before(month, -1)}-01"
    return _found(connection, _all(community).where(bookings.c.starts >= first, bookings.c.starts < after))


def to_come(connection: Connection, community: int, now: int, room: int | None = None) -> tuple[Booking, ...]:
    """The next meetings from `now` (server ms) on, also one that is on, none that is over already; of one room where it is named."""
    query = _all(community).where(
        bookings.c.ends >= instant(now), bookings.c.state != "cancelled", gatherings.c.meeting.is_(None)
    )
    if room is not None:
        query = query.where(bookings.c.room == room)
    return _found(connection, query.limit(MOST_TO_COME))


def one(connection: Connection, community: int, id: int) -> Booking:
    """Raises Declined(no_such_row)."""
    found = _found(connection, _all(community).where(bookings.c.id == id))
    if not found:
        raise Declined("no_such_row")
    return found[0]


def of_meeting(connection: Connection, community: int, code: str) -> Booking | None:
    """Where a meeting stands in the calendar."""
    found = _found(connection, _all(community).where(bookings.c.meeting == code, bookings.c.state != "cancelled"))
    return found[0] if found else None


def clashing(connection: Connection, room: int, starts: str, ends: str, but: int = 0) -> Booking | None:
    """What already has that room at that time; `but` one that is being moved."""
    query = _all(None).where(
        bookings.c.room == room, bookings.c.state != "cancelled", bookings.c.starts < ends, bookings.c.ends > starts,
        bookings.c.id != but,
    )  # fmt: skip
    found = _found(connection, query.limit(1))
    return found[0] if found else None


def _all(community: int | None) -> Select[Any]:
    query = (
        select(
            bookings, rooms.c.name.label("room_name"), rooms.c.place.label("room_place"), series.c.name.label("series_name"),
            series.c.rule.label("rule"), gatherings.c.facts.label("facts"),
        )
        .outerjoin(rooms, rooms.c.id == bookings.c.room)
        .outerjoin(series, series.c.id == bookings.c.series)
        .outerjoin(gatherings, (gatherings.c.meeting == bookings.c.meeting) & (bookings.c.meeting != ""))
        .order_by(bookings.c.starts, bookings.c.id)
    )  # fmt: skip
    return query if community is None else query.where(bookings.c.community == community)


def _found(connection: Connection, query: Select[Any]) -> tuple[Booking, ...]:
    return tuple(_booking(dict(row)) for row in connection.execute(query).mappings())


def _booking(row: Mapping[str, Any]) -> Booking:
    names = ("id", "title", "host", "starts", "ends", "state", "meeting", "room", "series")
    told: dict[str, Any] = {name: row[name] for name in names}
    told |= {name: row[name] or "" for name in ("room_name", "series_name", "rule")}
    return Booking(**told, present=(row["facts"] or {}).get("present"))
