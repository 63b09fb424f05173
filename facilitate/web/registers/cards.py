"""Cards left at any hour, at the organiser's door: read, put into the register, refused with a reason, or taken to a meeting."""

from __future__ import annotations

from typing import Any

from flask import make_response, render_template, request
from flask_wtf import FlaskForm

from facilitate.register.declined import Declined
from facilitate.register.needs.blotting import blotted
from facilitate.register.needs.hidden import sensitive
from facilitate.register.rooms import bookings, cards, cards_deeds
from facilitate.register.rooms.cards import Card
from facilitate.service.lists import lists
from facilitate.web.registers import doors
from facilitate.web.registers.area import area
from facilitate.web.registers.bringing import bring_in, kind_now
from facilitate.web.registers.needs import named
from facilitate.web.registers.open_meetings import open_meetings, title_of
from facilitate.web.sight import context

pages = area("register_cards", "/registers/cards", "organiser")
ONE = f"/<int(max={doors.MOST}):id>"
ONLY = {
    "waiting": "新来的",
    "hidden": "只给主办方看的",
    "taken": "带到会上的",
    "registered": "记进册的",
    "gone": "没收和撤回的",
}


@pages.get("")
def index() -> Any:
    """The cards of one kind, the newest first."""
    asked, page = request.args.get("only", "waiting"), request.args.get("page", 1, type=int)
    only = asked if asked in ONLY else "waiting"
    found = doors.ask(lambda connection, here: cards.inbox(connection, here, only, page))
    return render_template(
        "registers/cards.html", found=found, only=only, kinds=ONLY, counts=doors.ask(cards.counted), meetings=open_meetings(),
        form=FlaskForm(), did=doors.done(), screen="registers",
    )  # fmt: skip


@pages.get(ONE)
def card(id: int) -> Any:
    """One card, what it resembles, and what can be made of it."""
    return _card(id)


@pages.post(f"{ONE}/register")
def register_it(id: int) -> Any:
    """A need of its own."""
    doors.pressed()
    title, category = request.form.get("title", ""), request.form.get("category", "")
    known = category if category in {each.code for each in lists().needs} else ""
    return _done(
        id, lambda: cards_deeds.register_it(doors.book(), doors.doer(), doors.community(), id, title, known).id
    )


@pages.post(f"{ONE}/beneath")
def beneath(id: int) -> Any:
    """Part of a need that is there already."""
    doors.pressed()
    need = request.form.get("need", 0, type=doors.number)
    return _done(id, lambda: cards_deeds.put_beneath(doors.book(), doors.doer(), doors.community(), id, need))


@pages.post(f"{ONE}/refuse")
def refuse(id: int) -> Any:
    """Not taken up; the reason is told to whoever left it."""
    doors.pressed()
    reason = request.form.get("reason", "")
    return _done(id, lambda: cards_deeds.refuse(doors.book(), doors.doer(), doors.community(), id, reason))


@pages.post(f"{ONE}/<any(hide, show):verb>")
def hide(id: int, verb: str) -> Any:
    """For the organiser alone, or as any other."""
    doors.pressed()
    return _done(id, lambda: cards_deeds.hide(doors.book(), doors.doer(), doors.community(), id, verb == "hide"))


@pages.get("/into/<code>")
def choose(code: str) -> Any:
    """Which of the waiting cards go to this meeting; those that were left in its room are ticked beforehand."""
    return _choose(code)


@pages.post("/into/<code>")
def take(code: str) -> Any:
    """They go there: at once if cards are written there now, else as soon as they are."""
    title_of(code)
    doors.pressed()
    ids = request.form.getlist("id", type=doors.number)
    deed = cards_deeds.take(doors.book(), doors.doer(), doors.community(), code, ids)
    came = bring_in(context(), code)
    return doors.back(f"/registers/cards/into/{code}?came={came}", 0 if came else deed)


def _choose(code: str) -> Any:
    title = title_of(code)
    found = doors.ask(lambda connection, here: cards.for_meeting(connection, here, code))
    booking = doors.ask(lambda connection, here: bookings.of_meeting(connection, here, code))
    with context().door.reading(code) as m:
        writing = bool(kind_now(m))
    chosen = {each.id for each in found if each.state == "taken"}
    here = booking.room if booking else None
    ticked = chosen or {each.id for each in found if each.room in (None, here)}
    return render_template(
        "registers/cards_into.html", code=code, title=title, cards=found, ticked=ticked, writing=writing,
        came=request.args.get("came", 0, type=int), form=FlaskForm(), did=doors.done(), screen="registers",
    )  # fmt: skip


def _done(id: int, deed: Any) -> Any:
    """Back to the card; what does not fit is told there, with what was typed."""
    try:
        return doors.back(f"/registers/cards/{id}", deed())
    except Declined as why:
        if why.status != 422:
            raise
        return make_response(_card(id, doors.told(why)), why.status)


def _card(id: int, why: str = "") -> Any:
    found: Card = doors.ask(lambda connection, here: cards.one(connection, here, id))
    near = (
        doors.ask(lambda connection, here: cards.nearest(connection, here, found.text, lists())) if found.open else ()
    )
    return render_template(
        "registers/card.html", card=found, near=near, why=why, typed=request.form, likely=cards.likely(found, lists()),
        categories=named(lists().needs), sensitive=sensitive(), form=FlaskForm(), did=doors.done(), most=cards_deeds.LENGTHS["text"],
        reason=cards_deeds.REASON, proposed=blotted(found.text), screen="registers",
    )  # fmt: skip
