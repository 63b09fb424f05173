"""The calendar at the organiser's door: a month, a meeting that is planned, and the meeting that it becomes."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlencode

from flask import abort, make_response, render_template, request
from flask_wtf import FlaskForm
from sqlalchemy import Connection, select

from facilitate.register.declined import Declined
from facilitate.register.moments import instant, months_before
from facilitate.register.rooms import bookings, bookings_deeds, rooms
from facilitate.register.rooms.bookings import Booking
from facilitate.store.place_tables import series as table
from facilitate.web.holding import unheld
from facilitate.web.registers import doors
from facilitate.web.registers.area import area
from facilitate.web.registers.open_meetings import open_meetings, title_of
from facilitate.web.registers.room_forms import PlanForm, filled
from facilitate.web.sight import context

pages = area("calendar", "/registers/calendar", "organiser")
ONE = f"/<int(max={doors.MOST}):id>"
MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])")


@pages.get("")
def index() -> Any:
    """A month's meetings, and a form for the next."""
    return _month(PlanForm(request.args))


@pages.post("")
def plan() -> Any:
    """A new line. Where the room is taken, the form says by what and offers to go on all the same."""
    form = PlanForm()
    if not form.validate():
        return make_response(_month(form), 422)
    try:
        done = bookings_deeds.plan(doors.book(), doors.doer(), doors.community(), form.plan())
    except Declined as why:
        return make_response(_month(form, why), why.status)
    return doors.back(f"/registers/calendar?month={form.plan().starts[:7]}", done.id)


@pages.get(ONE)
def line(id: int) -> Any:
    """One line: to change it, call it off, prepare its meeting or say which one it is."""
    return _line(id, None)


@pages.post(ONE)
def move(id: int) -> Any:
    """Another time, room or name."""
    form = PlanForm()
    if not form.validate():
        return make_response(_line(id, form), 422)
    try:
        deed = bookings_deeds.move(doors.book(), doors.doer(), doors.community(), id, form.plan())
    except Declined as why:
        if why.status == 404:
            raise
        return make_response(_line(id, form, why), why.status)
    return doors.back(f"/registers/calendar/{id}", deed)


@pages.post(f"{ONE}/<any(off, on):verb>")
def call_off(id: int, verb: str) -> Any:
    """It does not take place, or does after all."""
    doors.pressed()
    deed = bookings_deeds.call_off(doors.book(), doors.doer(), doors.community(), id, verb == "off")
    return doors.back(f"/registers/calendar/{id}", deed)


@pages.post(f"{ONE}/meeting")
def name(id: int) -> Any:
    """Which of the meetings of this house it is; none of them where nothing was chosen."""
    doors.pressed()
    code = request.form.get("code", "")
    if code:
        title_of(code)
    if doors.ask(lambda connection, here: bookings.one(connection, here, id)).meeting in unheld():
        abort(403)
    deed = bookings_deeds.name(doors.book(), doors.doer(), doors.community(), id, code)
    return doors.back(f"/registers/calendar/{id}", deed)


def preparing(booking: Booking) -> str:
    """The address of the form for a new meeting in which what the calendar knows is filled in."""
    told = {
        "title": booking.title, "organiser": booking.host, "place": booking.room_name, "when": "later",
        "starts": booking.starts[:16], "rule": booking.rule, "booking": str(booking.id),
    }  # fmt: skip
    return f"/meetings/new?{urlencode({name: value for name, value in told.items() if value})}"


def _month(form: PlanForm, why: Declined | None = None) -> Any:
    doors.caught_up()
    now = instant(context().clock.now())
    wished = request.args.get("month", "")
    month = wished if MONTH.fullmatch(wished) else now[:7]
    found = doors.ask(lambda connection, here: bookings.month(connection, here, month))
    return render_template(
        "registers/calendar.html", month=month, before=months_before(month, 1), after=months_before(month, -1), now=now, found=found,
        form=form, why=_told(why), clash=_clashed(why, form), did=doors.done(), screen="registers", **_choices(),
    )  # fmt: skip


def _line(id: int, form: PlanForm | None, why: Declined | None = None) -> Any:
    booking = doors.ask(lambda connection, here: bookings.one(connection, here, id))
    form = form or filled(booking)
    return render_template(
        "registers/booking.html", booking=booking, form=form, button=FlaskForm(), meetings=open_meetings(), preparing=preparing(booking),
        why=_told(why), clash=_clashed(why, form), did=doors.done(), screen="registers", **_choices(),
    )  # fmt: skip


def _told(why: Declined | None) -> str:
    return doors.told(why) if why else ""


def _clashed(why: Declined | None, form: PlanForm) -> bool:
    """Whether to offer that two meet in one room."""
    return bool(form.despite.data) or (why is not None and why.reason == "clash")


def _choices() -> dict[str, Any]:
    return {"rooms": [room for room in doors.ask(rooms.listed) if room.open], "series": doors.ask(_series)}


def _series(connection: Connection, community: int) -> list[tuple[int, str]]:
    """The series that go on: (id, name)."""
    query = (
        select(table.c.id, table.c.name)
        .where(table.c.community == community, table.c.state == "open")
        .order_by(table.c.id)
    )
    return [(row.id, row.name) for row in connection.execute(query)]
