"""Promises at a unit's door: what it has promised, how it goes, more time, and who holds the office now."""

from __future__ import annotations

from typing import Any

from facilitate.register.promises.promises import Sight
from facilitate.web.registers import doors
from facilitate.web.registers.area import area
from facilitate.web.registers.promises_doing import ONE, Forms, kept_at, list_page, sheet_page
from facilitate.web.registers.promises_words import OF_A_UNIT

HOME = "/unit/promises"
pages = area("unit_promises", HOME, "unit")


@pages.get("")
def index() -> Any:
    """Everything that this unit has promised."""
    return list_page("registers/promises/unit.html", _own(), only=OF_A_UNIT)


@pages.get(ONE)
def one(id: int) -> Any:
    """One of its promises."""
    return _page(id)


def _page(id: int, filled: Forms | None = None) -> Any:
    return sheet_page("registers/promises/sheet.html", id, _own(), filled, door="unit", home=HOME)


def _own() -> Sight:
    return Sight(unit=doors.doer().unit or 0)


kept_at(pages, HOME, _page)
