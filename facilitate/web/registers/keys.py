"""Keys for programs, at the organiser's door and at a unit's: made for a purpose, shown once, closed at any time."""

from __future__ import annotations

import secrets
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, make_response, render_template
from flask_wtf import FlaskForm
from wtforms import RadioField, StringField

from facilitate.register.doer import Door
from facilitate.register.people import keys
from facilitate.web.forms import Form, at_most, need
from facilitate.web.registers import doors
from facilitate.web.registers.area import area
from facilitate.web.registers.undoing import HOMES
from facilitate.web.sight import context

MEANS = {
    "read": "只读",
    "write": "读和写",
    "calendar": "只订日历",
    "read_hidden": "只读，连敏感类别",
    "write_hidden": "读和写，连敏感类别",
}


class KeyForm(Form):
    """What a key is for and what it may."""

    name = StringField(validators=[need("请写这把钥匙给谁、做什么用。"), at_most(keys.NAME_CHARACTERS)])
    rights = RadioField(default="read", validators=[need("请选它能做什么。")], validate_choice=False)


def _at(door: Door) -> Blueprint:
    home = f"{HOMES[door]}/keys"
    pages = area(f"keys_{door}", home, door)

    @pages.get("")
    def index() -> Any:
        """Every key, and a form for another."""
        return _page(door, KeyForm(formdata=None))

    @pages.post("")
    def make() -> Any:
        """A new key, shown this once."""
        form = KeyForm()
        if not form.validate():
            return _page(door, form, 422)
        token = f"fk_{secrets.token_urlsafe(24)}"
        who, now = doors.doer(), context().clock.now()
        keys.make(doors.book(), who, doors.community(), form.name.data or "", form.rights.data, token, now)
        base = context().url()
        return render_template(
            "registers/key_made.html", name=form.name.data, rights=form.rights.data, means=MEANS, token=token, base=base,
            calendar=f"{base}/calendar.ics?{urlencode({'key': token})}", home=home, door=door, screen="registers",
        )  # fmt: skip

    @pages.post(f"/<int(max={doors.MOST}):id>/close")
    def close(id: int) -> Any:
        """It opens nothing any more; who uses it needs another."""
        doors.pressed()
        keys.close(doors.book(), doors.doer(), doors.community(), id)
        return doors.back(home, 0)

    return pages


def _page(door: Door, form: FlaskForm, status: int = 200) -> Any:
    who = doors.doer()
    page = render_template(
        "registers/keys.html", keys=doors.ask(lambda c, here: keys.shown(c, who, here)), form=form, means=MEANS,
        rights=keys.offered(who), home=f"{HOMES[door]}/keys", door=door, screen="registers",
    )  # fmt: skip
    return make_response(page, status)


PAGES = tuple(_at(door) for door in ("organiser", "unit"))
