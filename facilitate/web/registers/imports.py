"""Sheets brought to the organiser's door: read, their columns named, looked over, taken in, and taken back."""

from __future__ import annotations

from typing import Any

import gevent
from flask import make_response, redirect, render_template, request
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from werkzeug.exceptions import RequestEntityTooLarge
from wtforms import RadioField

from facilitate.register.declined import Declined
from facilitate.register.sheets import imports_deeds
from facilitate.register.sheets.fields import Into
from facilitate.register.sheets.imports import Brought, Plan, brief, listed, one, plan, taken_in
from facilitate.register.sheets.lines import heads
from facilitate.register.sheets.reading import MOST_BYTES, MOST_ROWS, read
from facilitate.web.forms import Form, need
from facilitate.web.registers import doors
from facilitate.web.registers.area import area
from facilitate.web.registers.importing import carry_on
from facilitate.web.registers.left_over import left_over
from facilitate.web.registers.sheet_files import answer
from facilitate.web.sight import context

pages = area("register_imports", "/registers/imports", "organiser")
ONE = f"/<int(max={doors.MOST}):id>"
INTO: dict[Into, str] = {"needs": "需求册", "offers": "资源册", "units": "单位名册"}
FORM_BYTES = 65_536
SHOWN = 40
"""Lines that cannot be read or are there already, as many as the page lists; the file has all."""


class UploadForm(Form):
    """A file, and which register it is for."""

    file = FileField(validators=[need("请先选一个表格文件。")])
    into = RadioField(validate_choice=False, default="needs")

    def register(self) -> Into:
        """The one that was chosen; the needs where it is none that we know."""
        return next((each for each in INTO if each == self.into.data), "needs")


@pages.get("")
def index() -> Any:
    """The way in, and what was brought before."""
    carry_on()
    return _door(UploadForm(formdata=None))


@pages.post("")
def bring() -> Any:
    """A file is read and kept; nothing of it is in the register yet."""
    request.max_content_length = MOST_BYTES + FORM_BYTES
    try:
        form = UploadForm()
    except RequestEntityTooLarge:
        fault = Declined("too_big", megabytes=MOST_BYTES // 1024**2)
        return _door(UploadForm(formdata=None), fault.status, doors.told(fault))
    if not form.validate():
        return _door(form, 422, form.stale())
    data, name = form.file.data.read(), form.file.data.filename or ""
    try:
        found = gevent.get_hub().threadpool.apply(read, (data,))
    except Declined as fault:
        return _door(form, fault.status, doors.told(fault))
    id = imports_deeds.keep(
        doors.book(), doors.doer(), doors.community(), form.register(), name, found, context().clock.now()
    )
    return redirect(f"/registers/imports/{id}/columns", 303)


@pages.get(ONE)
def look(id: int) -> Any:
    """What would become of each line; how far it is; what became of it."""
    carry_on()
    found = doors.ask(lambda connection, here: brief(connection, here, id))
    shared = {"brief": found, "into": INTO, "form": FlaskForm(), "screen": "registers"}
    if found.state == "running":
        done = doors.ask(lambda connection, _here: taken_in(connection, found))
        return render_template("registers/import.html", done=done, **shared)
    brought = _brought(id)
    if found.state == "read" and not brought.chosen:
        return redirect(f"/registers/imports/{id}/columns", 302)
    names = heads(brought.page, brought.head)
    return render_template("registers/import.html", plan=_plan(brought), names=names, shown=SHOWN, **shared)


@pages.post(f"{ONE}/begin")
def begin(id: int) -> Any:
    """Its lines are on their way."""
    doors.pressed()
    imports_deeds.begin(doors.book(), doors.doer(), doors.community(), id, doors.today())
    carry_on()
    return redirect(f"/registers/imports/{id}", 303)


@pages.post(f"{ONE}/drop")
def drop(id: int) -> Any:
    """What was read of the file is forgotten."""
    doors.pressed()
    imports_deeds.drop(doors.book(), doors.doer(), doors.community(), id)
    return redirect("/registers/imports", 303)


@pages.get(f"{ONE}/left.xlsx")
def left(id: int) -> Any:
    """The lines that did not come in, as they stood, with the reason in a column of its own."""
    brought = _brought(id)
    return answer(left_over(brought, _plan(brought)), "xlsx")


def _door(form: UploadForm, status: int = 200, why: str = "") -> Any:
    page = render_template(
        "registers/imports.html", form=form, why=why, into=INTO, before=doors.ask(listed), most=MOST_ROWS,
        megabytes=MOST_BYTES // 1024**2, did=doors.done(), screen="registers",
    )  # fmt: skip
    return make_response(page, status)


def _brought(id: int) -> Brought:
    return doors.ask(lambda connection, here: one(connection, here, id))


def _plan(brought: Brought) -> Plan:
    today = doors.today()
    return doors.ask(lambda connection, here: plan(connection, here, brought, today))
