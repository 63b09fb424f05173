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
    services.crowd.anew(code)
    workshop.forget()


class Watch:
    """Looks every few seconds whether somebody was erased elsewhere."""

    def __init__(self, services: Services, later: Callable[[float, Callable[[], None]], Any]) -> None:
        self._services = services
        self._later = later
        self._seen = services.clock.now()

    def look(self) -> None:
        """Forget what was erased since the last look, and look again by and by."""
        since = self._seen
        try:
            found = self._services.book.read(lambda connection: asking.since(connection, since))
            for one in found:
                if one.done is not None and one.done > self._seen:
                    self._seen = one.done
            for code in {one.meeting for one in found}:
                forget(self._services, code)
        except Exception as fault:
            log.warning("what was erased elsewhere cannot be read: %s", type(fault).__name__)
        self._later(LOOK, self.look)
