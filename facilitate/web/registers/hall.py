"""What the code on the wall of a standing room opens: the meeting that is on, else the page of the room."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template

from facilitate.register.needs import public
from facilitate.register.needs.hidden import sensitive
from facilitate.register.rooms import bookings, rooms
from facilitate.register.rooms.rooms import Room
from facilitate.web.errors import told
from facilitate.web.join import tidy
from facilitate.web.registers import doors
from facilitate.web.registers.area import area
from facilitate.web.registers.meeting_now import meeting_in
from facilitate.web.sight import context

pages = area("hall", "/", "resident")
NO_ROOM = (
    "没有这个议事厅。请再扫一次墙上的二维码，或者问问工作人员。",
    "There is no such room. Please scan the code on the wall again, or ask the staff.",
)


@pages.get("/h/<code>")
@pages.get("/H/<code>")
def hall(code: str) -> Any:
    """Straight into the meeting that is on; else what comes next, a card, and what became of things."""
    room = _room(code)
    if room is None:
        return told(404, *NO_ROOM)
    if room.open and (on := meeting_in(room)):
        return redirect(f"/J/{on}", 303)
    return render_template(
        "resident/hall.html",
        room=room,
        office=public.office,
        today=doors.today().isoformat(),
        screen="resident",
        **_shown(room),
    )


def _room(code: str) -> Room | None:
    clean = tidy(code)
    return doors.book().read(lambda connection: rooms.by_code(connection, clean))


def _shown(room: Room) -> dict[str, Any]:
    now, day = context().clock.now(), doors.today().isoformat()
    return doors.book().read(
        lambda connection: {
            "coming": bookings.to_come(connection, room.community, now, room.id),
            "news": public.news(connection, room.community, sensitive(), day),
        }
    )
