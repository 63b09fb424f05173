"""The wall with two sides of a meeting that is on: what everybody in it may read, before any of it is in the register."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import abort

from facilitate.register.offers.two_sides import FREE, ROWS, Sides, Tie
from facilitate.register.paging import pages_of, within
from facilitate.web.holding import may_open, shut
from facilitate.web.sight import Sight, context, look


@dataclass(frozen=True)
class Wanted:
    id: str
    title: str


@dataclass(frozen=True)
class Given:
    """`about`: the need for which it was offered."""

    id: str
    text: str
    resource: str
    unit: str
    about: str


def on() -> list[Any]:
    """The meetings that are on and that whoever asks may open, the newest first."""
    hidden = shut()
    return [row for row in context().access.meetings() if row.state == "open" and row.code not in hidden]


def in_meeting(code: str, page: int) -> Sides:
    """One page of its needs and offers, with a line where somebody has offered something for a need; 404 where there is none for
    whoever asks."""
    if not may_open(code):
        abort(404)
    sight = look(code)
    wanted, given = _needs(sight), _offers(sight)
    known = {need.id for need in wanted}
    free = [offer for offer in given if offer.about not in known]
    pages = max(pages_of(len(wanted), ROWS), pages_of(len(free), FREE))
    page = within(page, pages)
    mine = wanted[(page - 1) * ROWS : page * ROWS]
    rows = {need.id: n for n, need in enumerate(mine)}
    meant = sorted((offer for offer in given if offer.about in rows), key=lambda offer: rows[offer.about])[:ROWS]
    ties = tuple(Tie(rows[offer.about], n, "proposed") for n, offer in enumerate(meant))
    return Sides(tuple(mine), (*meant, *free[(page - 1) * FREE : page * FREE]), ties, page, pages)


def _needs(sight: Sight) -> list[Wanted]:
    """Every need on the wall of the room that is not part of another, those chosen first."""
    shown = [
        one for one in sight.all("item")
        if one["kind"] == "need" and not one.get("covered") and one["state"] == "shown" and not one.get("merged_into")
    ]  # fmt: skip
    shown.sort(key=lambda one: one["chosen"] or len(shown) + 1)
    return [Wanted(one["id"], one["text"]) for one in shown]


def _offers(sight: Sight) -> list[Given]:
    return [
        Given(one["id"], one["text"], one["resource"], (one["by"] or {}).get("name", ""), one["about"] or "")
        for one in sight.all("offer")
    ]
