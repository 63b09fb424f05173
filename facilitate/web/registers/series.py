"""Series of meetings at the organiser's door: the list, one series, and which meetings belong to it."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import make_response, render_template, request
from sqlalchemy import Connection
from wtforms import SelectField, StringField

from facilitate.register.people.neighbours import names
from facilitate.register.rooms import series_deeds
from facilitate.register.rooms.opening import opening
from facilitate.register.rooms.series import Sheet, ended, figures, kept, listed, one, standing_rooms
from facilitate.register.rooms.series_deeds import LENGTHS
from facilitate.web.forms import Form, at_most, need
from facilitate.web.holding import unheld
from facilitate.web.meetings import rules
from facilitate.web.registers import doors
from facilitate.web.registers.area import area
from facilitate.web.sight import context

pages = area("register_series", "/registers", "organiser")
ONE = f"/series/<int(max={doors.MOST}):id>"


class SeriesForm(Form):
    """What is said of a series; all but its name may be left empty."""

    name = StringField(validators=[need("请给这个系列起个名字。"), at_most(LENGTHS["name"])])
    purpose = StringField(validators=[at_most(LENGTHS["purpose"])])
    rule = SelectField(validate_choice=False)
    room = SelectField(validate_choice=False)

    def written(self) -> dict[str, Any]:
        """The fields as the register keeps them; a method that is not on the shelf is none."""
        rule = self.rule.data or ""
        return {
            "name": (self.name.data or "").strip(),
            "purpose": (self.purpose.data or "").strip(),
            "rule": rule if rule in rules() else "",
            "room": doors.named(self.room.data),
        }


@pages.get("/series")
def index() -> Any:
    """Every series, and the form for a new one."""
    doors.caught_up()
    return _list(SeriesForm())


@pages.post("/series")
def create() -> Any:
    """A new series; on to its page."""
    form = SeriesForm()
    if not form.validate():
        return make_response(_list(form), 422)
    made = series_deeds.make(doors.book(), doors.doer(), doors.community(), form.written())
    return doors.back(f"/registers/series/{made.answer}", made.id)


@pages.get(ONE)
def look(id: int) -> Any:
    """One series: its meetings, who takes part over time, and what might belong to it."""
    doors.caught_up()
    return _sheet(id, None)


@pages.post(ONE)
def edit(id: int) -> Any:
    """Its name, purpose, method and room."""
    form = SeriesForm()
    if not form.validate():
        return make_response(_sheet(id, form), 422)
    deed = series_deeds.edit(doors.book(), doors.doer(), doors.community(), id, form.written())
    return doors.back(f"/registers/series/{id}", deed)


@pages.post(f"{ONE}/<any(close, open):verb>")
def close(id: int, verb: str) -> Any:
    """It goes on no more, or does again."""
    doors.pressed()
    deed = series_deeds.close(doors.book(), doors.doer(), doors.community(), id, verb == "close")
    return doors.back(f"/registers/series/{id}", deed)


@pages.post(f"{ONE}/join")
def join(id: int) -> Any:
    """Meetings that were held belong to it."""
    doors.pressed()
    chosen = request.form.getlist("held", type=doors.number)
    deed = series_deeds.join(doors.book(), doors.doer(), doors.community(), id, chosen)
    return doors.back(f"/registers/series/{id}", deed)


@pages.post(f"{ONE}/part")
def part(id: int) -> Any:
    """One meeting belongs to no series any more."""
    doors.pressed()
    held = request.form.get("held", 0, type=doors.number)
    deed = series_deeds.part(doors.book(), doors.doer(), doors.community(), held)
    return doors.back(f"/registers/series/{id}", deed)


@pages.post(f"{ONE}/plan")
def plan(id: int) -> Any:
    """A meeting that is prepared belongs to it."""
    doors.pressed()
    chosen = next((row for row in _prepared() if row["meeting"] == request.form.get("meeting")), None)
    deed = planned(id, **chosen) if chosen else 0
    return doors.back(f"/registers/series/{id}", deed)


def planned(id: int, meeting: str, title: str, starts: str) -> int:
    """The deed by which a meeting that is prepared belongs to the series."""
    return series_deeds.plan(doors.book(), doors.doer(), doors.community(), id, meeting, title, starts)


def _list(form: SeriesForm) -> str:
    return render_template(
        "registers/series_list.html",
        lines=doors.ask(listed),
        form=form,
        **_choices(),
        did=doors.done(),
        screen="registers",
    )


def _sheet(id: int, form: SeriesForm | None) -> str:
    now = doors.today()
    told = doors.ask(lambda connection, here: _told(connection, here, id, now))
    sheet: Sheet = told["sheet"]
    return render_template(
        "registers/series.html", **told, **_choices(), titles={row["meeting"]: row for row in sheet.held},
        form=form or SeriesForm(data=dict(sheet.row)), prepared=_open(sheet), did=doors.done(), screen="registers",
    )  # fmt: skip


def _told(connection: Connection, here: int, id: int, now: date) -> dict[str, Any]:
    return {
        "sheet": one(connection, here, id),
        "told": figures(connection, here, id),
        "promised": opening(connection, here, id, now),
        "names": names(connection, here),
        "kept": kept(connection, here, id),
    }


def _choices() -> dict[str, Any]:
    return {"rules": rules(), "rooms": doors.ask(standing_rooms)}


def _open(sheet: Sheet) -> list[dict[str, str]]:
    """Meetings that are prepared or on, and are not of this series yet."""
    ours = {row["meeting"] for row in sheet.planned}
    return [row for row in _prepared() if row["meeting"] not in ours]


def _prepared() -> list[dict[str, str]]:
    """Meetings that are prepared or on; what has ended is in the register by now and need not be looked at."""
    services, hidden = context(), unheld()
    done = doors.ask(ended)
    found = []
    for code, _ in services.in_writer(services.store.codes):
        if code not in done and code not in hidden:
            with services.door.reading(code) as m:
                if not m.agenda.ended and not m.facts.trial:
                    found.append(
                        {"meeting": code, "title": m.facts.title.zh or m.facts.title.en, "starts": m.facts.starts}
                    )
    return found
