"""After an erasure nothing of it stays in the database's own files or in backups. What could not be done is written down with the
erasure, in the same moment as the erasure itself, and tried again until it is."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from typing import Any, TypeVar

from flask import current_app
from sqlalchemy import Connection

from facilitate.backups.forgetting import Forgetting
from facilitate.backups.making import Maker
from facilitate.store import asking
from facilitate.store import erasing as rows
from facilitate.store.scrubbing import scrub
from facilitate.web.i18n import _
from facilitate.web.privacy import files
from facilitate.web.privacy.together import half_way, take_up
from facilitate.web.services import Services

log = logging.getLogger(__name__)
T = TypeVar("T")
Apart = Callable[[Callable[[Maker], T]], T]
"""Does work with the maker of the backups, where no act waits for it."""
FIRST, AGAIN, SELDOM, SOON = 5.0, 60.0, 960.0, 1.0
"""Seconds from the start to the first look for what was left, and between two: twice as many after each that failed, to a limit; and until
somebody who pressed meanwhile has her turn."""
PATIENCE = 86_400.0
"""So many seconds the database is not rewritten while anybody meets."""
WAITS = "database: somebody meets"
COPIES = "backups"
"""Begins the name of what is left of them."""


def clean(services: Services, copies: Callable[[], list[str]] | None = None, calm: bool = True) -> list[str]:
    """Clean up after every erasure that waits for it; what could not be done, by name. Only what was left is tried again. `copies` looks
    after the backups; where it is not `calm` the database waits, since no act is done while it is rewritten."""
    waiting = _read(services, asking.unclean)
    if not waiting:
        return []
    steps = None if () in waiting.values() else {step for left in waiting.values() for step in left}
    left = [WAITS] if steps is None else [one for one in sorted(steps) if not one.startswith(COPIES)]
    if left and calm:
        left = _database(services, steps)
    left += copies() if copies else files.copies(services)
    now = services.clock.now()
    _write(services, lambda connection: asking.tried(connection, [*waiting], left, now))
    return left


def unfinished(services: Services) -> list[str]:
    """What is still to be cleaned, in the reader's words."""
    steps = sorted({step for left in _read(services, asking.unclean).values() for step in left or ("",)})
    papers = [_("留下的材料：换了一半，或者文件正开着。")] if half_way(services) else []
    return [*papers, *dict.fromkeys(_sentence(step) for step in steps)]


def going(services: Services) -> bool:
    """Whether something erased is about to be cleaned for the first time."""
    return () in _read(services, asking.unclean).values()


def _sentence(step: str) -> str:
    if not step:
        return _("数据库和备份：正在清。")
    if step.startswith(COPIES):
        return _("旧的备份：放备份的地方连不上、满了，或者文件正开着。插上 U 盘就好。")
    if step == WAITS:
        return _("数据库的文件：正有人开会，散了就清。")
    if step in ("vacuum", "wal") or step.startswith("database"):
        return _("数据库的文件：有人正在读，或者磁盘满了。腾出地方就好。")
    return _("数据库：这一步程序做不成，请数据库管理员做：{step}", step=step)


def _database(services: Services, steps: Collection[str] | None) -> list[str]:
    """All of it, or of a PostgreSQL those tables that somebody held."""
    tables: list[str] = services.in_writer(lambda: rows.everywhere(services.engine))
    if steps is not None and not any(step.startswith("database") for step in steps):
        tables = [name for name in tables if f"vacuum {name}" in steps]
    try:
        found: list[str] = services.in_writer(lambda: scrub(services.engine, tables))
    except Exception as fault:
        log.warning("the database could not be cleaned: %s", type(fault).__name__)
        return [f"database: {type(fault).__name__}"]
    return found


def soon(services: Services) -> None:
    """Clean up after what a page has erased, in this process if it is the one that cleans: the page's answer does not wait. Where no
    process goes on (a command, a test) it is done at once; another process of the house hears of it at its next look."""
    cleaner: Cleaner | None = current_app.extensions.get("cleaner")
    if cleaner is not None:
        cleaner.soon()
    elif not services.config.worker:
        clean(services)


class Cleaner:
    """Looks each minute, in one process of the house, whether something is left to be cleaned. What takes a disk is done where no act
    waits for it."""

    def __init__(
        self, services: Services, later: Callable[[float, Callable[[], None]], Any], apart: Apart[None] | None = None
    ) -> None:
        self._services = services
        self._later = later
        self._apart = apart or (lambda work: work(Maker(services.config)))
        self._forgetting: Forgetting | None = None
        self._failed = 0
        self._waited = 0.0
        self._busy = False

    def soon(self) -> None:
        """Somebody has pressed: at once, whether anybody meets or not."""
        self._later(0.0, self._pressed)

    def _pressed(self) -> None:
        if self._busy:
            self._later(SOON, self._pressed)
        else:
            self._tried(calm=True)

    def look(self) -> None:
        """Try again, and look again by and by; what fails stays written down."""
        calm = self._calm()
        left = [] if self._busy else self._tried(calm)
        self._failed = self._failed + 1 if left and left != [WAITS] else 0
        wait = min(AGAIN * 2 ** min(self._failed, 10), SELDOM) if self._failed else AGAIN
        self._waited = self._waited + wait if left and not calm else 0.0
        self._later(wait, self.look)

    def _tried(self, calm: bool) -> list[str]:
        """What is left."""
        self._busy = True
        try:
            self._papers()
            left = clean(self._services, self._copies, calm) or self._old()
            if left:
                log.warning("of what was erased there is still to be cleaned: %s", "; ".join(left))
            return left
        except Exception:
            log.exception("what was erased could not be cleaned up after")
            return ["failed"]
        finally:
            self._busy = False

    def _papers(self) -> None:
        try:
            take_up(self._services)
        except Exception as fault:
            log.warning("the kept papers cannot be gone on with: %s", type(fault).__name__)

    def _calm(self) -> bool:
        return not self._services.crowd.connected() or self._waited >= PATIENCE

    def _copies(self, fresh: bool = True) -> list[str]:
        """Wipe the backups that have not seen every erasure; why that could not be."""
        erased = sorted({at for _, at in _read(self._services, asking.carried_out)})
        if not erased:
            return []
        try:
            self._apart(lambda maker: self._of(maker).forget(erased, fresh))
        except Exception as fault:
            log.warning("the backups could not be replaced: %s", type(fault).__name__)
            return [f"{COPIES}: {type(fault).__name__}"]
        return []

    def _old(self) -> list[str]:
        """A stick with backups from before an erasure may have come back."""
        return self._copies(fresh=False)

    def _of(self, maker: Maker) -> Forgetting:
        self._forgetting = self._forgetting or Forgetting(maker)
        return self._forgetting


def _read(services: Services, work: Callable[[Connection], Any]) -> Any:
    return services.book.read(work)


def _write(services: Services, work: Callable[[Connection], Any]) -> None:
    def writing() -> None:
        with services.engine.begin() as connection:
            work(connection)

    services.in_writer(writing)
