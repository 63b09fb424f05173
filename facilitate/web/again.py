"""Whether a neighbour's phone is known again: asked once after a meeting of a series, and followed only where she agreed."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from flask import request

from facilitate.register.communities import ours
from facilitate.register.doer import Doer
from facilitate.register.people import neighbours_deeds
from facilitate.register.people.neighbours import Mine, asked, mine
from facilitate.register.rooms.series import of_meeting
from facilitate.web import cookies
from facilitate.web.sight import context
from facilitate.web.staff import phone

log = logging.getLogger(__name__)
MOST = 40
"""Meetings of one phone that are looked at."""


def here() -> Mine | None:
    """What is kept of this phone."""
    book, mark = context().book, phone()
    community = ours(book)
    found: Mine | None = book.read(lambda connection: mine(connection, community, mark)) if mark else None
    return found


def question(code: str, person: str) -> str:
    """The name by which she is asked on the page of a meeting that has ended: only in a series, and only once; "" for no question."""
    if not person:
        return ""
    book, mark = context().book, phone()
    community = ours(book)
    if book.read(lambda c: asked(c, mark) or of_meeting(c, community, code) is None):
        return ""
    with context().door.reading(code) as m:
        return str(m.people.get(person).name) if m.agenda.ended else ""


def came() -> list[tuple[str, str]]:
    """(meeting, person) of every meeting in which this phone is somebody now."""
    codes = [name.removeprefix(cookies.PERSON) for name in request.cookies if name.startswith(cookies.PERSON)]
    found = [context().access.whose(code, cookies.token(request, code)) for code in codes[:MOST]]
    return [(who.code, who.person) for who in found if who is not None and who.person]


def joined(code: str, person: str) -> None:
    """A phone that is known has joined a meeting: noted by and by, so that nobody waits for it at the door."""
    if cookies.phone(request):
        services = context()
        doer = Doer("resident", f"slip:{phone()}", ours(services.book))
        services.later(0, lambda: _note(services, doer, code, person))


def _note(services: Any, doer: Doer, code: str, person: str) -> None:
    try:
        neighbours_deeds.come(services.book, doer, ours(services.book), code, person)
    except Exception:
        log.exception("%s: a neighbour who is known could not be noted", code)


def words(row: Mapping[str, Any]) -> str:
    """What a meeting is called that may not be in the register yet."""
    return str(row["title"] or row["meeting"])
