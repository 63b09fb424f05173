"""Who has not been heard: groups, buildings and kinds of people, with a list of visits to print and a place to note them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import make_response, render_template, request
from flask_wtf import FlaskForm

from facilitate.register.declined import Declined
from facilitate.register.people import covering_deeds
from facilitate.register.people.covering import WAYS, Panel, panel, profile
from facilitate.register.people.covering_deeds import LENGTHS, Asked, rows
from facilitate.reports.coverage import Profile
from facilitate.service.lists import lists
from facilitate.web.registers import doors
from facilitate.web.registers.area import area
from facilitate.web.registers.needs import named

pages = area("register_coverage", "/registers", "organiser")
LAST = (3, 6, 12, 0)
"""How many meetings may be looked back on; 0: all."""
USUAL = 6
NAMES = {"door": "上门", "phone": "打电话", "card": "送卡片"}
assert tuple(NAMES) == WAYS


@pages.get("/coverage")
def show() -> Any:
    """`?last=` meetings."""
    doors.caught_up()
    return _page()


@pages.get("/coverage/list")
def print_list() -> Any:
    """The visits on paper, with room for notes; needs of sensitive categories are not carried about."""
    doors.caught_up()
    return render_template("registers/visits.html", **_told(), form=FlaskForm(), screen="visits")


@pages.get("/coverage/profile")
def ask() -> Any:
    """Who lives here, as it was entered."""
    return _form(_written(doors.ask(profile)))


@pages.post("/coverage/profile")
def describe() -> Any:
    """Numbers of groups, and lines of buildings and kinds of people."""
    doors.pressed()
    try:
        deed = covering_deeds.describe(doors.book(), doors.doer(), doors.community(), _groups(), _buildings())
    except Declined as fault:
        return make_response(_form(request.form, doors.told(fault)), fault.status)
    return doors.back("/registers/coverage", deed)


@pages.post("/coverage/asked")
def note() -> Any:
    """Somebody was asked at home, by telephone or with a card."""
    doors.pressed()
    told = Asked(
        **{name: request.form.get(name, "").strip() for name in ("whom", "way", "on", "text", "place", "group")},
        need=doors.named(request.form.get("need")),
    )
    try:
        deed = covering_deeds.note(doors.book(), doors.doer(), doors.community(), told)
    except Declined as fault:
        return make_response(_page(doors.told(fault)), fault.status)
    return doors.back("/registers/coverage", deed)


def _page(fault: str = "") -> str:
    return render_template(
        "registers/coverage.html", **_told(), last=_last(), lasts=LAST, ways=NAMES, fault=fault, typed=request.form,
        most=LENGTHS, today=doors.today().isoformat(), form=FlaskForm(), did=doors.done(), screen="registers",
    )  # fmt: skip


def _told() -> dict[str, Any]:
    hidden = [each.code for each in lists().needs if each.sensitive]
    last = _last()
    found: Panel = doors.ask(lambda connection, here: panel(connection, here, last, hidden))
    return {"panel": found, "groups": named(lists().groups)}


def _last() -> int:
    asked = request.args.get("last", USUAL, type=int)
    return asked if asked in LAST else USUAL


def _form(typed: Mapping[str, str], fault: str = "") -> str:
    return render_template(
        "registers/profile.html",
        typed=typed,
        fault=fault,
        groups=named(lists().groups),
        form=FlaskForm(),
        screen="registers",
    )


def _written(known: Profile) -> dict[str, str]:
    """The fields of the form as they were filled in last."""
    codes = {one.code for one in lists().groups}
    kinds = {name: number for name, number in known.groups.items() if name not in codes}
    return {
        **{f"group-{code}": _shown(number) for code, number in known.groups.items() if code in codes},
        "kinds": _lines(kinds),
        "buildings": _lines({name: number or None for name, number in known.buildings.items()}),
    }


def _shown(number: int | None) -> str:
    return "?" if number is None else str(number)


def _lines(numbers: Mapping[str, int | None]) -> str:
    return "\n".join(f"{name} {_shown(number)}" for name, number in numbers.items())


def _groups() -> dict[str, int | None]:
    """Groups of the lists that are here, then kinds of people of our own."""
    found: dict[str, int | None] = {}
    for one in lists().groups:
        text = request.form.get(f"group-{one.code}", "").strip()
        if text:
            found[one.code] = int(text) if text.isdecimal() and len(text) < 10 else None
    return found | rows(request.form.get("kinds", ""))


def _buildings() -> dict[str, int]:
    return {name: number or 0 for name, number in rows(request.form.get("buildings", "")).items()}
