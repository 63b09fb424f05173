"""When a meeting's raw data have had their time: minutes and public notice are kept, everybody else's words and names are erased.

A date of its own, or so many days after the end as the notice at the door says. Nothing is erased while a meeting is open.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from sqlalchemy import delete

from facilitate.core.person.emptying import everybody
from facilitate.papers import NAMES, NoSuch, PdfFailed, make, offered
from facilitate.store import asking
from facilitate.store import erasing as rows
from facilitate.store.tables import ops, pictures, tokens
from facilitate.web.papers import links_of, record_of
from facilitate.web.privacy import files
from facilitate.web.privacy.calendar import due, one, today
from facilitate.web.privacy.erase import clean
from facilitate.web.privacy.memory import forget
from facilitate.web.services import Services

log = logging.getLogger(__name__)
LOOK, SOON = 3600.0, 20.0
"""Seconds between two looks at the calendar, and from the start to the first."""
STAY = ("minutes", "public_notice")
"""The papers that stay."""


def let_go(services: Services, code: str) -> list[str]:
    """Keep the papers that stay, then erase everybody; what could not be done, by name. Raises KeyError, ValueError while it is open."""
    if one(services, code).open:
        raise ValueError(code)
    _keep_papers(services, code)
    services.in_writer(lambda: _empty(services, code))
    forget(services, code)
    return clean(services)


def _keep_papers(services: Services, code: str) -> None:
    record, links = record_of(services, code), links_of(services, code)
    for name in STAY:
        for ext in ("html", "md") if offered(name, record) else ():
            if ext in NAMES[name].exts:
                try:
                    paper = make(name, ext, record, "en" if record.meeting.language == "en" else "zh", links)
                except (NoSuch, PdfFailed):
                    log.warning("%s: %s.%s was not kept", code, name, ext)
                    continue
                files.put(services.config.data / files.KEPT / code / f"{name}.{ext}", paper.data.decode())


def _empty(services: Services, code: str) -> None:
    """Everybody at once, in one transaction: the sealed minutes alone keep their words in the log."""
    with services.engine.begin() as connection:
        id, entries = rows.held(connection, code)
        fresh = everybody(entries)
        rows.replace_entries(connection, id, fresh)
        for table in (tokens, ops, pictures):
            connection.execute(delete(table).where(table.c.meeting == id))
        now = services.clock.now()
        asking.keep(connection, code, done=now)
        asking.done(connection, code, "", True, now)


class Daily:
    """Looks now and then whether the day of a meeting has come."""

    def __init__(self, services: Services, later: Callable[[float, Callable[[], None]], Any]) -> None:
        self._services = services
        self._later = later

    def look(self) -> None:
        """Erase what is due, and look again by and by; what fails is tried the next time."""
        try:
            for each in due(self._services):
                if self._services.crowd.connected() and each.on == today(self._services):
                    continue  # a large database is rewritten for some seconds: on its day that waits until nobody meets
                left = let_go(self._services, each.code)
                log.warning("%s: its raw data were erased as announced%s", each.code, f"; left: {left}" if left else "")
        except Exception:
            log.exception("what is due could not be erased")
        self._later(LOOK, self.look)
