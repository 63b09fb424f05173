"""What is to be reminded of, by office and person, on a page that is also a sheet to print."""

from __future__ import annotations

from typing import Any

from flask import render_template, request

from facilitate.register.paging import sliced
from facilitate.register.promises import hooks, reminders
from facilitate.register.promises.reminders import ORDER
from facilitate.register.promises.reminders_words import mark
from facilitate.web.i18n import lang
from facilitate.web.registers import doors
from facilitate.web.registers.area import area

pages = area("register_reminders", "/registers/reminders", "organiser")
MOST = 200
"""Lines on a page; each office stands whole on one."""


@pages.get("")
def index() -> Any:
    """Everything that is late, due soon, silent this week or to be looked at again; `?page=` of a long one."""
    doors.caught_up()
    today = doors.today()
    found = doors.ask(lambda connection, here: reminders.found(connection, here, today))
    cut = sliced(reminders.sheets(reminders.by_office(found), MOST), request.args.get("page", 1, type=int), 1)
    places = doors.ask(hooks.listed)
    return render_template(
        "registers/reminders.html", cut=cut, offices=cut.lines[0] if cut.lines else (), today=today,
        counts={what: sum(each.what == what for each in found) for what in ORDER},
        mark=lambda each: mark(each, "en" if lang() == "en" else "zh"),
        places=places, failed=[each for each in places if each.last and each.last[0] == "failed"], screen="registers",
    )  # fmt: skip
