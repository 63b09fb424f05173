"""The calendar's side of a meeting, as the pages of the meeting need it: nothing where there is no room and no line for it."""

from __future__ import annotations

from dataclasses import dataclass

from facilitate.register.communities import ours
from facilitate.register.declined import Declined
from facilitate.register.doer import ORGANISER
from facilitate.register.rooms import bookings_deeds
from facilitate.register.rooms.bookings import of_meeting
from facilitate.register.rooms.cards import for_meeting
from facilitate.register.rooms.rooms import Room, listed
from facilitate.web.sight import context
from facilitate.web.staff import signed_in

MOST = 2**63 - 1


@dataclass(frozen=True)
class Place:
    """The rooms in use, the one in which the calendar has this meeting, and how many cards wait for it."""

    rooms: tuple[Room, ...]
    here: int | None
    cards: int


def place_of(code: str) -> Place:
    """What the organiser is offered beside a meeting's codes."""
    book, home = context().book, _home()
    rooms = rooms_in_use()
    booking = book.read(lambda connection: of_meeting(connection, home, code))
    waiting = len(book.read(lambda connection: for_meeting(connection, home, code)))
    return Place(rooms, booking.room if booking else None, waiting)


def rooms_in_use() -> tuple[Room, ...]:
    """The standing rooms that have not been closed."""
    home = _home()
    return tuple(room for room in context().book.read(lambda connection: listed(connection, home)) if room.open)


def booked(code: str, booking: str) -> None:
    """A new meeting is the line of the calendar from which it was prepared; one that is gone meanwhile keeps nobody from meeting."""
    if not booking.isdigit() or int(booking) > MOST:
        return
    account = signed_in()
    try:
        bookings_deeds.name(context().book, account.doer if account else ORGANISER, _home(), int(booking), code)
    except Declined:
        return


def _home() -> int:
    account = signed_in()
    return int(account.community if account else ours(context().book))
