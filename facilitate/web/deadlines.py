"""What comes true in a meeting by the clock alone: a stage's time is up, a turn is over where the rule cuts, a date has come."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from facilitate.core.act import Act
from facilitate.core.course import agenda, steps
from facilitate.core.meeting import Meeting
from facilitate.service.clock import Clock
from facilitate.service.door import Door
from facilitate.web.show import Show

Later = Callable[[float, Callable[[], None]], Any]
DAY = 86_400
"""A timer in seconds; what is due later is looked at again with the next change."""
CUT_MS = 20  # a timer that comes a little early would be refused
UNKEPT = ("busy", "disk_full")
AGAIN = 1.0
"""Seconds after which an act of the clock that could not be kept is done again."""


class Deadlines:
    def __init__(self, door: Door, clock: Clock, later: Later, up: Callable[[str, Show], None]) -> None:
        """`later(seconds, work)` runs work by and by; `up(code, show)` is called when a stage's time is up."""
        self._door = door
        self._clock = clock
        self._later = later
        self._up = up

    def wait(self, code: str, show: Show, m: Meeting) -> None:
        """For the next moments at which something comes true."""
        self._await_end(code, show, agenda.deadline(m))
        self._await_cut(code, show, steps.by_the_clock(m))

    def _await_end(self, code: str, show: Show, deadline: int | None) -> None:
        """That a stage's time is up comes true without any act: the desk is told then."""
        left = (deadline or 0) - self._clock.now()
        if deadline and left > 0 and deadline != show.awaited:
            show.awaited = deadline
            self._later(left / 1000, lambda: self._up(code, show))

    def _await_cut(self, code: str, show: Show, due: int | None) -> None:
        """Where the rule cuts, a turn is over at its limit though nobody does anything, and a stage between meetings on
        its date: an act says so then."""
        if due is not None and due != show.cut_at:
            left = max(0, due - self._clock.now() + CUT_MS) / 1000
            if left < DAY:
                show.cut_at = due
                self._later(left, lambda: self._cut(code, show, due))

    def _cut(self, code: str, show: Show, due: int) -> None:
        """Refused where the turn was over sooner, had more time, or another process was faster; where it could not be kept
        it is done again, for nobody else will."""
        refusal = self._door.act(code, Act("time_up", op=f"time-up-{due}")).refusal
        if refusal is not None and refusal.rule in UNKEPT and show.cut_at == due:
            self._later(AGAIN, lambda: self._cut(code, show, due))
