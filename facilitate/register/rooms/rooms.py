"""Standing rooms: where people meet again and again, each with one code that hangs there for good."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from facilitate.register.declined import Declined
from facilitate.register.moments import instant, later
from facilitate.store.place_tables import bookings, rooms

BEFORE, AFTER, SAID = 60, 180, 720
"""Minutes before its beginning and after its end in which a meeting that is still open is taken to be in its room; SAID: after the end
of one of which somebody has said that it is there."""


@dataclass(frozen=True)
class Room:
    """`code` stands on its QR code; `state` open or closed."""

    id: int
    community: int
    code: str
    name: str
    place: str
    hours: str
    state: str

    @property
    def open(self) -> bool:
        return self.state == "open"


def listed(connection: Connection, community: int) -> tuple[Room, ...]:
    """The rooms of a community, those in use first."""
    query = select(rooms).where(rooms.c.community == community).order_by(rooms.c.state.desc(), rooms.c.id)
    return tuple(Room(**row) for row in connection.execute(query).mappings())


def one(connection: Connection, community: int, id: int) -> Room:
    """Raises Declined(no_such_row)."""
    found = connection.execute(select(rooms).where(rooms.c.id == id)).mappings().one_or_none()
    if found is None or found["community"] != community:
        raise Declined("no_such_row")
    return Room(**found)


def by_code(connection: Connection, code: str) -> Room | None:
    """The room whose code was scanned."""
    found = connection.execute(select(rooms).where(rooms.c.code == code)).mappings().one_or_none()
    return Room(**found) if found else None


def here_now(connection: Connection, room: int, now: int) -> Sequence[str]:
    """The codes of meetings that may be in this room at `now` (server ms), the likeliest first: those that somebody has said to be
    there, then those whose hour it is. Whether they are still open is for the meeting to say."""
    at = instant(now)
    query = select(bookings).where(bookings.c.room == room, bookings.c.meeting != "", bookings.c.state != "cancelled")
    found = connection.execute(query.order_by(bookings.c.starts.desc(), bookings.c.id.desc())).all()
    said = [row.meeting for row in found if row.state == "held" and on(row.starts, row.ends, at, SAID)]
    due = [row.meeting for row in found if on(row.starts, row.ends, at)]
    return tuple(dict.fromkeys((*said, *due)))


def on(starts: str, ends: str, at: str, after: int = AFTER) -> bool:
    """Whether a meeting with these hours is taken to be on at an instant."""
    return later(starts, -BEFORE) <= at <= later(ends, after)
