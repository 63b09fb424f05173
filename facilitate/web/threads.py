"""Real threads beside gevent's loop, in which a database may be waited for without anybody else waiting."""

from __future__ import annotations

from typing import Any

import gevent
from gevent.threadpool import ThreadPool

from facilitate.service.mailbox import InWriter

PATIENCE = 8.0
"""Seconds after which a PostgreSQL that does not answer at all is given up: longer than it waits for a row that is locked, or to connect."""


def in_threads(number: int, patience: float | None = None) -> InWriter:
    """Runs work in one of so many threads and waits for it; raises TimeoutError after so many seconds."""
    threads = ThreadPool(number)

    def run(work: Any) -> Any:
        if patience is None:
            return threads.spawn(work).get()
        with gevent.Timeout(patience, TimeoutError("the database does not answer")):
            return threads.spawn(work).get()

    return run
