"""A unit's own page, and the community's needs as it may answer them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import make_response, redirect, render_template, request
from flask_wtf import FlaskForm

from facilitate.register.needs.hidden import sensitive
from facilitate.register.needs.needs import Ask, Sheet, listed, one
from facilitate.register.needs.responsible import answers_for, needs_of
from facilitate.register.offers import matches_deeds
from facilitate.register.offers.offers import LIVE, given_by
from facilitate.register.offers.suggested import needs_for
from facilitate.register.units.home import home
from facilitate.service.lists import lists
from facilitate.web.registers import doors
from facilitate.web.registers.area import area
from facilitate.web.registers.beside_need import beside
from facilitate.web.registers.market import MATCHED, STATES, markets, said
from facilitate.web.registers.need_page import named
from facilitate.web.registers.offers_form import OfferForm

pages = area("unit_home", "/unit", "unit")
ONE = f"/needs/<int(max={doors.MOST}):id>"
ASKED, EACH = 3, 2
"""Of so many of its offers, so many needs each are named on its own page."""


@pages.get("/")
def index() -> Any:
    """What waits for this unit, what it gives, and where that may be needed."""
    doors.caught_up()
    told = doors.ask(lambda connection, here: home(connection, here, _unit(), doors.today().isoformat()))
    fits = [(line, _fits(line.row["id"])) for line in told.offers[:ASKED]]
    return _drawn("unit_home.html", told=told, fits=[(line, some) for line, some in fits if some], form=FlaskForm())


@pages.get("/needs")
def needs() -> Any:
    """The open needs that this unit may answer; sensitive ones are not among them, but for those it is responsible for."""
    doors.caught_up()
    wish = Ask(
        request.args.get("q", "")[:80], request.args.get("category", ""), request.args.get("only", ""),
        page=request.args.get("page", 1, type=int),
    )  # fmt: skip
    hidden = sensitive()
    if wish.only == "mine":
        wish, hidden = replace(wish, kind="", of=needs_of(_unit())), ()
    elif wish.only != "nobody":
        wish = replace(wish, only="")
    found = doors.ask(lambda connection, here: listed(connection, here, wish, hidden))
    shown = {code: one for code, one in named(lists().needs).items() if code not in sensitive()}
    return _drawn("unit_needs.html", found=found, wish=wish, shown=shown)


@pages.get(ONE)
def need(id: int) -> Any:
    """One need, with what this unit could give for it."""
    sheet = _sheet(id)
    return _answering(sheet, OfferForm()) if sheet.row["id"] == id else redirect(f"/unit/needs/{sheet.row['id']}", 302)


@pages.post(f"{ONE}/answer")
def answer(id: int) -> Any:
    """ "We can": an offer written for this need is published and proposed."""
    form = OfferForm()
    if not form.validate():
        return make_response(_answering(_sheet(id), form), 422)
    done = matches_deeds.answer(doors.book(), doors.doer(), doors.community(), id, form.written())
    return doors.back(f"/unit/needs/{id}", done.id)


def _sheet(id: int) -> Sheet:
    """A sensitive need is opened by whoever is responsible for it and nobody else. Raises Declined(no_such_row)."""
    own = doors.ask(lambda connection, _here: answers_for(connection, _unit(), id))
    return doors.ask(lambda connection, here: one(connection, here, id, () if own else sensitive()))


def _answering(sheet: Sheet, form: OfferForm) -> str:
    unit, id = _unit(), sheet.row["id"]
    told = beside(id, unit)
    taken = {pair.offer for pair, _ in told.pairs if pair.state in ("proposed", "confirmed")}
    mine = doors.ask(lambda connection, _here: given_by(connection, unit, doors.today().isoformat()))
    free = [line for line in mine if line.row["state"] in LIVE and not line.past and line.row["id"] not in taken]
    own = doors.ask(lambda connection, _here: answers_for(connection, unit, id))
    return _drawn("unit_need.html", sheet=sheet, form=form, told=told, mine=free, own=own, unit=unit)


def _fits(offer: int) -> list[Any]:
    """The needs that this offer fits without a clash; the others stand on the offer's own page."""
    found = doors.ask(
        lambda connection, here: needs_for(
            connection, here, markets(), offer, doors.today().isoformat(), EACH, sensitive()
        )
    )
    return [(one, said(one.fit)) for one in found if one.fit.sure and not one.fit.clashes]


def _unit() -> int:
    return doors.doer().unit or 0


def _drawn(template: str, **told: Any) -> str:
    kinds = {one.code: {"zh": one.zh, "en": one.en, "ask": one.ask} for one in lists().resources}
    return render_template(
        f"registers/{template}", kinds=kinds, states=STATES, matched=MATCHED, categories=named(lists().needs),
        did=doors.done(), screen="registers", **told,
    )  # fmt: skip
