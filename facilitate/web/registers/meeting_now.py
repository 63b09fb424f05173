"""Which meeting is on in a standing room at this moment."""

from facilitate.register.rooms.rooms import Room, here_now
from facilitate.web.coming import known_here
from facilitate.web.registers import doors
from facilitate.web.sight import context


def meeting_in(room: Room) -> str:
    """The code of the meeting that is on in this room and may be joined from this phone; "" when there is none."""
    now = context().clock.now()
    codes = doors.book().read(lambda connection: here_now(connection, room.id, now))
    return next((code for code in codes if open_to_us(code)), "")


def open_to_us(code: str) -> bool:
    """It has not ended, nor is it one to look at; through a closed door only those come who were in before."""
    try:
        with context().door.reading(code) as m:
            ended, shut = m.agenda.ended or m.facts.trial, m.settings.door == "closed"
    except KeyError:
        return False
    return not ended and (not shut or bool(known_here(code)))
