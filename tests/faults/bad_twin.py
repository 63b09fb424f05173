"""The same server with one promise broken, so that the harness shows that it would notice.

`python bad_twin.py ack_before_commit|no_dedupe|toiling|dawdling serve …`
"""

# ruff: noqa: E402

from gevent import monkey

monkey.patch_all()

import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from facilitate.core.writing.talk import Commented
from facilitate.store import batch as batches
from facilitate.store import codec
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


if __name__ == "__main__":
    kind = sys.argv.pop(1)
    twins = (ack_before_commit, no_dedupe, toiling, dawdling)
    {twin.__name__: twin for twin in twins}[kind]()
    from facilitate.cli import main

    main()
