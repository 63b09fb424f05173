"""Where needs and offers miss each other, and the wall on which both stand; at the organiser's door."""

from __future__ import annotations

from typing import Any

from flask import make_response, render_template, request

from facilitate.register.needs.hidden import sensitive
from facilitate.register.offers import gaps
from facilitate.register.offers.two_sides import sides
from facilitate.service.lists import lists
from facilitate.web.registers import doors
from facilitate.web.registers.area import area
from facilitate.web.registers.live_wall import in_meeting, on
from facilitate.web.registers.need_page import named

pages = area("gaps", "/registers", "organiser")
ONLY = {"none": "还没有资源的", "many": "资源太多的", "": "全部需求"}
IDLE = 8
"""So many offers without a need are named."""
AGAIN_SECONDS = 20
"""After which the wall is read again, so that what units publish during a meeting appears by itself."""


@pages.get("/gaps")
def index() -> Any:
    """Needs by the seven kinds, offers without a need, the match rate by category and by month."""
    doors.caught_up()
    only = request.args.get("only", "none")
    category, page = request.args.get("category", ""), request.args.get("page", 1, type=int)
    return render_template(
        "registers/gaps.html",
        only=only if only in ONLY else "none",
        onlys=ONLY,
        category=category,
        found=doors.ask(lambda connection, here: gaps.table(connection, here, only, category, page)),
        counts=doors.ask(gaps.counted),
        rate=doors.ask(gaps.rate),
        by_category=doors.ask(gaps.by_category),
        by_month=doors.ask(lambda connection, here: gaps.by_month(connection, here, doors.today())),
        idle=doors.ask(lambda connection, here: gaps.idle(connection, here, doors.today().isoformat())),
        idle_offers=doors.ask(
            lambda connection, here: gaps.idle_offers(connection, here, doors.today().isoformat(), IDLE)
        ),
        kinds=named(lists().resources),
        categories=named(lists().needs),
        screen="registers",
    )


@pages.get("/wall")
def wall() -> Any:
    """Needs on one side, offers on the other, lines between; to project and to print. Sensitive needs are not on it.
    Of the register, or of a meeting that is on."""
    page, code = request.args.get("page", 1, type=int), request.args.get("meeting", "")
    told = (
        in_meeting(code, page)
        if code
        else doors.ask(lambda connection, here: sides(connection, here, doors.today().isoformat(), page, sensitive()))
    )
    rows = max(len(told.needs), len(told.offers), 1)
    drawn = render_template(
        "registers/wall.html",
        told=told,
        code=code,
        on=on(),
        rows=rows,
        kinds=named(lists().resources),
        screen="registers",
    )
    answer = make_response(drawn)
    answer.headers["Refresh"] = str(AGAIN_SECONDS)
    return answer
