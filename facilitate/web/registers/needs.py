"""The register of needs at the organiser's door: the list, one need, merging, settling, and taking any of it back."""

from __future__ import annotations

from typing import Any

from flask import render_template, request
from flask_wtf import FlaskForm

from facilitate.register.declined import Declined
from facilitate.register.freshness import Stale
from facilitate.register.needs import needs_deeds
from facilitate.register.needs.needs import Ask, counted, listed, one
from facilitate.service.lists import lists
from facilitate.web.registers import doors, need_page
from facilitate.web.registers.area import area
from facilitate.web.registers.forms import NeedForm
from facilitate.web.registers.need_page import named

__all__ = ["named", "pages"]
pages = area("register_needs", "/registers", "organiser")
MOST_AT_ONCE = 50
ONE = f"/needs/<int(max={doors.MOST}):id>"
ONLY = {"": "全部", "nobody": "没人负责", "again": "提了三次", "danger": "有危险", "settled": "已解决"}


@pages.get("/needs")
def index() -> Any:
    """The list, narrowed by words, category and state."""
    doors.caught_up()
    wish = Ask(
        request.args.get("q", "")[:80], request.args.get("category", ""), request.args.get("only", ""),
        page=request.args.get("page", 1, type=int),
    )  # fmt: skip
    found = doors.ask(lambda connection, here: listed(connection, here, wish))
    return render_template(
        "registers/needs.html", wish=wish, found=found, only=ONLY, counts=doors.ask(counted), categories=named(lists().needs),
        today=doors.today().isoformat(), form=FlaskForm(), did=doors.done(), screen="registers",
    )  # fmt: skip


@pages.get(ONE)
def need(id: int) -> Any:
    """One need with every word that was said of it."""
    return need_page.drawn(id)


@pages.post(ONE)
def edit(id: int) -> Any:
    """What was written in its fields."""
    form = NeedForm()
    if not form.validate():
        return need_page.drawn(id, form, status=422)
    saw = request.form.get("saw", type=int)
    try:
        deed = needs_deeds.edit(doors.book(), doors.doer(), doors.community(), id, form.written(), saw)
    except Stale as fault:
        return need_page.stale(id, form, fault)
    return doors.back(f"/registers/needs/{id}", deed)


@pages.post(f"{ONE}/<any(settle, reopen):verb>")
def settle(id: int, verb: str) -> Any:
    """It is met, or comes back."""
    doors.pressed()
    promise, words = request.form.get("promise", type=doors.number), request.form.get("words", "")
    deed = needs_deeds.settle(doors.book(), doors.doer(), doors.community(), id, verb == "settle", promise, words)
    return doors.back(f"/registers/needs/{id}", deed)


@pages.get("/needs/merge")
def choose() -> Any:
    """Which of the chosen needs gives the merged one its name."""
    ids = request.args.getlist("id", type=doors.number)
    chosen = doors.ask(lambda connection, here: [one(connection, here, id) for id in ids[:MOST_AT_ONCE]])
    if len(chosen) < 2:
        raise Declined("nothing_to_merge")
    return render_template("registers/merge.html", chosen=chosen, form=FlaskForm(), screen="registers")


@pages.post("/needs/merge")
def merge() -> Any:
    """All of them become part of the one that leads."""
    doors.pressed()
    into = request.form.get("into", 0, type=doors.number)
    deed = needs_deeds.merge(
        doors.book(), doors.doer(), doors.community(), into, request.form.getlist("id", type=doors.number)
    )
    return doors.back(f"/registers/needs/{into}", deed)
