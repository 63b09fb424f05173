"""Who is known in a series: those who agreed at their phones, and those whom the organiser puts together after asking them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import make_response, redirect, render_template, request
from flask_wtf import FlaskForm

from facilitate.register.declined import Declined
from facilitate.register.people import neighbours_deeds
from facilitate.register.people.neighbours import everybody, links
from facilitate.register.people.neighbours_deeds import LENGTHS
from facilitate.register.rooms.series import Sheet, one
from facilitate.web.holding import shut
from facilitate.web.join import tidy
from facilitate.web.registers import doors
from facilitate.web.registers.area import area
from facilitate.web.sight import context, exists

pages = area("register_people", "/registers", "organiser")
ONE = f"/series/<int(max={doors.MOST}):id>/people"
LAST = 6
"""Meetings of which the people are offered to be put together."""


@pages.get(ONE)
def show(id: int) -> Any:
    """The known, and the people of the last meetings who are not."""
    doors.caught_up()
    return _page(id)


@pages.post(ONE)
def same(id: int) -> Any:
    """One person of each chosen meeting, who are the same and has agreed."""
    doors.pressed()
    hidden = shut()
    came = [
        (meeting, person)
        for meeting, person in map(_split, request.form.getlist("who"))
        if person and tidy(meeting) not in hidden
    ]
    consent, name = bool(request.form.get("consent")), request.form.get("name", "")
    try:
        neighbours_deeds.same(doors.book(), doors.doer(), doors.community(), name, came, consent)
    except Declined as fault:
        return make_response(_page(id, doors.told(fault)), fault.status)
    return redirect(f"/registers/series/{id}/people?kept=1", 303)


@pages.post(f"{ONE}/forget")
def forget(id: int) -> Any:
    """Somebody has asked to be forgotten."""
    doors.pressed()
    who = request.form.get("neighbour", 0, type=doors.number)
    neighbours_deeds.forget_for(doors.book(), doors.doer(), doors.community(), who)
    return redirect(f"/registers/series/{id}/people?kept=1", 303)


def _page(id: int, fault: str = "") -> str:
    sheet = doors.ask(lambda connection, here: one(connection, here, id))
    return render_template(
        "registers/people.html", sheet=sheet, known=doors.ask(everybody), unknown=_unknown(sheet), most=LENGTHS["name"],
        fault=fault, typed=request.form, chosen=request.form.getlist("who"), form=FlaskForm(), screen="registers",
    )  # fmt: skip


def _unknown(sheet: Sheet) -> list[tuple[Mapping[str, Any], list[tuple[str, str]]]]:
    """(meeting, (id, name) of everybody there whom the register does not know), the newest meeting first."""
    known, hidden = doors.ask(links), shut()
    return [
        (row, _people(row["meeting"], known)) for row in reversed(sheet.held[-LAST:]) if row["meeting"] not in hidden
    ]


def _people(code: str, known: Mapping[tuple[str, str], int]) -> list[tuple[str, str]]:
    """Nobody where the meeting itself is kept no longer."""
    if not exists(code):
        return []
    with context().door.reading(code) as m:
        here = [one for one in m.people.all.values() if not one.same_as and not m.rule.roles[one.role].neutral]
        people = [(one.id, one.name) for one in here]
    return [(id, name) for id, name in people if (code, id) not in known]


def _split(who: str) -> tuple[str, str]:
    meeting, _, person = who.partition("/")
    return meeting, person
