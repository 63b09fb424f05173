"""Who may write in a meeting: at once where one process has the database, else behind a lock that all processes heed."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Protocol

from facilitate.service.mailbox import InWriter, Mailbox
from facilitate.store.hold import Hold
from facilitate.store.kept import Kept
from facilitate.store.log import Batch, Log

log = logging.getLogger(__name__)
WRITTEN_AT_ONCE = 4
"""How many meetings one process writes in at once where others write too."""
PATIENCE = 5.0
"""Seconds in which a meeting's batch waits while so many others are being written."""


@dataclass(frozen=True)
class Open:
    """A hold that has begun: what others have written meanwhile, and how one's own batch is made durable (the new chain)."""

    news: Kept | None
    append: Callable[[Batch], str]


class Writing(Protocol):
    """How a batch gets into the log; `newest`: what is in memory is the newest there is, for nobody else writes."""

    newest: bool

    def mailbox(self, code: str) -> Mailbox:
        """An empty mailbox whose locks suit this way of writing."""

    def hold(self, box: Mailbox) -> AbstractContextManager[Open]:
        """Raises whatever the database says; then nothing was begun."""

    def since(self, box: Mailbox, /) -> Kept | None:
        """What others have written; None where there are no others. Raises whatever the database says."""


class Alone:
    """What is in memory is the newest there is: a batch is one commit and nothing else."""

    newest = True

    def __init__(self, store: Log, in_writer: InWriter) -> None:
        self._store = store
        self._in_writer = in_writer

    def mailbox(self, code: str) -> Mailbox:
        return Mailbox(code)

    @contextmanager
    def hold(self, box: Mailbox) -> Iterator[Open]:
        yield Open(None, lambda batch: self._in_writer(lambda: self._store.append(box.id, box.code, batch)))

    def since(self, _box: Mailbox) -> None:
        return None


class Shared:
    """Several processes write. A hold locks the meeting's row, reads what others wrote, and commits: one transaction.
    While it waits for the row, the meeting can be looked at as it was."""

    newest = False

    def __init__(self, store: Log, in_writer: InWriter, at_once: int = WRITTEN_AT_ONCE) -> None:
        """`at_once`: how many meetings are written at once; `in_writer` must have a thread for each."""
        self._store = store
        self._in_writer = in_writer
        self._permits = threading.BoundedSemaphore(at_once)

    def mailbox(self, code: str) -> Mailbox:
        return Mailbox(code, pen=threading.RLock())

    @contextmanager
    def hold(self, box: Mailbox) -> Iterator[Open]:
        if not self._permits.acquire(timeout=PATIENCE):
            raise TimeoutError("too many meetings are being written")
        hold = self._store.hold(box.id)
        try:
            news: Kept = self._in_writer(lambda: hold.begin(box.head))
            yield Open(news, lambda batch: self._in_writer(lambda: hold.finish(box.code, batch)))
        finally:
            self._leave(hold)
            self._permits.release()

    def since(self, box: Mailbox) -> Kept:
        news: Kept = self._in_writer(lambda: self._store.since(box.id, box.head))
        return news

    def _leave(self, hold: Hold) -> None:
        if hold.give_up():
            try:
                self._in_writer(hold.leave)
            except Exception:
                log.exception("a hold could not be left")
