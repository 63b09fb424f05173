"""Standing rooms at the organiser's door: making one, its permanent code to print, what meets there now, and how much it is used."""

from __future__ import annotations

import secrets
from typing import Any

from flask import make_response, render_template, request
from flask_wtf import FlaskForm

from facilitate.papers.qr import qr, shouted
from facilitate.register.rooms import bookings, bookings_deeds, rooms, rooms_deeds
from facilitate.register.rooms.room_use import use
from facilitate.service.access import ALPHABET
from facilitate.web.i18n import pick
from facilitate.web.meetings import reachable
from facilitate.web.registers import doors
from facilitate.web.registers.area import area
from facilitate.web.registers.meeting_now import meeting_in
from facilitate.web.registers.open_meetings import open_meetings, title_of
from facilitate.web.registers.room_forms import RoomForm
from facilitate.web.sight import context

pages = area("register_rooms", "/registers/rooms", "organiser")
ONE = f"/<int(max={doors.MOST}):id>"
SIZES = ("a4", "a3")


@pages.get("")
def index() -> Any:
    """The rooms, and a form for a new one."""
    return _list(RoomForm())


@pages.post("")
def make() -> Any:
    """A new room under a code of its own."""
    form = RoomForm()
    if not form.validate():
        return make_response(_list(form), 422)
    code = "".join(secrets.choice(ALPHABET) for _n in range(rooms_deeds.CODE_CHARS))
    done = rooms_deeds.make(doors.book(), doors.doer(), doors.community(), code, form.words())
    return doors.back(f"/registers/rooms/{done.answer}", done.id)


@pages.get(ONE)
def room(id: int) -> Any:
    """One room: its code, what meets there, how much it is used."""
    return _one(id, None)


@pages.post(ONE)
def change(id: int) -> Any:
    """Its name, place and hours; the code on the wall stays."""
    form = RoomForm()
    if not form.validate():
        return make_response(_one(id, form), 422)
    return doors.back(
        f"/registers/rooms/{id}", rooms_deeds.change(doors.book(), doors.doer(), doors.community(), id, form.words())
    )


@pages.post(f"{ONE}/<any(close, open):verb>")
def in_use(id: int, verb: str) -> Any:
    """It is closed, or in use again."""
    doors.pressed()
    return doors.back(
        f"/registers/rooms/{id}", rooms_deeds.use(doors.book(), doors.doer(), doors.community(), id, verb == "open")
    )


@pages.post(f"{ONE}/here")
def here(id: int) -> Any:
    """This meeting is in this room now: one tap, here or on the meeting's own page."""
    doors.pressed()
    code = request.form.get("code", "")
    deed = bookings_deeds.bring_here(doors.book(), doors.doer(), doors.community(), id, code, pick(title_of(code)))
    return doors.back(f"/registers/rooms/{id}", deed)


@pages.get(f"{ONE}/poster")
def poster(id: int) -> Any:
    """The sheet that hangs in the room for good: `?size=a4` or `a3`, `?address=` the one that phones reach."""
    found = doors.ask(lambda connection, here: rooms.one(connection, here, id))
    size = request.args.get("size", "a4")
    address = _address(found)
    return render_template(
        "registers/room_poster.html", room=found, size=size if size in SIZES else "a4", address=address, qr=qr(shouted(address)),
        screen="poster",
    )  # fmt: skip


def _list(form: RoomForm) -> Any:
    now = context().clock.now()
    found = doors.ask(rooms.listed)
    used = doors.ask(lambda connection, _here: {room.id: use(connection, room.id, now) for room in found})
    coming = doors.ask(
        lambda connection, here: {room.id: bookings.to_come(connection, here, now, room.id)[:1] for room in found}
    )
    return render_template(
        "registers/rooms.html", rooms=found, used=used, coming=coming, form=form, did=doors.done(), screen="registers"
    )


def _one(id: int, form: RoomForm | None) -> Any:
    now = context().clock.now()
    doors.caught_up()
    found = doors.ask(lambda connection, here: rooms.one(connection, here, id))
    coming = doors.ask(lambda connection, here: bookings.to_come(connection, here, now, id))
    used = doors.ask(lambda connection, _here: use(connection, id, now))
    address = _address(found)
    return render_template(
        "registers/room.html", room=found, coming=coming, use=used, now=meeting_in(found), meetings=open_meetings(), address=address,
        qr=qr(shouted(address)), choices=reachable(), form=form or RoomForm(data=found.__dict__), button=FlaskForm(),
        did=doors.done(), public=bool(context().config.public_url), screen="registers",
    )  # fmt: skip


def _address(room: rooms.Room) -> str:
    """What its code holds: the address that was chosen, else the best."""
    choices = [url for url, _word in reachable()]
    wished = request.args.get("address", "")
    return f"{wished if wished in choices else choices[0]}/h/{room.code}"
