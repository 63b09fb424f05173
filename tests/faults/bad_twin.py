"""The same server with one promise broken, so that the harness shows that it would notice.

`python bad_twin.py ack_before_commit|no_dedupe|careless|unheeding|by_the_wall|toiling|dawdling serve …`
"""

# ruff: noqa: E402

from gevent import monkey

monkey.patch_all()

import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy.exc import OperationalError

from facilitate.core.writing.talk import Commented
from facilitate.service import clock
from facilitate.store import batch as batches
from facilitate.store import codec, database
from facilitate.store import log as store
from facilitate.web.live import Live

LATE = 4
"""Batches that the first twin holds back."""
TOIL, DAWDLE = 0.03, 7.0
"""Seconds of work, and of waiting, for each phone that enters."""


def ack_before_commit() -> None:
    """A batch of comments is written only when some more have come: everybody is answered a little too early."""
    write = store.Log.append
    late: list[tuple[int, str, store.Batch]] = []

    def append(self: store.Log, id: int, code: str, batch: store.Batch) -> str:
        late.append((id, code, batch))
        comments = all(isinstance(entry.event, Commented) for entry in batch.entries)
        while len(late) > (LATE if comments else 0):
            write(self, *late.pop(0))
        return chain_after(batch)

    store.Log.append = append  # type: ignore[method-assign]


def no_dedupe() -> None:
    """An op that comes again after a restart is carried out again."""
    write = batches._write_answers

    def without_ops(connection: Any, id: int, answered: Iterable[store.Answered]) -> None:
        write(connection, id, [replace(one, op="") for one in answered])

    batches._write_answers = without_ops


def careless() -> None:
    """The disk is not waited for (synchronous=NORMAL, as most programs have it)."""
    careful = database._careful

    def hasty(connection: Any, record: Any) -> None:
        careful(connection, record)
        connection.execute("pragma synchronous=NORMAL")

    database._careful = hasty  # type: ignore[assignment]


def unheeding() -> None:
    """What could not be written is answered as if it had been."""
    write = store.Log.append

    def append(self: store.Log, id: int, code: str, batch: store.Batch) -> str:
        try:
            return write(self, id, code, batch)
        except OperationalError:
            return chain_after(batch)

    store.Log.append = append  # type: ignore[method-assign]


def by_the_wall() -> None:
    """The meeting's clock is that on the computer's wall, which somebody may set."""
    clock.SystemClock.now = lambda self: time.time_ns() // 1_000_000  # type: ignore[method-assign]  # noqa: ARG005


def toiling() -> None:
    """Every phone that comes in is ten times the work that it should be."""

    def work() -> None:
        until = time.thread_time() + TOIL
        while time.thread_time() < until:
            pass

    _before_entering(work)


def dawdling() -> None:
    """Every phone that comes in is kept waiting, without any work."""
    _before_entering(lambda: time.sleep(DAWDLE))


def _before_entering(do: Callable[[], None]) -> None:
    enter = Live.enter

    def late(self: Live, sid: str, data: Any = None) -> dict[str, Any]:
        do()
        return enter(self, sid, data)

    Live.enter = late  # type: ignore[method-assign]


def chain_after(batch: store.Batch) -> str:
    chain: str = batch.chain
    pairs: Sequence[tuple[Any, str]] = list(zip(batch.entries, batch.salts, strict=True))
    for entry, salt in pairs:
        chain = codec.row(entry, salt, chain)["chain"]
    return chain


def break_it(kind: str) -> None:
    """Break the promise of that name, before the server begins."""
    twins = (ack_before_commit, no_dedupe, careless, unheeding, by_the_wall, toiling, dawdling)
    {twin.__name__: twin for twin in twins}[kind]()


if __name__ == "__main__":
    break_it(sys.argv.pop(1))
    from facilitate.cli import main

    main()
