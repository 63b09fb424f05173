"""Leaving a card at any hour: the form, the receipt, what became of it, and one's own cards on this phone."""

from __future__ import annotations

from typing import Any

from flask import current_app, make_response, redirect, render_template, request
from flask_wtf import FlaskForm

from facilitate.core.person.names import clean_text
from facilitate.register.declined import Declined
from facilitate.register.moments import instant
from facilitate.register.needs import public
from facilitate.register.needs.hidden import sensitive
from facilitate.register.rooms import bookings, cards, cards_deeds, rooms, slips
from facilitate.register.rooms.cards import Card
from facilitate.register.rooms.cards_deeds import Left
from facilitate.service.lists import lists
from facilitate.web.bucket import Bucket
from facilitate.web.errors import answer
from facilitate.web.join import tidy
from facilitate.web.registers import doors
from facilitate.web.registers.area import area
from facilitate.web.registers.card_form import CardForm
from facilitate.web.registers.flood import flood
from facilitate.web.registers.receipts import fresh, kept, opened, parted, sealed
from facilitate.web.registers.told import became, sentence
from facilitate.web.sight import context

pages = area("leaving", "/c", "resident")
SLIP, MINE = "/slip/<number>", f"/mine/<int(max={doors.MOST}):id>"


@pages.get("/card")
def ask() -> Any:
    """An empty card; `?room=` of the room whose code was scanned."""
    form = CardForm(request.args)
    form.once.data = sealed(fresh())
    return _form(form, "/c/card")


@pages.post("/card")
def leave() -> Any:
    """The card is kept, and its receipt shown."""
    form = CardForm()
    if not form.validate():
        return _form(form, "/c/card", 422)
    if not flood("cards").take(request.remote_addr, context().clock.now()):
        return _form(form, "/c/card", 429, Declined("too_many_cards"))
    number, there = _number(form)
    if not there:
        cards_deeds.leave(doors.book(), doors.doer(), doors.community(), kept(number), _left(form))
    return redirect(f"/c/slip/{number}?new=1", 303)


@pages.get("/slip")
def look() -> Any:
    """A number typed by hand."""
    number = tidy(request.args.get("number", ""))
    if number:
        return redirect(f"/c/slip/{number}", 303)
    return render_template("resident/look.html", screen="resident", fault="")


@pages.get(SLIP)
def slip(number: str) -> Any:
    """What became of the card with this receipt."""
    now, hash = context().clock.now(), kept(number)
    try:
        found = doors.ask(lambda connection, _here: slips.slip(connection, hash, instant(now)[:10]))
    except Declined as fault:
        if not guesses().take(now):
            return answer(429)
        return make_response(
            render_template("resident/look.html", screen="resident", fault=doors.told(fault)), fault.status
        )
    coming = doors.ask(lambda connection, here: bookings.to_come(connection, here, now))
    return render_template(
        "resident/slip.html", slip=found, told=sentence(found), number=parted(number), address=f"/c/slip/{tidy(number)}",
        new=request.args.get("new"), form=FlaskForm(), coming=coming, did=doors.done(), office=public.office,
        today=instant(now)[:10], sensitive=sensitive(), screen="resident",
    )  # fmt: skip


@pages.get(f"{SLIP}/edit")
@pages.get(f"{MINE}/edit")
def change(number: str = "", id: int = 0) -> Any:
    """The card as it stands, to be written anew."""
    card = _card(number, id)
    if not card.open:
        raise Declined("card_moved_on")
    return _form(
        CardForm(data={name: getattr(card, name) for name in (*cards_deeds.LENGTHS, "hidden")}),
        request.path,
        fixed=card.hidden,
    )


@pages.post(f"{SLIP}/edit")
@pages.post(f"{MINE}/edit")
def changed(number: str = "", id: int = 0) -> Any:
    """Other words, while it waits."""
    form = CardForm()
    if not form.validate():
        return _form(form, request.path, 422, fixed=_card(number, id).hidden)
    deed = cards_deeds.correct(doors.book(), doors.doer(), _card(number, id).slip, _left(form))
    return doors.back(_home(number), deed)


@pages.post(f"{SLIP}/withdraw")
@pages.post(f"{MINE}/withdraw")
def withdraw(number: str = "", id: int = 0) -> Any:
    """She takes it back."""
    doors.pressed()
    deed = cards_deeds.withdraw(doors.book(), doors.doer(), _card(number, id).slip)
    return doors.back(_home(number), deed)


@pages.get("/mine")
def mine() -> Any:
    """The cards that were left by this phone, and what became of each."""
    today, phone = instant(context().clock.now())[:10], doors.doer().name
    found = doors.ask(
        lambda connection, here: [
            slips.of_card(connection, card, today) for card in cards.of_phone(connection, here, phone)
        ]
    )
    return render_template(
        "resident/mine.html",
        slips=found,
        became=became,
        form=FlaskForm(),
        did=doors.done(),
        sensitive=sensitive(),
        screen="resident",
    )


def guesses() -> Bucket:
    """How many wrong numbers may be tried in this house: forty at once, then one a second."""
    found: Bucket = current_app.extensions.setdefault("guesses", Bucket(size=40, rate=1))
    return found


def _number(form: CardForm) -> tuple[str, bool]:
    """The number that the empty card carried, and whether this card is there already: a second tap. Other words are another card."""
    number = opened(form.once.data or "") or fresh()
    hash = kept(number)
    try:
        found = doors.ask(lambda connection, _here: cards.by_slip(connection, hash))
    except Declined:
        return number, False
    same = found.open and found.text == clean_text(form.text.data or "")
    return (number, True) if same else (fresh(), False)


def _card(number: str, id: int) -> Card:
    """By its receipt, or as one of this phone's own. Raises Declined: no_such_slip, no_such_row."""
    if number:
        hash = kept(number)
        return doors.ask(lambda connection, _here: cards.by_slip(connection, hash))
    card = doors.ask(lambda connection, here: cards.one(connection, here, id))
    if card.mark != doors.doer().name or card.mark == "slip:":
        raise Declined("no_such_row")
    return card


def _home(number: str) -> str:
    return f"/c/slip/{tidy(number)}" if number else "/c/mine"


def _left(form: CardForm) -> Left:
    """Words of sensitive matters are for the organiser's eyes, whether or not she asked for it."""
    words = form.words()
    hidden = bool(form.hidden.data) or any(cards.delicate(each, lists()) for each in words.values())
    code = tidy(form.room.data or "")
    room = doors.book().read(lambda connection: rooms.by_code(connection, code))
    return Left(words, hidden, room.id if room else None)


def _form(form: CardForm, action: str, status: int = 200, why: Declined | None = None, fixed: bool = False) -> Any:
    """`fixed`: it is for the organiser alone and stays so."""
    page = render_template(
        "resident/card.html",
        form=form,
        action=action,
        why=doors.told(why) if why else "",
        fixed=fixed,
        screen="resident",
    )
    return make_response(page, status)
