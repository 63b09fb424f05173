"""Registers to take away: the organiser's as XLSX and CSV, the open part of the needs as CSV for everybody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Response, current_app
from sqlalchemy import Connection

from facilitate.papers.sheet import Sheet
from facilitate.register.needs.hidden import sensitive
from facilitate.register.sheets.exports import all_needs, all_offers, all_promises, all_units, last_change
from facilitate.web.i18n import lang
from facilitate.web.registers import doors
from facilitate.web.registers.area import area
from facilitate.web.registers.export_sheets import empty, of_needs, of_offers, of_promises, of_units, open_needs
from facilitate.web.registers.sheet_files import answer, made

pages = area("register_exports", "/registers", "organiser")
everybody = area("register_open_data", "/c", "resident")
Reading = Callable[[Connection, int], Any]
SHEETS: dict[str, tuple[Reading, Callable[[Any], Sheet]]] = {
    "needs": (all_needs, of_needs),
    "offers": (all_offers, of_offers),
    "promises": (all_promises, of_promises),
    "units": (all_units, of_units),
}


@pages.get("/<any(needs, offers, promises, units):which>/export.<any(xlsx, csv):ext>")
def export(which: str, ext: str) -> Response:
    """The whole register."""
    doors.caught_up()
    read, make = SHEETS[which]
    return answer(make(doors.ask(read)), ext)


@pages.get("/<any(needs, offers, units):into>/empty.xlsx")
def blank(into: Any) -> Response:
    """A sheet with the heads that an import knows, to be filled in."""
    return answer(empty(into), "xlsx")


@everybody.get("/needs.csv")
def open_data() -> Response:
    """Needs without sensitive matters, words and persons; made once after each change, however many ask."""
    kept: dict[tuple[int, str], tuple[int, Sheet, bytes]] = current_app.extensions.setdefault("open_data", {})
    key, last = (doors.community(), lang()), doors.ask(last_change)
    if key not in kept or kept[key][0] != last:
        sheet = open_needs(doors.ask(lambda connection, here: all_needs(connection, here, sensitive())))
        kept[key] = (last, sheet, made(sheet, "csv"))
    return answer(kept[key][1], "csv", kept[key][2])


PAGES = (pages, everybody)
