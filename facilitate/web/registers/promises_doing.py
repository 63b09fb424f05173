"""What every page of promises does alike: a list, a sheet, and a form whose fault is told on that sheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, make_response, render_template, request
from flask_wtf import FlaskForm

from facilitate.register.declined import Declined
from facilitate.register.needs.hidden import sensitive
from facilitate.register.promises import promises_deeds as deeds
from facilitate.register.promises.promises import Ask, Sight, listed
from facilitate.register.promises.promises_sheet import sheet
from facilitate.web.registers import doors
from facilitate.web.registers.promises_forms import HandForm, LaterForm, NamesForm, ReportForm, Told, WordsForm
from facilitate.web.registers.promises_words import shared, story

Forms = dict[str, Told]
Page = Callable[[int, Forms], Any]
"""Draws a promise, with the forms as they were sent."""
Do = Callable[[int, str, Told, Callable[[], int]], Any]
"""Does what a form of a promise asks for, by the form's name."""
ONE = f"/<int(max={doors.MOST}):id>"


def public() -> Sight:
    """What everybody may read."""
    return Sight(public=True, hidden=frozenset(sensitive()))


def asked() -> Ask:
    """What the address narrows the list to."""
    unit = doors.named(request.args.get("unit"))
    return Ask(
        request.args.get("only", ""), unit, request.args.get("q", "")[:80], request.args.get("page", 1, type=int)
    )


def list_page(template: str, sight: Sight, **more: Any) -> Any:
    """The list as these eyes may read it."""
    wish = asked()
    found = doors.ask(lambda connection, here: listed(connection, here, wish, doors.today(), sight))
    return render_template(
        template, wish=wish, found=found, today=doors.today().isoformat(), form=FlaskForm(), did=doors.done(), **(shared() | more)
    )  # fmt: skip


def sheet_page(template: str, id: int, sight: Sight, filled: Forms | None = None, **more: Any) -> Any:
    """One promise; `filled` are forms as they were sent, with their faults."""
    found = doors.ask(lambda connection, here: sheet(connection, here, id, doors.today(), sight))
    forms: Forms = {
        "report": ReportForm(formdata=None), "later": LaterForm(formdata=None), "hand": HandForm(formdata=None),
        "drop": WordsForm(formdata=None), "voice": WordsForm(formdata=None), "names": NamesForm(formdata=None),
        "back": WordsForm(formdata=None),
    }  # fmt: skip
    return render_template(
        template, sheet=found, forms=forms | (filled or {}), story=story(found), today=doors.today().isoformat(),
        form=FlaskForm(), did=doors.done(), **(shared() | more)
    )  # fmt: skip


def kept_at(pages: Blueprint, home: str, page: Page) -> Do:
    """Hang on a door's pages what may be said of a promise by whoever keeps it, or written down for somebody without an account;
    what comes back answers the door's other forms."""

    def do(id: int, name: str, form: Told, deed: Callable[[], int]) -> Any:
        return done_or_told(form, deed, lambda: page(id, {name: form}), f"{home}/{id}")

    @pages.post(f"{ONE}/report")
    def report(id: int) -> Any:
        """How it goes."""
        form = ReportForm()
        words = (form.text.data or "", form.approver.data or "")
        return do(id, "report", form, lambda: deeds.report(*doors.whole(), id, form.how.data or "", *words))

    @pages.post(f"{ONE}/later")
    def later(id: int) -> Any:
        """More time, with the reason, which everybody may read."""
        form = LaterForm()
        return do(
            id, "later", form, lambda: deeds.more_time(*doors.whole(), id, form.due.data or "", form.text.data or "")
        )

    @pages.post(f"{ONE}/hand")
    def hand(id: int) -> Any:
        """Somebody else holds the office."""
        form = HandForm()
        every = bool(form.every.data)
        return do(id, "hand", form, lambda: deeds.hand_over(*doors.whole(), id, form.person.data or "", every))

    return do


def done_or_told(form: Told, deed: Callable[[], int], page: Callable[[], Any], address: str) -> Any:
    """Back to the address when it was done; else the page again, with what was typed and what is wrong with it."""
    if not form.validate():
        return make_response(page(), 422)
    try:
        return doors.back(address, deed())
    except Declined as fault:
        if fault.status != 422:
            raise
        form.blame(fault)
        return make_response(page(), 422)
