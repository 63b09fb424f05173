"""What this process remembers of a meeting is forgotten and read again; other processes hear of it from the database."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from facilitate.papers.workshop import workshop
from facilitate.store import asking
from facilitate.web.services import Services

log = logging.getLogger(__name__)
LOOK = 2.0
"""Seconds between two looks for what another process, or a command, has erased."""


def forget(services: Services, code: str) -> None:
    """The meeting is read anew from its log, every screen that shows it is told all of it anew, and no paper made before is kept."""
    services.door.memory.forget(code)
    services.access.ask_again()
    services.access.told_anew(code)
    services.crowd.anew(code)
    workshop.forget()


class Watch:
    """Looks every few seconds whether somebody was erased elsewhere; to be made before any meeting is read."""

    def __init__(self, services: Services, later: Callable[[float, Callable[[], None]], Any]) -> None:
        self._services = services
        self._later = later
        self._seen = set(services.book.read(asking.carried_out))

    def look(self) -> None:
        """Forget what was erased since the last look, and look again by and by. By which clock it was erased does not matter; what
        could not be forgotten is forgotten at the next look."""
        try:
            found = self._services.book.read(asking.carried_out)
            fresh = found.keys() - self._seen
            for code in sorted({found[one] for one in fresh}):
                forget(self._services, code)
            self._seen |= fresh
        except Exception as fault:
            log.warning("what was erased elsewhere cannot be read: %s", type(fault).__name__)
        self._later(LOOK, self.look)
