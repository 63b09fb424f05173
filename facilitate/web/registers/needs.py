"""The register of needs at the organiser's door: the list, one need, merging, settling, and taking any of it back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from flask import Blueprint, make_response, redirect, render_template, request
from flask_wtf import FlaskForm

from facilitate.register import needs_deeds
from facilitate.register.declined import Declined
from facilitate.register.needs import Ask, counted, listed, one
from facilitate.register.undo import undo
from facilitate.service.lists import lists
from facilitate.web.registers import doors
from facilitate.web.registers.forms import NeedForm

pages = Blueprint("register_needs", __name__, url_prefix="/registers")
MOST_AT_ONCE = 50
ONE = f"/needs/<int(max={doors.MOST}):id>"
ONLY = {"": "全部", "nobody": "没人负责", "again": "提了三次", "danger": "有危险", "settled": "已解决"}


@pages.before_request
def _only_at_the_door() -> None:
    doors.doer()


@pages.errorhandler(Declined)
def _declined(fault: Declined) -> Any:
    page = render_template("registers/declined.html", why=doors.told(fault))
    return make_response(page, fault.status)


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
        form=FlaskForm(), did=doors.done(), screen="registers",
    )  # fmt: skip


@pages.get(ONE)
def need(id: int) -> Any:
    """One need with every word that was said of it."""
    return _sheet(id, None)


@pages.post(ONE)
def edit(id: int) -> Any:
    """What was written in its fields."""
    form = NeedForm()
    if not form.validate():
        return make_response(_sheet(id, form), 422)
    written = form.written()
    deed = needs_deeds.edit(doors.book(), doors.doer(), doors.community(), id, written)
    return doors.back(f"/registers/needs/{id}", deed)


@pages.post(f"{ONE}/<any(settle, reopen):verb>")
def settle(id: int, verb: str) -> Any:
    """It is met, or comes back."""
    doors.pressed()
    deed = needs_deeds.settle(doors.book(), doors.doer(), doors.community(), id, verb == "settle")
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


@pages.post("/undo")
def take_back() -> Any:
    """The deed is taken back as a whole."""
    doors.pressed()
    deed = undo(doors.book(), doors.doer(), request.form.get("deed", 0, type=doors.number))
    return doors.back("/registers/needs", deed)


class Named(Protocol):
    """A row of a list."""

    @property
    def code(self) -> str: ...
    @property
    def zh(self) -> str: ...
    @property
    def en(self) -> str: ...


def named(rows: Iterable[Named]) -> dict[str, dict[str, str]]:
    """What the codes of a list are called, in its order."""
    return {row.code: {"zh": row.zh, "en": row.en} for row in rows}


def _sheet(id: int, form: NeedForm | None) -> Any:
    sheet = doors.ask(lambda connection, here: one(connection, here, id))
    if sheet.row["id"] != id:
        return redirect(f"/registers/needs/{sheet.row['id']}", 302)
    return render_template(
        "registers/need.html", sheet=sheet, form=form or NeedForm(data=sheet.row), categories=named(lists().needs),
        answers=named(lists().answers), states=named(lists().action_states),
        did=doors.done(), screen="registers",
    )  # fmt: skip
