"""Giving a promise an owner, a date and somebody who checks: first who and until when, then what they have on hand by then, then the
rest."""

from __future__ import annotations

from typing import Any

from flask import make_response, render_template, request
from sqlalchemy import Connection, select

from facilitate.register.declined import Declined
from facilitate.register.promises import promises_deeds as deeds
from facilitate.register.promises.promises import Line
from facilitate.register.promises.promises_days import ahead
from facilitate.register.promises.promises_load import Load, load
from facilitate.register.promises.promises_sheet import sheet
from facilitate.service.lists import lists
from facilitate.store.register_tables import needs, units
from facilitate.web.registers import doors
from facilitate.web.registers.area import area
from facilitate.web.registers.needs import named
from facilitate.web.registers.promises_doing import ONE
from facilitate.web.registers.promises_forms import GiveForm
from facilitate.web.registers.promises_words import shared

HOME = "/registers/promises"
pages = area("register_promises_give", HOME, "organiser")


@pages.get("/new")
def new() -> Any:
    """Who is to promise until when; once that is known, what they have on hand, and the rest of the promise."""
    return _page(GiveForm(formdata=request.args, meta={"csrf": True}), None)


@pages.post("/new")
def give() -> Any:
    """A new promise."""
    form = GiveForm()
    return _done(form, None, lambda: _given(form))


@pages.get(f"{ONE}/assign")
def choose(id: int) -> Any:
    """Another owner or checker, or the date of one that has none."""
    line = _line(id)
    kept = {name: line.row[name] for name in ("text", "checker", "approver", "route", "weekly")}
    form = GiveForm(formdata=None, data=kept | {"need": str(line.row["need"] or "")} | _owner(line))
    return _page(form, line)


@pages.post(f"{ONE}/assign")
def assign(id: int) -> Any:
    """It is theirs from now on."""
    form, line = GiveForm(), _line(id)
    return _done(form, line, lambda: (id, deeds.assign(*doors.whole(), id, form.wish(_routes()))))


def _given(form: GiveForm) -> tuple[int, int]:
    made = deeds.give(*doors.whole(), form.wish(_routes()))
    return made.answer, made.id


def _done(form: GiveForm, line: Line | None, deed: Any) -> Any:
    if not form.validate():
        return make_response(_page(form, line), 422)
    try:
        id, number = deed()
    except Declined as fault:
        if fault.status != 422:
            raise
        form.blame(fault)
        return make_response(_page(form, line), 422)
    return doors.back(f"{HOME}/{id}", number)


def _page(form: GiveForm, line: Line | None) -> Any:
    """Without an owner and a date that is to come only these two are asked."""
    known = bool(form.unit.data or form.person.data) and _dated(form, line)
    return render_template(
        "registers/promises/give.html", give=form, line=line, load=_load(form) if known else None, routes=_routes(),
        units=doors.ask(_units), about=_about(form), today=doors.today().isoformat(), form=form, **shared()
    )  # fmt: skip


def _dated(form: GiveForm, line: Line | None) -> bool:
    if line and line.row["due"]:
        form.due.data = line.row["due"]
        return True
    if not form.due.data:
        return False
    try:
        ahead(form.due.data, doors.today())
    except Declined as fault:
        form.due.errors = [doors.told(fault)]
        return False
    return True


def _load(form: GiveForm) -> Load:
    unit, person, by = doors.named(form.unit.data), form.person.data or "", form.due.data or ""
    return doors.ask(lambda connection, here: load(connection, here, unit, person, doors.today(), by))


def _line(id: int) -> Line:
    return doors.ask(lambda connection, here: sheet(connection, here, id, doors.today())).line


def _owner(line: Line) -> dict[str, Any]:
    """As the address names the new owner, else as it stands."""
    told = {name: request.args.get(name, "") for name in ("unit", "person", "due")}
    if any(told.values()):
        return told
    return {"unit": str(line.row["unit"] or ""), "person": line.row["person"], "due": line.row["due"]}


def _units(connection: Connection, community: int) -> dict[int, str]:
    query = select(units.c.id, units.c.name).where(units.c.community == community, units.c.into.is_(None))
    return {row.id: row.name for row in connection.execute(query.order_by(units.c.name))}


def _about(form: GiveForm) -> str:
    """The title of the need for which it is promised."""
    id = doors.named(form.need.data)
    query = select(needs.c.title).where(needs.c.id == id)
    return doors.ask(
        lambda connection, here: connection.execute(query.where(needs.c.community == here)).scalar_one_or_none() or ""
    )


def _routes() -> dict[str, dict[str, str]]:
    return named(lists().routes)
