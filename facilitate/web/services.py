"""Everything that runs for one house: the database, the door, access, and who is shown what."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine

from facilitate.backups.starting import unfit
from facilitate.config import Config
from facilitate.register.book import Book
from facilitate.service.access import Access
from facilitate.service.clock import Clock, SystemClock
from facilitate.service.door import Door, Entropy, InWriter
from facilitate.service.rule_shelf import RuleShelf
from facilitate.service.writing import WRITTEN_AT_ONCE, Shared
from facilitate.store.box_keys import BoxKeys
from facilitate.store.database import open_database
from facilitate.store.log import Log
from facilitate.web.crowd import Crowd, Send
from facilitate.web.deadlines import Later


@dataclass(frozen=True)
class Services:
    config: Config
    engine: Engine
    clock: Clock
    store: Log
    door: Door
    access: Access
    rules: RuleShelf
    in_writer: InWriter
    crowd: Crowd
    book: Book
    later: Later
    url: Callable[[], str]

    @property
    def sight(self) -> Callable[..., Any]:
        """All entities that an audience of a meeting sees, for pages drawn on the server."""
        return self.crowd.sight


def direct(work: Callable[[], Any]) -> Any:
    """Run the writer's work in the caller's thread: for commands and tests."""
    return work()


def at_once(_seconds: float, work: Callable[[], None]) -> None:
    """No gap between patches: for commands and tests."""
    work()


def to_nobody(_room: str, _event: str, _data: dict[str, Any]) -> None:
    """There are no sockets: for commands and tests."""


def open_services(
    config: Config, *, clock: Clock | None = None, entropy: Entropy = os.urandom, in_writer: InWriter = direct,
    in_reader: InWriter | None = None, in_log: InWriter | None = None, send: Send = to_nobody, later: Later = at_once,
    url: Callable[[], str] | None = None,
) -> Services:  # fmt: skip
    """Wire the house together on its database. `in_log` runs the work of meetings, `in_writer` that of the register."""
    clock, in_log = clock or SystemClock(), in_log or in_writer
    if fault := in_writer(lambda: unfit(config)):
        raise fault
    engine = in_writer(lambda: open_database(config.db, 2 * WRITTEN_AT_ONCE + 2))
    store = Log(engine, config.secret, BoxKeys(config.data))
    door = Door(store, clock, entropy, in_log, Shared(store, in_log) if config.shared else None)
    rules = RuleShelf(config.data / "rules")
    summaries = config.data / "meetings.json"
    access = Access(door, store, entropy, in_log, config.secret, config.organiser_key, rules, summaries)
    where = url or (lambda: config.public_url or f"http://127.0.0.1:{config.port}")
    crowd = Crowd(door, clock, where, send, later, config.gap_ms)
    book = Book(engine, clock, in_writer, in_reader)
    return Services(config, engine, clock, store, door, access, rules, in_writer, crowd, book, later, where)
