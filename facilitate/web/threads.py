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
            return _result(threads.spawn(_done, work).get())
        with gevent.Timeout(patience, TimeoutError("the database does not answer")):
            return _result(threads.spawn(_done, work).get())

    return run


def _done(work: Any) -> tuple[Any, BaseException | None]:
    """What came of it. A fault that reached gevent would be written to stderr before anybody is told; where that cannot be
    written, since the disk is full, nobody ever would."""
    try:
        return work(), None
    except BaseException as fault:
        return None, fault


def _result(done: Any) -> Any:
    value, fault = done  # of `_done`
    if fault is not None:
        raise fault
    return value
