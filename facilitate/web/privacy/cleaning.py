"""After an erasure nothing of it stays in the database's own files or in backups. What could not be done is written down with the
erasure, in the same moment as the erasure itself, and tried again until it is."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from typing import Any

from sqlalchemy import Connection

from facilitate.backups.making import database_of, shelf_of
from facilitate.store import asking
from facilitate.store import erasing as rows
from facilitate.store.scrubbing import scrub
from facilitate.web.i18n import _
from facilitate.web.privacy import files
from facilitate.web.services import Services

log = logging.getLogger(__name__)
FIRST, AGAIN = 5.0, 60.0
"""Seconds from the start to the first look for what was left, and between two."""
COPIES = "backups"
"""Begins the name of what is left of them."""


def clean(services: Services) -> list[str]:
    """Clean up after every erasure that waits for it; what could not be done, by name. Only what was left is tried again."""
    waiting = _read(services, asking.unclean)
    if not waiting:
        return []
    steps = None if () in waiting.values() else {step for left in waiting.values() for step in left}
    left = _database(services, steps) if steps is None or any(not one.startswith(COPIES) for one in steps) else []
    left += files.copies(services)
    now = services.clock.now()
    _write(services, lambda connection: asking.tried(connection, [*waiting], left, now))
    return left


def unfinished(services: Services) -> list[str]:
    """What is still to be cleaned, in the reader's words."""
    steps = sorted({step for left in _read(services, asking.unclean).values() for step in left or ("",)})
    return list(dict.fromkeys(_sentence(step) for step in steps))


def _sentence(step: str) -> str:
    if not step:
        return _("数据库和备份：正在清。")
    if step.startswith(COPIES):
        return _("旧的备份：放备份的地方连不上、满了，或者文件正开着。插上 U 盘就好。")
    if step in ("vacuum", "wal") or step.startswith("database"):
        return _("数据库的文件：有人正在读，或者磁盘满了。腾出地方就好。")
    return _("数据库：这一步程序做不成，请数据库管理员做：{step}", step=step)


def _database(services: Services, steps: Collection[str] | None) -> list[str]:
    """All of it, or of a PostgreSQL those tables that somebody held."""
    tables: list[str] = services.in_writer(lambda: rows.everywhere(services.engine))
    if steps is not None:
        tables = [name for name in tables if f"vacuum {name}" in steps]
    try:
        found: list[str] = services.in_writer(lambda: scrub(services.engine, tables))
    except Exception as fault:
        log.warning("the database could not be cleaned: %s", type(fault).__name__)
        return [f"database: {type(fault).__name__}"]
    return found


def outdated(services: Services) -> bool:
    """Whether there is a backup from before the last erasure: on a stick that was not there at that time."""
    last = _read(services, asking.newest)
    if not last or services.config.backup == "off" or database_of(services.config) is None:
        return False
    try:
        there = services.in_writer(lambda: shelf_of(services.config).all())
    except OSError:
        return False
    return any(one.at.timestamp() * 1000 + 1000 <= last for one in there)


class Cleaner:
    """Looks each minute, in one process of the house, whether something is left to be cleaned."""

    def __init__(self, services: Services, later: Callable[[float, Callable[[], None]], Any]) -> None:
        self._services = services
        self._later = later

    def look(self) -> None:
        """Try again, and look again a minute later; what fails stays written down."""
        try:
            left = clean(self._services)
            if outdated(self._services):
                left = files.copies(self._services)
            if left:
                log.warning("of what was erased there is still to be cleaned: %s", "; ".join(left))
        except Exception:
            log.exception("what was erased could not be cleaned up after")
        self._later(AGAIN, self.look)


def _read(services: Services, work: Callable[[Connection], Any]) -> Any:
    return services.book.read(work)


def _write(services: Services, work: Callable[[Connection], Any]) -> None:
    def writing() -> None:
        with services.engine.begin() as connection:
            work(connection)

    services.in_writer(writing)
