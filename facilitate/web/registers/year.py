"""A year of the register at the organiser's door: the page for whoever asks what came of it."""

from __future__ import annotations

from typing import Any

from flask import render_template, request

from facilitate.register.needs.year import year
from facilitate.web.registers import doors
from facilitate.web.registers.area import area

pages = area("register_year", "/registers", "organiser")
FIRST = 2000


@pages.get("/needs/year")
def show() -> Any:
    """`?year=`; without one, or with one that cannot be, this year."""
    doors.caught_up()
    this = doors.today().year
    wished = request.args.get("year", this, type=int)
    number = wished if FIRST <= wished <= this else this
    found = doors.ask(lambda connection, here: year(connection, here, number))
    return render_template("registers/year.html", year=found, this=this, screen="registers")
