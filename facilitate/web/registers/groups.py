"""Action groups at the organiser's door: the list, one group with its squads and shifts, and who has signed up."""

from __future__ import annotations

from typing import Any

from flask import make_response, render_template, request
from flask_wtf import FlaskForm

from facilitate.register.declined import Declined
from facilitate.register.groups import groups_deeds, sign_ups_deeds, sign_ups_forget
from facilitate.register.groups.groups import listed, one
from facilitate.register.promises.tasks import tasks
from facilitate.web.i18n import reason
from facilitate.web.registers import doors
from facilitate.web.registers.area import area
from facilitate.web.registers.group_forms import GroupForm, ShiftForm, SignUpForm, SquadForm
from facilitate.web.sight import context

HOME = "/registers/groups"
pages = area("register_groups", HOME, "organiser")
ONE = f"/<int(max={doors.MOST}):id>"
PART = f"/<int(max={doors.MOST}):part>"


@pages.get("")
def index() -> Any:
    """The groups, those that go on first."""
    now = context().clock.now()
    found = doors.ask(lambda c, here: listed(c, here, now))
    return render_template(
        "registers/groups/list.html", found=found, form=FlaskForm(), did=doors.done(), screen="registers"
    )


@pages.get("/new")
def new() -> Any:
    """An empty form; `promise` may come from a task."""
    return _new(
        GroupForm(None, promise=request.args.get("promise", 0, type=doors.number), name=request.args.get("name", ""))
    )


@pages.post("/new")
def make() -> Any:
    """The group with its three squads."""
    form = GroupForm()
    if not form.validate():
        return _new(form, status=422)
    name, purpose, promise = form.name.data or "", form.purpose.data or "", form.promise.data or None
    done = groups_deeds.make(doors.book(), doors.doer(), doors.community(), name, purpose, promise)
    return doors.back(f"{HOME}/{done.answer}", done.id)


@pages.get(ONE)
def group(id: int) -> Any:
    """Squads, shifts, and who comes."""
    return _sheet(id)


@pages.post(ONE)
def edit(id: int) -> Any:
    """Another name or purpose."""
    form = GroupForm()
    if not form.validate():
        return _sheet(id, form=form, status=422)
    values = {"name": form.name.data or "", "purpose": form.purpose.data or ""}
    return doors.back(f"{HOME}/{id}", groups_deeds.edit(doors.book(), doors.doer(), doors.community(), id, **values))


@pages.post(f"{ONE}/<any(close, open):verb>")
def close(id: int, verb: str) -> Any:
    """Nobody can sign up any more, or can again."""
    doors.pressed()
    state = "closed" if verb == "close" else "open"
    return doors.back(f"{HOME}/{id}", groups_deeds.edit(doors.book(), doors.doer(), doors.community(), id, state=state))


@pages.post(f"{ONE}/forget")
def forget(id: int) -> Any:
    """Who helped is forgotten, for good."""
    doors.pressed()
    sign_ups_forget.forget(doors.book(), doors.doer(), doors.community(), id)
    return doors.back(f"{HOME}/{id}", 0)


@pages.post(f"{ONE}/squads")
@pages.post(f"{ONE}/squads{PART}")
def squad(id: int, part: int = 0) -> Any:
    """A squad beside the three, or another name or lead of one."""
    form = SquadForm()
    if not form.validate():
        return _sheet(id, squad=form, at=part, status=422)
    name, lead = form.name.data or "", form.lead.data or ""
    book, doer, here = doors.book(), doors.doer(), doors.community()
    edited = part and groups_deeds.edit_squad(book, doer, here, part, name, lead)
    deed = edited if part else groups_deeds.add_squad(book, doer, here, id, name, lead).id
    return doors.back(f"{HOME}/{id}", deed)


@pages.post(f"{ONE}/squads{PART}/shifts")
def add_shift(id: int, part: int) -> Any:
    """Another shift of the squad."""
    form = ShiftForm()
    if not form.validate():
        return _sheet(id, shift=form, at=part, status=422)
    try:
        done = groups_deeds.add_shift(doors.book(), doors.doer(), doors.community(), part, **form.told())
    except Declined as fault:
        return _sheet(id, shift=form, at=part, why=reason(fault), status=fault.status)
    return doors.back(f"{HOME}/{id}", done.id)


@pages.post(f"{ONE}/shifts{PART}/cancel")
def cancel(id: int, part: int) -> Any:
    """The shift is not held."""
    doors.pressed()
    return doors.back(f"{HOME}/{id}", groups_deeds.cancel_shift(doors.book(), doors.doer(), doors.community(), part))


@pages.post(f"{ONE}/people")
def sign_up(id: int) -> Any:
    """Somebody who has no phone, entered by the organiser."""
    form = SignUpForm()
    if not form.validate():
        return _sheet(id, sign_up=form, status=422)
    values = {name: form[name].data or "" for name in ("name", "contact", "skills")}
    try:
        done = sign_ups_deeds.sign_up(doors.book(), doors.doer(), doors.community(), form.shift.data or 0, **values)
    except Declined as fault:
        return _sheet(id, sign_up=form, why=reason(fault), status=fault.status)
    return doors.back(f"{HOME}/{id}", done.id)


@pages.post(f"{ONE}/people{PART}/off")
def sign_off(id: int, part: int) -> Any:
    """Somebody does not come."""
    doors.pressed()
    return doors.back(f"{HOME}/{id}", sign_ups_deeds.sign_off(doors.book(), doors.doer(), doors.community(), part))


def _new(form: GroupForm, status: int = 200) -> Any:
    page = render_template("registers/groups/new.html", form=form, tasks=doors.ask(tasks), screen="registers")
    return make_response(page, status)


def _sheet(id: int, why: str = "", status: int = 200, at: int = 0, **forms: Any) -> Any:
    """`at`: the squad in whose form something did not fit."""
    now = context().clock.now()
    found = doors.ask(lambda c, here: one(c, here, id, now))
    page = render_template(
        "registers/groups/group.html", group=found, form=forms.get("form") or GroupForm(None, data=found.row),
        squad_form=forms.get("squad") or SquadForm(None), shift_form=forms.get("shift"), blank=ShiftForm(None),
        people=forms.get("sign_up") or SignUpForm(None), at=at, opened=next(iter(forms), ""), why=why, did=doors.done(),
        screen="registers",
    )  # fmt: skip
    return make_response(page, status)
