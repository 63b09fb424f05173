"""Action groups at the residents' door: which ask for help, signing up for a shift without an account, and off again."""

from __future__ import annotations

from typing import Any

from flask import make_response, redirect, render_template, request

from facilitate.register.declined import Declined
from facilitate.register.groups import sign_ups_deeds
from facilitate.register.groups.groups import listed, mine, one
from facilitate.web.i18n import reason
from facilitate.web.registers import doors
from facilitate.web.registers.area import area
from facilitate.web.registers.flood import flood
from facilitate.web.registers.group_forms import SignUpForm
from facilitate.web.sight import context

HOME = "/c/groups"
pages = area("groups_public", HOME, "resident")
ONE = f"/<int(max={doors.MOST}):id>"


@pages.get("")
def index() -> Any:
    """The groups that go on, with how many people they still want."""
    now = context().clock.now()
    found = doors.ask(lambda c, here: listed(c, here, now, "open"))
    return render_template("resident/groups.html", found=found, screen="resident")


@pages.get(ONE)
def group(id: int) -> Any:
    """What it is for, its shifts, and the form; who else comes is told nowhere."""
    return _page(id, SignUpForm(None, shift=request.args.get("shift", 0, type=doors.number)))


@pages.post(ONE)
def sign_up(id: int) -> Any:
    """She comes, or waits."""
    form = SignUpForm()
    if not form.validate():
        return _page(id, form, status=422)
    if not flood("sign_ups").take(request.remote_addr, context().clock.now()):
        return _page(id, form, reason(Declined("too_many_cards")), 429)
    values = {name: form[name].data or "" for name in ("name", "contact", "skills")}
    try:
        done = sign_ups_deeds.sign_up(doors.book(), doors.doer(), doors.community(), form.shift.data or 0, **values)
    except Declined as fault:
        return _page(id, form, reason(fault), fault.status)
    return redirect(f"{HOME}/{id}?is={done.answer}", 303)


@pages.post(f"{ONE}/off/<int(max={doors.MOST}):part>")
def sign_off(id: int, part: int) -> Any:
    """She does not come; by the phone with which she signed up."""
    doors.pressed()
    sign_ups_deeds.sign_off(doors.book(), doors.doer(), doors.community(), part)
    return redirect(f"{HOME}/{id}?is=off", 303)


def _page(id: int, form: SignUpForm, why: str = "", status: int = 200) -> Any:
    now = context().clock.now()
    found = doors.ask(lambda c, here: one(c, here, id, now))
    page = render_template(
        "resident/group.html", group=found, mine=mine(found, doors.doer().name), form=form, why=why,
        told=request.args.get("is", ""), screen="resident",
    )  # fmt: skip
    return make_response(page, status)
