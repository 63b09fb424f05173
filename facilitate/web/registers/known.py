"""A neighbour's own page on whether she is known again: yes, rather not, what is kept of her, and to be forgotten."""

from __future__ import annotations

from typing import Any

from flask import make_response, redirect, render_template, request
from flask_wtf import FlaskForm

from facilitate.register.declined import Declined
from facilitate.register.people import neighbours_deeds
from facilitate.register.people.covering import buildings
from facilitate.register.people.neighbours_deeds import LENGTHS
from facilitate.web import again
from facilitate.web.registers import doors
from facilitate.web.registers.area import area

pages = area("register_known", "/c", "resident")


@pages.get("/known")
def show() -> Any:
    """What is kept, or the question."""
    return _page()


@pages.post("/known/<any(yes, no, forget):answer>")
def answered(answer: str) -> Any:
    """Back to the page of the meeting where she was asked, or to her own."""
    doors.pressed()
    try:
        _do(answer)
    except Declined as fault:
        return make_response(_page(doors.told(fault)), fault.status)
    return redirect(f"{_back()}?known={answer}", 303)


def _do(answer: str) -> None:
    book, doer, here = doors.book(), doors.doer(), doors.community()
    if answer == "yes":
        name, home = request.form.get("name", ""), request.form.get("home", "")
        neighbours_deeds.agree(book, doer, here, name, home if home in doors.ask(buildings) else "", again.came())
    elif answer == "no":
        neighbours_deeds.refuse(book, doer, here)
    else:
        neighbours_deeds.forget(book, doer, here)


def _back() -> str:
    code = request.form.get("meeting", "")
    return f"/m/{code}/after" if code.isalnum() and code.isascii() else "/c/known"


def _page(fault: str = "") -> str:
    return render_template(
        "resident/known.html", mine=again.here(), buildings=doors.ask(buildings), most=LENGTHS["name"], fault=fault,
        typed=request.form, form=FlaskForm(), answer=request.args.get("known", ""), words=again.words, screen="resident",
    )  # fmt: skip
