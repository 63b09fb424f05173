"""What is on offer, as everybody may read it: where, when, at what price, and whom to ask."""

from __future__ import annotations

from typing import Any

from flask import render_template, request

from facilitate.register.needs.hidden import sensitive
from facilitate.register.offers.matches import of_offers
from facilitate.register.offers.offers import Ask, listed
from facilitate.service.lists import lists
from facilitate.web.registers import doors
from facilitate.web.registers.area import area
from facilitate.web.registers.need_page import named

pages = area("offers_public", "/c/offers", "resident")


@pages.get("")
def index() -> Any:
    """What can be had today, and what it is used for."""
    doors.caught_up()
    wish = Ask(request.args.get("q", "")[:80], request.args.get("kind", ""), page=request.args.get("page", 1, type=int))
    found = doors.ask(lambda connection, here: listed(connection, here, wish, doors.today().isoformat()))
    ids = [line.row["id"] for line in found.lines]
    pairs = doors.ask(lambda connection, _here: of_offers(connection, ids, sensitive()))
    used = {
        id: [pair for pair in some if pair.state == "confirmed" and pair.need_state != "withdrawn"]
        for id, some in pairs.items()
    }
    return render_template(
        "resident/offers.html", wish=wish, found=found, used=used, kinds=named(lists().resources), screen="resident"
    )
