"""A seat is one person's: she comes in by its code, and the desk frees it when her phone is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from facilitate.core.act import Run, refuse
from facilitate.core.person.admission import SeatReleased, SeatTaken
from facilitate.core.person.people import PersonBack

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting
    from facilitate.core.person.people import Person


def sit(run: Run, seat: str) -> bool:
    """A newcomer's seat code: True where she has been here and comes back to her seat on another phone. Raises
    Refused(seat_taken) while somebody sits there."""
    one = holder(run.m, seat)
    if one is None:
        return False
    if seat not in run.m.admission.released:
        refuse("seat_taken")
    if out := run.m.admission.removed.get(one.id):
        refuse("removed", reason=out.reason)
    run.emit(SeatTaken(seat, one.id))
    if not one.present:
        run.emit(PersonBack(one.id))
    run.made = one.id
    return True


def holder(m: Meeting, seat: str) -> Person | None:
    """Whose seat that is."""
    found = next((one for one in m.people.all.values() if one.seat == seat), None)
    return m.people.get(found.id) if found else None


class SeatArgs(msgspec.Struct):
    seat: str


def release_seat(run: Run) -> None:
    """A phone was lost: its seat is free for the same person's next one. There is no way back to the lost phone. Whoever sits down
    there has her role: the seat of somebody who runs the meeting is freed by another who does. Raises Refused: no_such_seat, not_yours."""
    seat = run.read(SeatArgs).seat
    one = holder(run.m, seat)
    if one is None:
        refuse("no_such_seat")
    if "advance" in run.m.role_of(one.id).may and "advance" not in run.m.role_of(run.hands_on).may:
        refuse("not_yours")
    if seat in run.m.admission.released:
        return
    run.emit(SeatReleased(seat, one.id))
