"""A part of the register as pages: who may open it, and what is said where something is declined."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, make_response, render_template

from facilitate.register.declined import Declined
from facilitate.register.doer import Door
from facilitate.web.i18n import _
from facilitate.web.registers import doors


def area(name: str, prefix: str, *whose: Door) -> Blueprint:
    """Pages under `prefix` that open at these doors only; at the residents' everybody may read."""
    pages = Blueprint(name, __name__, url_prefix=prefix)

    @pages.before_request
    def _only_at_the_door() -> None:
        doors.only(*whose)

    @pages.errorhandler(Declined)
    def _declined(fault: Declined) -> Any:
        home = "resident" if whose[0] == "resident" else "registers"
        title = _("没有找到") if fault.status == 404 else _("没有做成")
        page = render_template(f"{home}/declined.html", why=doors.told(fault), title=title, door=whose[0], screen=home)
        return make_response(page, fault.status)

    return pages
