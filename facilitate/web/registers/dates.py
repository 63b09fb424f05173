"""Calendars to subscribe to: the meetings for everybody, with a key also what was promised until when."""

from __future__ import annotations

import hashlib

from flask import Blueprint, Response, request
from sqlalchemy import Connection, select

from facilitate.register.communities import ours
from facilitate.register.doer import Door
from facilitate.register.needs.hidden import sensitive
from facilitate.register.people import keys
from facilitate.register.people.keys import Key
from facilitate.register.promises.promises import EVERYTHING, Sight
from facilitate.register.rooms import dates
from facilitate.register.rooms.ics import Event, calendar
from facilitate.store.register_tables import communities
from facilitate.web import errors
from facilitate.web.bucket import Bucket
from facilitate.web.i18n import _, lang
from facilitate.web.registers import doors
from facilitate.web.registers.undoing import HOMES
from facilitate.web.sight import context

pages = Blueprint("dates", __name__)
wrong = Bucket(size=40, rate=2)
"""Wrong keys, of everybody together."""


@pages.get("/c/calendar.ics")
def public() -> Response:
    """When the neighbourhood meets; what was promised is on a page, not in everybody's calendar."""
    here, now = ours(doors.book()), context().clock.now()
    return _file(here, doors.book().read(lambda connection: dates.meetings(connection, here, now)))


@pages.get("/calendar.ics")
def private() -> Response:
    """The same with the dates of promises, for whoever has a key; a unit's has its own promises."""
    book, token, now = doors.book(), request.args.get("key", ""), context().clock.now()
    key = book.read(lambda connection: keys.recognised(connection, token))
    if key is None:
        return errors.answer(403 if wrong.take(now) else 429)
    keys.used(book, key, now)
    door: Door = "organiser" if key.unit is None else "unit"
    url, tongue = f"{context().url()}{HOMES[door]}/promises", "en" if lang() == "en" else "zh"
    return _file(key.community, book.read(lambda connection: _dates(connection, key, now, url, tongue)))


def _dates(connection: Connection, key: Key, now: int, url: str, tongue: str) -> list[Event]:
    sight = EVERYTHING if key.hidden else Sight(public=True, hidden=frozenset(sensitive()), unit=key.unit)
    promised = dates.promised(connection, key.community, now, sight, tongue, url)
    return [*dates.meetings(connection, key.community, now), *promised]


def _file(community: int, events: list[Event]) -> Response:
    query = select(communities.c.name).where(communities.c.id == community)
    name = doors.book().read(lambda connection: connection.execute(query).scalar_one_or_none())
    house = hashlib.sha256(context().config.secret).hexdigest()[:12]
    answer = Response(calendar(name or _("社区日历"), events, house), mimetype="text/calendar")
    answer.headers["Content-Disposition"] = 'inline; filename="calendar.ics"'
    return answer
