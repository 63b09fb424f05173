"""The result ledger at the organiser's door."""

from __future__ import annotations

from typing import Any

from flask import render_template, request
from flask_wtf import FlaskForm

from facilitate.register.promises.promises_sheet import sheet
from facilitate.register.promises.results import ledger, meetings, strike, write
from facilitate.web.registers import doors
from facilitate.web.registers.area import area
from facilitate.web.registers.promises_doing import ONE, done_or_told
from facilitate.web.registers.promises_forms import ResultForm
from facilitate.web.registers.promises_words import shared

HOME = "/registers/results"
pages = area("register_results", HOME, "organiser")


@pages.get("")
def index() -> Any:
    """What has changed, the newest first, and a form for one more."""
    form = ResultForm(formdata=None, promise=request.args.get("promise", ""))
    form.meeting.data = request.args.get("meeting", "")
    return _page(form)


@pages.post("")
def add() -> Any:
    """One more."""
    form = ResultForm()
    deed = lambda: write(doors.book(), doors.doer(), doors.community(), form.result()).id  # noqa: E731
    return done_or_told(form, deed, lambda: _page(form), HOME)


@pages.post(f"{ONE}/strike")
def take_out(id: int) -> Any:
    """It was written by mistake."""
    doors.pressed()
    return doors.back(HOME, strike(doors.book(), doors.doer(), doors.community(), id))


def _page(form: ResultForm) -> Any:
    page = request.args.get("page", 1, type=int)
    found = doors.ask(lambda connection, here: ledger(connection, here, page))
    id = doors.named(form.promise.data)
    about = doors.ask(lambda connection, here: sheet(connection, here, id, doors.today())).line if id else None
    return render_template(
        "registers/promises/results.html", found=found, ledger=form, about=about, meetings=doors.ask(meetings),
        form=FlaskForm(), did=doors.done(), **shared()
    )  # fmt: skip
