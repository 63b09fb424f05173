"""What phones do while they are watched: comments that carry a marker, or votes that are counted."""

import random
from collections.abc import Sequence
from typing import Any, Protocol, TypeVar

from facilitate.bench.sights import Counted, Reader, markers

Who = TypeVar("Who")


class Acting(Protocol):
    """One kind of act: who does the n-th, what is sent, and how a message tells of it."""

    def reader(self) -> Reader:
        """Finds the acts that a message tells of."""

    def pick(self, phones: Sequence[Who], number: int) -> Who:
        """Whoever does the n-th act."""

    def wish(self, number: int) -> dict[str, Any]:
        """The n-th act as it is sent."""

    def marks(self, seqs: Sequence[int | None]) -> list[int | None]:
        """Under which mark each accepted act is seen; `seqs`: where each stands in the log (None: refused)."""


class Comments:
    """Everybody comments on one need; the comment's own text is what must be seen."""

    def __init__(self, about: str = "", first: int = 0) -> None:
        self._about, self.first = about, first

    def reader(self) -> Reader:
        return markers

    def pick(self, phones: Sequence[Who], number: int) -> Who:  # noqa: ARG002 anybody
        return random.choice(phones)

    def wish(self, number: int) -> dict[str, Any]:
        mark = f"~b{self.first + number:06d}~"
        return {"op": mark, "verb": "comment", "args": {"about": self._about, "text": mark}}

    def marks(self, seqs: Sequence[int | None]) -> list[int | None]:
        return [None if seq is None else self.first + number for number, seq in enumerate(seqs)]


class Votes:
    """Everybody in turn gives a dot; the count of those who have voted is what must be seen."""

    def __init__(self, ballot: str, need: str) -> None:
        self._ballot, self._need = ballot, need

    def reader(self) -> Reader:
        return Counted(self._ballot)

    def pick(self, phones: Sequence[Who], number: int) -> Who:
        return phones[number % len(phones)]

    def wish(self, number: int) -> dict[str, Any]:
        choice = {"ballot": self._ballot, "choice": {self._need: 1}}
        return {"op": f"{self._ballot}-{number}", "verb": "vote", "args": choice}

    def marks(self, seqs: Sequence[int | None]) -> list[int | None]:
        """The n-th vote in the log is the one with which n have voted."""
        place = {seq: n for n, seq in enumerate(sorted(seq for seq in seqs if seq is not None), 1)}
        return [None if seq is None else place[seq] for seq in seqs]
