"""Taking a deed back, at each of the three doors."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, request

from facilitate.register.doer import Door
from facilitate.register.undo import undo
from facilitate.web.registers import doors
from facilitate.web.registers.area import area

HOMES: dict[Door, str] = {"organiser": "/registers", "unit": "/unit", "resident": "/c"}
"""Where each door's pages lie."""


def _at(door: Door) -> Blueprint:
    pages = area(f"undo_{door}", HOMES[door], door)

    @pages.post("/undo")
    def take_back() -> Any:
        """The deed is taken back as a whole; then the page on which the button was, or its list where that is gone."""
        doors.pressed()
        deed = undo(doors.book(), doors.doer(), request.form.get("deed", 0, type=doors.number))
        return doors.back(_before(HOMES[door]), deed)

    return pages


def _before(home: str) -> str:
    """The page that the form names, else the part of the register from which the button was pressed."""
    named = request.form.get("back", "")
    if named.startswith(f"{home}/") and named.isprintable():
        return named
    path = urlsplit(request.referrer or "").path
    if path.startswith("/c/slip/"):
        return path
    part = path.removeprefix(f"{home}/").split("/")[0] if path.startswith(f"{home}/") else ""
    return f"{home}/{part or ('needs' if home == '/registers' else '')}"


PAGES = tuple(_at(door) for door in HOMES)
