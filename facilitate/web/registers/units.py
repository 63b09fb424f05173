"""The directory of units at the organiser's door: list, one unit, writing down, other names, merging, handing over."""

from __future__ import annotations

from typing import Any

from flask import make_response, redirect, render_template, request
from flask_wtf import FlaskForm

from facilitate.register import history, history_words
from facilitate.register.declined import Declined
from facilitate.register.doer import called
from facilitate.register.freshness import Stale, version
from facilitate.register.units import directory, units_deeds
from facilitate.register.units.twins import twins
from facilitate.service.lists import lists
from facilitate.web.i18n import lang, reason
from facilitate.web.registers import doors
from facilitate.web.registers.area import area
from facilitate.web.registers.need_page import named
from facilitate.web.registers.unit_forms import NameForm, OfficeForm, UnitForm

pages = area("register_units", "/registers/units", "organiser")
ONE = f"/<int(max={doors.MOST}):id>"
MOST_AT_ONCE = 20


@pages.get("")
def index() -> Any:
    """The list, which units may be the same, and who has answered without one."""
    doors.caught_up()
    wish = directory.Ask(
        request.args.get("q", "")[:80], request.args.get("kind", ""), request.args.get("page", 1, type=int)
    )
    return render_template(
        "registers/units.html", wish=wish, found=doors.ask(lambda c, here: directory.listed(c, here, wish)),
        pairs=doors.ask(twins), unclaimed=doors.ask(directory.unclaimed), kinds=named(lists().groups), form=FlaskForm(),
        did=doors.done(), screen="registers",
    )  # fmt: skip


@pages.get("/new")
def new() -> Any:
    """An empty form; `name` may come from who has answered in a meeting."""
    return _new(UnitForm(None, name=request.args.get("name", "")[:80]))


@pages.post("/new")
def make() -> Any:
    """The unit is written down."""
    form = UnitForm()
    if not form.validate():
        return _new(form, status=422)
    try:
        done = units_deeds.make(doors.book(), doors.doer(), doors.community(), **form.written())
    except Declined as fault:
        return _new(form, reason(fault), fault.status)
    return doors.back(f"/registers/units/{done.answer}", done.id)


@pages.get(ONE)
def unit(id: int) -> Any:
    """One unit with everything that hangs on it."""
    return _sheet(id)


@pages.post(ONE)
def edit(id: int) -> Any:
    """What was written in its fields."""
    form = UnitForm()
    if not form.validate():
        return _sheet(id, form, status=422)
    saw = request.form.get("saw", type=int)
    try:
        deed = units_deeds.edit(doors.book(), doors.doer(), doors.community(), id, form.written(), saw)
    except Stale as fault:
        for name, value in fault.theirs.items():
            form[name].data, form[name].raw_data = value, None
        return _sheet(id, form, reason(fault), fault.status, fault.clashes)
    except Declined as fault:
        return _sheet(id, form, reason(fault), fault.status)
    return doors.back(f"/registers/units/{id}", deed)


@pages.post(f"{ONE}/also")
def also(id: int) -> Any:
    """Another name by which people call it."""
    form = NameForm()
    if not form.validate():
        return _sheet(id, name=form, status=422)
    try:
        deed = units_deeds.also(doors.book(), doors.doer(), doors.community(), id, form.also.data or "")
    except Declined as fault:
        return _sheet(id, name=form, why=reason(fault), status=fault.status)
    return doors.back(f"/registers/units/{id}", deed)


@pages.post(f"{ONE}/office")
def hand_over(id: int) -> Any:
    """Somebody else holds the office."""
    form = OfficeForm()
    if not form.validate():
        return _sheet(id, office=form, status=422)
    deed = units_deeds.hand_over(
        doors.book(), doors.doer(), doors.community(), id, form.before.data or "", form.after.data or ""
    )
    return doors.back(f"/registers/units/{id}", deed)


@pages.get("/merge")
def choose() -> Any:
    """Which of the chosen units gives the merged one its name."""
    ids = dict.fromkeys(request.args.getlist("id", type=doors.number))
    chosen = doors.ask(lambda c, here: [directory.one(c, here, id) for id in list(ids)[:MOST_AT_ONCE]])
    if len({sheet.row["id"] for sheet in chosen}) < 2:
        raise Declined("nothing_to_merge")
    return render_template("registers/units_merge.html", chosen=chosen, form=FlaskForm(), screen="registers")


@pages.post("/merge")
def merge() -> Any:
    """All of them become part of the one that leads."""
    doors.pressed()
    into, others = request.form.get("into", 0, type=doors.number), request.form.getlist("id", type=doors.number)
    deed = units_deeds.merge(doors.book(), doors.doer(), doors.community(), into, others)
    return doors.back(f"/registers/units/{into}", deed)


def _new(form: UnitForm, why: str = "", status: int = 200) -> Any:
    page = render_template(
        "registers/unit_new.html", form=form, kinds=named(lists().groups), why=why, screen="registers"
    )
    return make_response(page, status)


def _sheet(
    id: int, form: UnitForm | None = None, why: str = "", status: int = 200, clashes: Any = None,
    name: NameForm | None = None, office: OfficeForm | None = None,
) -> Any:  # fmt: skip
    sheet = doors.ask(lambda c, here: directory.one(c, here, id))
    if sheet.row["id"] != id:
        return redirect(f"/registers/units/{sheet.row['id']}", 302)
    page = render_template(
        "registers/unit.html", sheet=sheet, form=form or UnitForm(None, data=sheet.row), kinds=named(lists().groups),
        states=named(lists().action_states), routes=named(lists().routes), resources=named(lists().resources), why=why,
        clashes=clashes or {}, name=name or NameForm(None), office=office or OfficeForm(None), history=_history(id),
        saw=doors.ask(lambda c, _here: version(c, "units", id)), did=doors.done(), screen="registers",
    )  # fmt: skip
    return make_response(page, status)


def _history(id: int) -> list[tuple[Any, ...]]:
    steps = doors.ask(lambda c, _here: history.of_unit(c, id))
    known = doors.ask(lambda c, _here: history_words.names(c, steps))
    return [
        (step, called(step.doer), history_words.called(step, lang()), history_words.told(step, lang(), known))
        for step in steps
    ]
