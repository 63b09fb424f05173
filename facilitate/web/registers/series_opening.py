"""The opening of the next meeting of a series: the last one's promises in big type, and one tap for what people say of each."""

from __future__ import annotations

from typing import Any

from flask import render_template, request
from flask_wtf import FlaskForm

from facilitate.register.declined import Declined
from facilitate.register.paging import sliced
from facilitate.register.promises import promises_deeds
from facilitate.register.rooms.opening import opening
from facilitate.register.rooms.series import one
from facilitate.service.lists import lists
from facilitate.web.i18n import _
from facilitate.web.registers import doors
from facilitate.web.registers.area import area

pages = area("register_opening", "/registers", "organiser")
ONE = f"/series/<int(max={doors.MOST}):id>/opening"
MARKS = {"done": "办完了", "going": "在办", "stuck": "有困难"}
PAGE = 4
"""Promises that are read from the back of the hall."""


@pages.get(ONE)
def show(id: int) -> str:
    """`?page=` of the promises that are not confirmed yet, for the projector."""
    doors.caught_up()
    now = doors.today()
    hidden = [each.code for each in lists().needs if each.sensitive]
    sheet = doors.ask(lambda connection, here: one(connection, here, id))
    told = doors.ask(lambda connection, here: opening(connection, here, id, now, hidden))
    shown = (*told.open, *told.reported)
    cut = sliced(shown, request.args.get("page", 1, type=int), PAGE)
    return render_template(
        "registers/opening.html", sheet=sheet, told=told, shown=cut.lines, page=cut.page, last=cut.pages,
        marks=MARKS, form=FlaskForm(), did=doors.done(), screen="opening",
    )  # fmt: skip


@pages.post(ONE)
def mark(id: int) -> Any:
    """What was said in the hall of one promise: done, going or stuck."""
    doors.pressed()
    how = request.form.get("how", "")
    if how not in MARKS:
        raise Declined("choose_one")
    promise = request.form.get("promise", 0, type=doors.number)
    words = _("开场时在会上说的：{how}", how=_(MARKS[how]))
    deed = promises_deeds.report(doors.book(), doors.doer(), doors.community(), promise, how, words)
    page = request.form.get("page", 1, type=int)
    return doors.back(f"/registers/series/{id}/opening?page={page}", deed)
