"""The same server with its clock stopped and its chance counted, so that two runs can be laid beside each other; and with
a secret vote's promise broken, so that the harness shows that it would notice.

`python secret_twin.py honest|telling|unpadded|plain|keeping serve …`
"""

# ruff: noqa: E402

from gevent import monkey

monkey.patch_all()

import itertools
import sys
from dataclasses import replace
from typing import Any

from facilitate.core.act import Entry
from facilitate.core.ballot.ballot_events import VoteCast
from facilitate.service.clock import SystemClock
from facilitate.store import boxes, sealing
from facilitate.store import log as store
from facilitate.store.box_keys import BoxKeys
from facilitate.web import services
from tests.cast import START


def alike() -> None:
    """Every run is like the other: nothing of clock or chance can hide a difference."""
    numbers = itertools.count(1)
    services.open_services.__kwdefaults__["entropy"] = lambda size: next(numbers).to_bytes(size, "big")
    SystemClock.now = lambda _self: START  # type: ignore[method-assign]


class Telling(VoteCast, frozen=True, tag="VoteCast"):
    """Somebody voted, and how."""

    choice: Any = None


def telling() -> None:
    """What is chosen is written into the log as well."""
    write = store.Log.append

    def append(self: store.Log, id: int, code: str, batch: store.Batch) -> str:
        said = {(one.ballot, one.person): one.choice for one in batch.choices}
        entries = [_told(entry, said) for entry in batch.entries]
        return write(self, id, code, replace(batch, entries=entries))

    store.Log.append = append  # type: ignore[method-assign]


def _told(entry: Entry, said: dict[tuple[str, str], Any]) -> Entry:
    if not isinstance(entry.event, VoteCast):
        return entry
    event = Telling(entry.event.ballot, said.get((entry.event.ballot, entry.person)))
    return Entry(entry.seq, entry.at, entry.person, entry.entered_by, event)


def unpadded() -> None:
    """A choice takes as much room as it needs."""
    boxes.pad = lambda choice: sealing.pad(choice).rstrip()  # type: ignore[assignment]


def plain() -> None:
    """Choices lie in the box as they are (too short for PostgreSQL to pack), and are deleted at the close."""
    boxes.seal = lambda _key, padded, _token, _seq: padded.rstrip() + b"."  # type: ignore[assignment]


def keeping() -> None:
    """The key outlives the ballot."""
    BoxKeys.destroy = lambda *_: None  # type: ignore[method-assign]


if __name__ == "__main__":
    kind = sys.argv.pop(1)
    alike()
    {"honest": lambda: None, "telling": telling, "unpadded": unpadded, "plain": plain, "keeping": keeping}[kind]()
    from facilitate.cli import main

    main()
