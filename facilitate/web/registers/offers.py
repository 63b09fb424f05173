"""Offers at the organiser's and the units' doors: a list, one offer with its life and what it may fit, publishing, changing, withdrawing."""

from __future__ import annotations

from typing import Any

from flask import make_response, render_template, request
from flask_wtf import FlaskForm

from facilitate.register.declined import Declined
from facilitate.register.doer import Door
from facilitate.register.needs.hidden import sensitive
from facilitate.register.offers import offers_deeds
from facilitate.register.offers.matches import lost, of_offer, waiting
from facilitate.register.offers.offers import LIVE, STEPS, Ask, Sheet, counted, given_by, listed, one, same
from facilitate.register.offers.suggested import needs_for
from facilitate.service.lists import lists
from facilitate.web.registers import doors
from facilitate.web.registers.area import area
from facilitate.web.registers.market import MATCHED, STATES, kept_words, markets, said
from facilitate.web.registers.need_page import named
from facilitate.web.registers.offers_form import OfferForm

HOMES: dict[Door, str] = {"organiser": "/registers", "unit": "/unit"}
MOST = 5
"""Suggestions on a page."""
STEPPING = {
    "take_up": offers_deeds.take_up, "show": offers_deeds.show, "fulfil": offers_deeds.fulfil,
    "bring_back": offers_deeds.bring_back,
}  # fmt: skip


def home() -> str:
    """Where the pages lie of the door at which the reader stands."""
    return HOMES[doors.doer().door]


def index() -> Any:
    """All offers of the community; at a unit's door its own."""
    if unit := _unit():
        mine = doors.ask(lambda connection, _here: given_by(connection, unit, doors.today().isoformat()))
        return _drawn("unit_offers.html", mine=mine)
    wish = Ask(
        request.args.get("q", "")[:80], request.args.get("kind", ""), request.args.get("state", ""),
        request.args.get("unit", 0, type=doors.number), request.args.get("page", 1, type=int),
    )  # fmt: skip
    doors.caught_up()
    return _drawn(
        "offers.html",
        wish=wish,
        found=doors.ask(lambda connection, here: listed(connection, here, wish, doors.today().isoformat())),
        counts=doors.ask(lambda connection, here: counted(connection, here, doors.today().isoformat())),
        units=doors.ask(offers_deeds.named),
        waiting=doors.ask(waiting),
        lost=doors.ask(lost),
    )


def new() -> Any:
    """An empty form, and what was written in it."""
    form = OfferForm()
    if request.method == "GET" or not form.validate():
        return _asked(form)
    unit, written = _unit() or form.whose, form.written()
    there = (
        None
        if form.twice.data
        else doors.ask(lambda connection, _here: same(connection, unit, written, doors.today().isoformat()))
    )
    if there:
        return _asked(form, there)
    done = offers_deeds.publish(doors.book(), doors.doer(), doors.community(), written, form.whose)
    return doors.back(f"{home()}/offers/{done.answer}", done.id)


def _asked(form: OfferForm, there: int | None = None) -> Any:
    """`there`: an offer that says the same."""
    page = _drawn("offer_new.html", form=form, units=_units(), there=there)
    return make_response(page, 422 if request.method == "POST" else 200)


def offer(id: int) -> Any:
    """One offer; a new wording where one was sent."""
    sheet = _own(id)
    form = OfferForm(data={**sheet.row, "unit": str(sheet.row["unit"] or "")})
    form.before = sheet.row["until"]
    if request.method == "GET" or not form.validate():
        return make_response(_sheet(sheet, form), 422 if request.method == "POST" else 200)
    deed = offers_deeds.edit(doors.book(), doors.doer(), doors.community(), id, form.written(), form.whose)
    return doors.back(f"{home()}/offers/{id}", deed)


def step(id: int, verb: str) -> Any:
    """One step on in its life, or back into it."""
    doors.pressed()
    deed = STEPPING[verb](doors.book(), doors.doer(), doors.community(), id)
    return doors.back(f"{home()}/offers/{id}", deed)


def withdraw(id: int) -> Any:
    """It can no longer be had; the reason goes to whoever it was meant for."""
    doors.pressed()
    reason = request.form.get("reason", "")
    deed = offers_deeds.withdraw(doors.book(), doors.doer(), doors.community(), id, reason)
    return doors.back(f"{home()}/offers/{id}", deed)


def _sheet(sheet: Sheet, form: OfferForm) -> str:
    hidden = sensitive() if _unit() else ()
    id = sheet.row["id"]
    fits = doors.ask(
        lambda connection, here: needs_for(connection, here, markets(), id, doors.today().isoformat(), MOST, hidden)
    )
    pairs = doors.ask(lambda connection, _here: of_offer(connection, id, hidden))
    return _drawn(
        "offer.html", sheet=sheet, form=form, units=_units(), fits=[(one, said(one.fit)) for one in fits],
        pairs=[(pair, kept_words(pair.why)) for pair in pairs], live=sheet.row["state"] in LIVE, steps=STEPS,
    )  # fmt: skip


def _own(id: int) -> Sheet:
    """An offer that may be opened at this door. Raises Declined(other_unit)."""
    sheet = doors.ask(lambda connection, here: one(connection, here, id, doors.today().isoformat()))
    if _unit() and sheet.row["unit"] != _unit():
        raise Declined("other_unit")
    return sheet


def _unit() -> int | None:
    return doors.doer().unit


def _units() -> dict[int, str]:
    """Whose it is, is asked of the organiser alone."""
    return {} if _unit() else doors.ask(offers_deeds.named)


def _drawn(template: str, **told: Any) -> str:
    resources = {code: {**words, "ask": _ask(code)} for code, words in named(lists().resources).items()}
    told = {"form": FlaskForm()} | told
    return render_template(
        f"registers/{template}", door=doors.doer().door, home=home(), kinds=resources, states=STATES, matched=MATCHED,
        categories=named(lists().needs), did=doors.done(), screen="registers", **told,
    )  # fmt: skip


def _ask(code: str) -> str:
    return next(one.ask for one in lists().resources if one.code == code)


def _at(door: Door) -> Any:
    pages = area(f"offers_{door}", f"{HOMES[door]}/offers", door)
    one_ = f"/<int(max={doors.MOST}):id>"
    pages.add_url_rule("", view_func=index)
    pages.add_url_rule("/new", view_func=new, methods=["GET", "POST"])
    pages.add_url_rule(one_, view_func=offer, methods=["GET", "POST"])
    pages.add_url_rule(f"{one_}/<any({','.join(STEPPING)}):verb>", view_func=step, methods=["POST"])
    pages.add_url_rule(f"{one_}/withdraw", view_func=withdraw, methods=["POST"])
    return pages


PAGES = tuple(_at(door) for door in HOMES)
