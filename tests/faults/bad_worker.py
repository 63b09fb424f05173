"""The same workers with one promise broken, so that the harness shows that it would notice.

`python bad_worker.py deaf|forgetful|boxless|blind|chance serve --workers N …`: the keeper starts each worker with the same words.
"""

import os

if "FACILITATE_WORKER" in os.environ:
    from gevent import monkey

    monkey.patch_all()

import sys
from dataclasses import replace

from facilitate.core import decide
from facilitate.core.ballot.ballot_events import VoteCast
from facilitate.core.writing.talk import Commented
from facilitate.service.doorbell import Doorbell
from facilitate.service.lost_answers import LostAnswers
from facilitate.store.batch import Batch
from facilitate.store.hold import Hold

EVERY = 2
"""Of so many batches of comments and votes the second twin forgets one."""


def deaf() -> None:
    """No worker reads what others have written until somebody acts there."""

    def want(self: Doorbell, code: str, seq: int) -> None:
        pass

    Doorbell._want = want  # type: ignore[method-assign]


def forgetful() -> None:
    """Now and then a batch of comments or votes is answered and never committed."""
    finish, count = Hold.finish, [0]

    def forget(self: Hold, code: str, batch: Batch) -> str:
        count[0] += all(isinstance(entry.event, Commented | VoteCast) for entry in batch.entries)
        if count[0] < EVERY:
            return finish(self, code, batch)
        count[0] = 0
        self.leave()
        return batch.chain

    Hold.finish = forget  # type: ignore[method-assign]


def boxless() -> None:
    """Who has voted is written down, what she chose never gets into the box."""
    finish = Hold.finish

    def forget(self: Hold, code: str, batch: Batch) -> str:
        return finish(self, code, replace(batch, choices=()))

    Hold.finish = forget  # type: ignore[method-assign]


def blind() -> None:
    """Nobody asks what a host was looking at when she pressed."""
    decide.fresh = lambda *_: None  # type: ignore[assignment]


def chance() -> None:
    """Whoever asks again is somebody new."""
    LostAnswers.coming = lambda self, *_: self._by_chance()  # type: ignore[method-assign]


if __name__ == "__main__":
    kind = sys.argv.pop(1)
    {"deaf": deaf, "forgetful": forgetful, "boxless": boxless, "blind": blind, "chance": chance}[kind]()
    from facilitate.cli import main

    main()
