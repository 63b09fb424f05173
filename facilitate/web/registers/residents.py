"""The residents' door: the community's own page, and its needs as everybody may read them."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request

from facilitate.register.needs import public
from facilitate.register.needs.hidden import sensitive
from facilitate.register.needs.needs import Ask
from facilitate.register.rooms import bookings, rooms
from facilitate.service.lists import lists
from facilitate.web.registers import doors
from facilitate.web.registers.area import area
from facilitate.web.registers.meeting_now import meeting_in
from facilitate.web.registers.needs import named
from facilitate.web.sight import context

pages = area("residents", "/c", "resident")
ONLY = {"": "还没解决的", "nobody": "没人负责的", "settled": "已经解决的"}


@pages.get("/")
def home() -> Any:
    """What is on, what comes next, what was promised, and the card."""
    doors.caught_up()
    now = context().clock.now()
    coming = doors.ask(lambda connection, here: bookings.to_come(connection, here, now))
    news = doors.ask(lambda connection, here: public.news(connection, here, sensitive(), doors.today().isoformat()))
    counts = doors.ask(lambda connection, here: public.figures(connection, here, sensitive()))
    on = [(room, code) for room in doors.ask(rooms.listed) if room.open and (code := meeting_in(room))]
    return render_template(
        "resident/home.html",
        on=on,
        coming=coming,
        news=news,
        counts=counts,
        office=public.office,
        today=doors.today().isoformat(),
        screen="resident",
    )


@pages.get("/needs")
def needs() -> Any:
    """The list, narrowed by words and by how far things are."""
    doors.caught_up()
    only = request.args.get("only", "")
    wish = Ask(
        request.args.get("q", "")[:80], only=only if only in ONLY else "", page=request.args.get("page", 1, type=int)
    )
    found = doors.ask(lambda connection, here: public.listed(connection, here, wish, sensitive()))
    return render_template(
        "resident/needs.html",
        found=found,
        wish=wish,
        only=ONLY,
        categories=named(lists().needs),
        today=doors.today().isoformat(),
        screen="resident",
    )


@pages.get(f"/needs/<int(max={doors.MOST}):id>")
def need(id: int) -> Any:
    """One need: who is responsible, what was promised until when, what was found for it."""
    sheet = doors.ask(lambda connection, here: public.one(connection, here, id, sensitive()))
    if sheet.row["id"] != id:
        return redirect(f"/c/needs/{sheet.row['id']}", 302)
    return render_template(
        "resident/need.html", sheet=sheet, office=public.office, categories=named(lists().needs), answers=named(lists().answers),
        states=named(lists().action_states), resources=named(lists().resources), today=doors.today().isoformat(), screen="resident",
    )  # fmt: skip
