"""When a meeting is read into the register: a while after its end, and whenever somebody opens a register page."""

from __future__ import annotations

import logging
from functools import partial

from facilitate.core.act import Entry
from facilitate.core.meeting import Meeting
from facilitate.register.book import Book
from facilitate.register.communities import ours
from facilitate.register.gather import gather, heads
from facilitate.web.papers import record_of
from facilitate.web.services import Services

log = logging.getLogger(__name__)
QUIET = 5.0
"""Seconds after an act in a meeting that has ended, in which the next acts are waited for."""


class Gathering:
    """A rehearsal, one to look at, and one that has not ended are left alone."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._due: set[str] = set()
        self._looked: dict[str, int] = {}
        services.door.listen(self._committed)

    def catch_up(self) -> None:
        """Everything that has ended is in the register."""
        services = self._services
        known = services.book.read(heads)
        for code, head in services.in_writer(services.store.codes):
            if known.get(code) != head and self._looked.get(code) != head:
                self._looked[code] = head
                self.read(code)

    def read(self, code: str) -> None:
        """One meeting, if it has ended and was not opened again; a fault is logged, and the next time it is tried again."""
        self._due.discard(code)
        try:
            with self._services.door.reading(code) as m:
                wanted = _wanted(m)
            if wanted:
                gather(self._book, ours(self._book), record_of(self._services, code))
        except Exception:
            self._looked.pop(code, None)
            log.exception("%s: could not be read into the register", code)

    @property
    def _book(self) -> Book:
        return self._services.book

    def _committed(self, code: str, m: Meeting, _chain: str, _entries: list[Entry]) -> None:
        if _wanted(m) and code not in self._due:
            self._due.add(code)
            self._services.later(QUIET, partial(self.read, code))


def _wanted(m: Meeting) -> bool:
    return m.agenda.ended and not m.facts.trial
