"""When a meeting is read into the register: a while after its end, and whenever somebody opens a register page."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from functools import partial

from facilitate.core.act import Entry
from facilitate.core.meeting import Meeting
from facilitate.register.book import Book
from facilitate.register.communities import ours
from facilitate.register.gathering.gather import gather
from facilitate.register.gathering.held import heads
from facilitate.register.people.neighbours_deeds import united
from facilitate.web.papers import record_of
from facilitate.web.services import Services

log = logging.getLogger(__name__)
QUIET = 5.0
"""Seconds after an act in a meeting that has ended, in which the next acts are waited for."""
PATIENCE = 0.08
"""Seconds after which a page that found meetings unread begins no further one: they are read behind it."""
PAUSE = 0.02
"""Seconds between two of them, in which phones are answered."""


class Gathering:
    """A rehearsal, one to look at, and one that has not ended are left alone."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._due: set[str] = set()
        self._looked: dict[str, int] = {}
        self._waiting: list[str] = []
        services.door.listen_own(self._committed)

    def catch_up(self) -> int:
        """What has ended is in the register, as far as a page has the patience; how many meetings are still being read."""
        waiting, end = self._unread(), time.monotonic() + PATIENCE
        while waiting and time.monotonic() < end:
            self.read(waiting.pop(0))
        self._waiting += waiting
        if waiting and waiting == self._waiting:
            self._services.later(PAUSE, self._rest)
        return len(self._waiting)

    def _rest(self) -> None:
        while self._waiting:
            self.read(self._waiting[0])
            self._waiting.pop(0)
            time.sleep(PAUSE)

    def _unread(self) -> list[str]:
        """Meetings of whose log the register does not know all; each is looked at once."""
        services = self._services
        known, found = services.book.read(heads), []
        for code, head in services.in_writer(services.store.codes):
            if known.get(code) != head and self._looked.get(code) != head:
                self._looked[code] = head
                found.append(code)
        return found

    def read(self, code: str) -> None:
        """One meeting, if it has ended and was not opened again; a fault is logged, and the next time it is tried again."""
        self._due.discard(code)
        try:
            with self._services.door.reading(code) as m:
                wanted = _wanted(m)
                doubles = {one.id: m.people.get(one.id).id for one in m.people.all.values() if one.same_as}
            if wanted:
                united(self._book, ours(self._book), code, doubles)
                gather(self._book, ours(self._book), record_of(self._services, code))
        except Exception:
            self._looked.pop(code, None)
            log.exception("%s: could not be read into the register", code)

    @property
    def _book(self) -> Book:
        return self._services.book

    def _committed(self, code: str, m: Meeting, _chain: str, _entries: Sequence[Entry]) -> None:
        if _wanted(m) and code not in self._due:
            self._due.add(code)
            self._services.later(QUIET, partial(self.read, code))


def _wanted(m: Meeting) -> bool:
    return m.agenda.ended and not m.facts.trial
