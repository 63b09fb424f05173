"""The same server with one promise broken, so that the harness shows that it would notice.

`python bad_twin.py ack_before_commit|no_dedupe serve …`
"""

# ruff: noqa: E402

from gevent import monkey

monkey.patch_all()

import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from facilitate.core.writing.talk import Commented
from facilitate.service import door
from facilitate.store import codec
from facilitate.store import log as store

LATE = 4
"""Batches that the first twin holds back."""


class Forgetful(dict[Any, Any]):
    """Remembers no op that was answered."""

    def __setitem__(self, key: Any, value: Any) -> None:
        pass

    def __contains__(self, key: object) -> bool:
        return False


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
    """An op that comes again is carried out again."""
    write, room = store.Log._write_answers, door.Room

    def without_ops(self: store.Log, connection: Any, id: int, answered: Sequence[store.Answered]) -> None:
        write(self, connection, id, [replace(one, op="") for one in answered])

    def forgetful(code: str) -> door.Room:
        return room(code, answered=Forgetful())

    store.Log._write_answers = without_ops  # type: ignore[method-assign,assignment]
    door.Room = forgetful  # type: ignore[misc,assignment]


def chain_after(batch: store.Batch) -> str:
    chain: str = batch.chain
    pairs: Sequence[tuple[Any, str]] = list(zip(batch.entries, batch.salts, strict=True))
    for entry, salt in pairs:
        chain = codec.row(entry, salt, chain)["chain"]
    return chain


if __name__ == "__main__":
    kind = sys.argv.pop(1)
    {"ack_before_commit": ack_before_commit, "no_dedupe": no_dedupe}[kind]()
    from facilitate.cli import main

    main()
