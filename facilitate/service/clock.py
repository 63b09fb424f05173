"""The one clock: it starts from the wall's and then only runs forward, whatever the wall's does."""

import time
from typing import Protocol


class Clock(Protocol):
    def now(self) -> int:
        """Server milliseconds since 1970."""


class SystemClock:
    """Wall time at the start, the monotonic clock from then on: a jump of the computer's clock does nothing."""

    def __init__(self) -> None:
        self._start = time.time_ns()
        self._ticks = time.monotonic_ns()

    def now(self) -> int:
        return (self._start + time.monotonic_ns() - self._ticks) // 1_000_000


class ManualClock:
    """A clock that a player or a test sets."""

    def __init__(self, now: int = 0) -> None:
        self.at = now

    def now(self) -> int:
        return self.at
