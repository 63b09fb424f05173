"""Milliseconds of this process's own time that mean the same on a busy computer: beside each try a known piece of work is timed."""

import gc
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

CALM_MS = 40.0
"""What the known work takes on the computer for which limits are meant, with nothing beside it."""


def known_work() -> float:
    """Milliseconds of a piece of work like that of a page: rows are made, sorted and written down."""
    began = time.process_time()
    rows = [{"id": n, "title": f"第{n}件事", "open": n % 3 == 0} for n in range(20_000)]
    json.dumps(sorted(rows, key=lambda row: (row["open"], -row["id"])))
    return (time.process_time() - began) * 1000


def ms(work: Callable[[], object], clock: Callable[[], float] = known_work, tries: int = 3) -> float:
    """The best of so many tries, each divided by how much slower than calm the computer is just then; never by less than one."""
    best = float("inf")
    for _ in range(tries):
        with _no_rubbish_of_others():
            slowness = max(1.0, clock() / CALM_MS)
            began = time.process_time()
            work()
            best = min(best, (time.process_time() - began) * 1000 / slowness)
    return best


@contextmanager
def _no_rubbish_of_others() -> Iterator[None]:
    """After thousands of tests looking through this process's memory once takes half a second, whosever turn it falls into."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
