"""When a meeting's raw data have had their time: minutes and public notice are kept, everybody else's words and names are erased.

A date of its own, or so many days after the end as the notice at the door says. Nothing is erased while a meeting is open.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete

from facilitate.core.person.emptying import everybody
from facilitate.papers import NAMES, make, offered
from facilitate.store import asking
from facilitate.store import erasing as rows
from facilitate.store.tables import ops, pictures, tokens
from facilitate.web.papers import links_of, record_of
from facilitate.web.privacy import files
from facilitate.web.privacy.calendar import due, one, today
from facilitate.web.privacy.cleaning import clean
from facilitate.web.privacy.erase import in_writer
from facilitate.web.privacy.memory import forget
from facilitate.web.privacy.together import changing, together
from facilitate.web.services import Services

log = logging.getLogger(__name__)
TRIES = 3
"""How often the papers are made again where something was written meanwhile."""
LOOK, SOON = 3600.0, 20.0
"""Seconds between two looks at the calendar, and from the start to the first."""
STAY = ("minutes", "public_notice")
"""The papers that stay."""


class MovedOn(RuntimeError):
    """Something was written or erased in the meeting while its papers were made: they are to be made again."""


def let_go(services: Services, code: str, cleaned: bool = True) -> list[str]:
    """Keep the papers that stay, then erase everybody; what could not be done, by name, where it is `cleaned` too before this
    returns. Once they have gone nothing but what is left
    to be cleaned is done: the papers of an empty meeting never take the place of those that were kept. Raises KeyError,
    ValueError while it is open, NoSuch or PdfFailed where a paper cannot be made, OSError where it cannot be written: then all is as
    it was."""
    for _ in range(TRIES):
        found = one(services, code)
        if found.open:
            raise ValueError(code)
        if found.gone:
            break
        with suppress(MovedOn):
            stand = in_writer(services, partial(_stand, code=code))
            services.door.memory.forget(code)  # a command may have erased somebody in this very second
            fresh = _papers(services, code)
            with changing(services):
                in_writer(services, partial(_empty, services=services, code=code, stand=stand, fresh=fresh))
            forget(services, code)
            break
    else:
        raise OSError(f"{code} goes on being written")
    return clean(services) if cleaned else []


def _papers(services: Services, code: str) -> dict[Path, bytes]:
    record, links = record_of(services, code), links_of(services, code)
    english, folder = record.meeting.language == "en", services.config.data / files.KEPT / code
    return {
        folder / f"{name}.{ext}": make(name, ext, record, "en" if english else "zh", links).data
        for name in STAY
        for ext in ("html", "md")
        if offered(name, record) and ext in NAMES[name].exts
    }


def _stand(connection: Connection, code: str) -> tuple[int, int]:
    """The number of its last entry, and how often somebody was erased."""
    _id, entries = rows.held(connection, code)
    return entries[-1].seq, asking.times(connection, code)


def _empty(
    connection: Connection, services: Services, code: str, stand: tuple[int, int], fresh: Mapping[Path, bytes]
) -> None:
    """Everybody at once, in one transaction, and only where nobody else was faster: the sealed minutes alone keep their words in the
    log. The papers are on the disk before the log is empty."""
    id, entries = rows.held(connection, code)
    if asking.keepings(connection).get(code, asking.Keeping()).done is not None:
        return
    if _stand(connection, code) != stand:
        raise MovedOn(code)
    with together(fresh, code, stand[1]):
        rows.replace_entries(connection, id, everybody(entries))
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
                self._let_go(each.code)
        except Exception:
            log.exception("what is due could not be found")
        self._later(LOOK, self.look)

    def _let_go(self, code: str) -> None:
        """One that fails keeps no other from going."""
        try:
            left = let_go(self._services, code)
            log.warning("%s: its raw data were erased as announced%s", code, f"; left: {left}" if left else "")
        except Exception:
            log.exception("%s: what is due could not be erased", code)
