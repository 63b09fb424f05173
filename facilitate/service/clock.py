"""The one clock: it starts from the wall's and then only runs forward, whatever the wall's does."""

import os
import time
from typing import Protocol

NOUGHT = "FACILITATE_CLOCK"
"""Under this a worker finds in its environment what `nought` was when its keeper started."""


class Clock(Protocol):
    def now(self) -> int:
        """Server milliseconds since 1970."""


class SystemClock:
    """Wall time at the start, the monotonic clock from then on: a jump of the computer's clock does nothing.
    Workers start from their keeper's, whenever they are started: theirs is one clock."""

    def __init__(self) -> None:
        self._nought = int(os.environ.get(NOUGHT) or nought())

    def now(self) -> int:
        return (self._nought + time.monotonic_ns()) // 1_000_000


def nought() -> int:
    """Nanoseconds from 1970 to the nought of the monotonic clock, which all processes of a computer share."""
    return time.time_ns() - time.monotonic_ns()


class ManualClock:
    """A clock that a player or a test sets."""

    def __init__(self, now: int = 0) -> None:
        self.at = now

    def now(self) -> int:
        return self.at
