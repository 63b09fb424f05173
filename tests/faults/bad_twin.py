"""The same server with one promise broken, so that the harness shows that it would notice.

`python bad_twin.py ack_before_commit|no_dedupe|careless|unheeding|by_the_wall|twice|hushed|toiling|dawdling|sluggish serve …`
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
from facilitate.service import clock, learning
from facilitate.store import batch as batches
from facilitate.store import codec, database
from facilitate.store import log as store
from facilitate.web.crowd import Crowd
from facilitate.web.live import Live

LATE = 4
"""Batches that the first twin holds back."""
TOIL, DAWDLE, LATE_BY = 0.03, 7.0, 7.0
"""Seconds of work, and of waiting, for each phone that enters; and of waiting for each act."""


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


def twice() -> None:
    """An act that comes again is carried out again."""
    answers = learning._answers
    learning._answers = lambda kept: Unknown(answers(kept))
    no_dedupe()


class Unknown(dict[Any, Any]):
    """Answers that are kept, and not found by whoever looks first whether they are there."""

    def __contains__(self, _key: object) -> bool:
        return False


def hushed() -> None:
    """Each third patch of the room is thrown away, and the next claims to follow on what everybody has."""
    begin, lost = Crowd.__init__, [0]

    def deaf(self: Crowd, *given: Any) -> None:
        begin(self, *given)
        send, count = self._send, [0]

        def forget(room: str, event: str, data: dict[str, Any]) -> None:
            if event == "patch" and room.endswith("/room"):
                count[0] += 1
                if count[0] % 3 == 0:
                    lost[0] = data["from"]
                    return
                if count[0] % 3 == 1:
                    data = data | {"from": min(data["from"], lost[0] or data["from"])}
            send(room, event, data)

        self._send = forget

    Crowd.__init__ = deaf  # type: ignore[assignment,method-assign]


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


def sluggish() -> None:
    """Every act is answered late."""
    act = Live.act

    def late(self: Live, sid: str, data: Any = None) -> dict[str, Any]:
        time.sleep(LATE_BY)
        return act(self, sid, data)

    Live.act = late  # type: ignore[method-assign]


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
    twins = (ack_before_commit, no_dedupe, careless, unheeding, by_the_wall, twice, hushed, toiling, dawdling, sluggish)
    {twin.__name__: twin for twin in twins}[kind]()


if __name__ == "__main__":
    break_it(sys.argv.pop(1))
    from facilitate.cli import main

    main()
