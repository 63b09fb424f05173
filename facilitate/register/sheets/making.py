"""Lines of a sheet become rows of the register, as part of a deed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, time

from facilitate.register.book import Deed
from facilitate.register.needs.hidden import sensitive
from facilitate.register.rooms.cards import delicate
from facilitate.register.sheets.fields import OFFERS, UNITS, Into
from facilitate.register.sheets.lines import Line
from facilitate.register.units.units import folded, known
from facilitate.reports.categories import suggest
from facilitate.service.lists import lists


def _needs(deed: Deed, community: int, number: int, lines: Sequence[Line]) -> None:
    """Each line of its words is a source of its own, as each card in a meeting is."""
    for line in lines:
        told = {name: value for name, value in line.values.items() if name not in ("words", "at")}
        at = _instant(line.values["at"]) if "at" in line.values else deed.now
        row = {"kind": "need", "state": "open", "danger": False, "community": community, "at": at}
        if not told.get("category"):
            told["category"] = _withheld(line)
        need = deed.make("needs", **row | told)
        words = line.values.get("words") or line.values["title"]
        for said in dict.fromkeys(filter(None, words.split("\n"))):
            facts = {"import": number, "line": line.row.number}
            deed.make("sources", need=need, words=said, at=at, facts=facts)


def _withheld(line: Line) -> str:
    """The sensitive category that a need without one may belong to, so that it stands on no public page until somebody has
    looked; else ""."""
    said = " ".join(str(line.values.get(name) or "") for name in ("title", "words", "affected"))
    found = suggest(said, lists().needs) if delicate(said, lists()) else ()
    return next((each.code for each in found if each.code in sensitive()), "")


def _offers(deed: Deed, community: int, _number: int, lines: Sequence[Line]) -> None:
    """A unit that is not known yet is made with its first offer."""
    by_name = dict(known(deed.connection, community).by_name)
    for line in lines:
        name = line.values.get("unit", "")
        if name and folded(name) not in by_name:
            by_name[folded(name)] = deed.make("units", community=community, name=name, folded=folded(name))
        unit = by_name[folded(name)] if name else None
        values = {each.name: line.values.get(each.name, "") for each in OFFERS if each.name not in ("unit", "state")}
        state = line.values.get("state", "published")
        deed.make("offers", community=community, unit=unit, state=state, said={}, at=deed.now, **values)


def _units(deed: Deed, community: int, _number: int, lines: Sequence[Line]) -> None:
    for line in lines:
        values = {each.name: line.values.get(each.name, "") for each in UNITS}
        deed.make("units", community=community, folded=folded(values["name"]), **values)


def _instant(day: str) -> int:
    """Noon of that day on this computer's clock, in server ms."""
    return int(datetime.combine(datetime.fromisoformat(day), time(12)).timestamp() * 1000)


MAKING: Mapping[Into, Callable[[Deed, int, int, Sequence[Line]], None]] = {
    "needs": _needs, "offers": _offers, "units": _units,
}  # fmt: skip
