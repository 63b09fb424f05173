"""What can be done with the calendar: planning a meeting, moving it, calling it off, and saying which meeting it is."""

from dataclasses import dataclass

from sqlalchemy import select

from facilitate.register.book import Book, Deed, Done
from facilitate.register.declined import Declined
from facilitate.register.doer import Doer
from facilitate.register.moments import instant, later
from facilitate.register.rights import may
from facilitate.register.rooms import rooms
from facilitate.register.rooms.bookings import Booking, clashing, of_meeting, one
from facilitate.store.place_tables import bookings

LENGTHS = {"title": 60, "host": 60}
"""Characters."""
USUAL = 120
"""Minutes that a meeting takes where nobody has said when it ends."""
LONGEST = 60 * 24 * 3
"""Minutes; what takes longer is a slip of the pen."""


@dataclass(frozen=True)
class Plan:
    """What is planned; `starts` and `ends` ISO 8601 with offset, `ends` "" for the usual length; `despite`: also where the room is taken."""

    title: str
    starts: str
    ends: str = ""
    host: str = ""
    room: int | None = None
    series: int | None = None
    despite: bool = False


def plan(book: Book, doer: Doer, community: int, wish: Plan) -> Done[int]:
    """A new line in the calendar; its id. Raises Declined: not_your_door, nothing_written, too_long, ends_before, no_such_row, clash."""
    may(doer, "plan_meetings")

    def planning(deed: Deed) -> int:
        told = _checked(deed, community, wish)
        return deed.make("bookings", community=community, state="planned", **told)

    return book.deed(doer, "plan_meeting", community, planning)


def move(book: Book, doer: Doer, community: int, id: int, wish: Plan) -> int:
    """Another time, room or name; the deed's number. Raises as `plan` does."""
    may(doer, "plan_meetings")

    def moving(deed: Deed) -> None:
        one(deed.connection, community, id)
        deed.put("bookings", id, **_checked(deed, community, wish, id))

    return book.deed(doer, "move_meeting", community, moving).id


def call_off(book: Book, doer: Doer, community: int, id: int, off: bool) -> int:
    """The meeting does not take place, or does after all."""
    may(doer, "plan_meetings")

    def calling(deed: Deed) -> None:
        one(deed.connection, community, id)
        deed.put("bookings", id, state="cancelled" if off else "planned")

    return book.deed(doer, "call_off" if off else "plan_again", community, calling).id


def name(book: Book, doer: Doer, community: int, id: int, code: str) -> int:
    """This line of the calendar is the meeting of that code ("": of none)."""
    may(doer, "plan_meetings")

    def naming(deed: Deed) -> None:
        one(deed.connection, community, id)
        before = of_meeting(deed.connection, community, code) if code else None
        if before is not None and before.id != id:
            deed.put("bookings", before.id, meeting="")
        deed.put("bookings", id, meeting=code)

    return book.deed(doer, "name_meeting", community, naming).id


def bring_here(book: Book, doer: Doer, community: int, room: int, code: str, title: str) -> int:
    """This meeting is in this room now: whoever scans the room's code comes to it. A meeting that no line of the calendar names is
    given one that begins now, and one at another hour is moved to this one."""
    may(doer, "plan_meetings")

    def bringing(deed: Deed) -> None:
        rooms.one(deed.connection, community, room)
        known: Booking | None = of_meeting(deed.connection, community, code)
        for before in _said_to_be_in(deed, room):
            deed.put("bookings", before, state="planned")
        now = instant(deed.now)
        hours = {"starts": now, "ends": later(now, USUAL)}
        if known is None:
            deed.make("bookings", community=community, room=room, meeting=code, title=title, state="held", **hours)
        else:
            its_hour = rooms.on(known.starts, known.ends, now)
            deed.put("bookings", known.id, room=room, state="held", **({} if its_hour else hours))

    return book.deed(doer, "meet_here", community, bringing).id


def _said_to_be_in(deed: Deed, room: int) -> list[int]:
    """What was brought into this room by hand before: the last one holds."""
    query = select(bookings.c.id).where(bookings.c.room == room, bookings.c.state == "held")
    return list(deed.connection.execute(query).scalars())


def _checked(deed: Deed, community: int, wish: Plan, id: int = 0) -> dict[str, str | int | None]:
    told = {"title": wish.title.strip(), "host": wish.host.strip()}
    for field, most in LENGTHS.items():
        if len(told[field]) > most:
            raise Declined("too_long", most=most)
    if not told["title"]:
        raise Declined("nothing_written")
    starts = later(wish.starts, 0)
    ends = later(wish.ends, 0) if wish.ends else later(starts, USUAL)
    if not starts < ends <= later(starts, LONGEST):
        raise Declined("ends_before")
    _at_home(deed, community, wish)
    taken = clashing(deed.connection, wish.room, starts, ends, id) if wish.room and not wish.despite else None
    if taken is not None:
        raise Declined(
            "clash", title=taken.title, when=f"{taken.starts[5:10]} {taken.starts[11:16]}–{taken.ends[11:16]}"
        )
    return told | {"starts": starts, "ends": ends, "room": wish.room, "series": wish.series}


def _at_home(deed: Deed, community: int, wish: Plan) -> None:
    """Raises Declined(no_such_row) for a room or series of another community."""
    if wish.room is not None:
        rooms.one(deed.connection, community, wish.room)
    if wish.series is not None and deed.row("series", wish.series)["community"] != community:
        raise Declined("no_such_row")
