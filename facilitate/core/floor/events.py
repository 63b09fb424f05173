"""What happens on a floor: hands, turns, passes, more time; and a hand and a turn as they are kept."""

from __future__ import annotations

from typing import Literal

import msgspec

from facilitate.core.act import Event
from facilitate.core.course.agenda import Slot

Kind = Literal["turn", "answer", "interrupt"]


class Hand(msgspec.Struct, frozen=True):
    """A raised hand. `kind` is that of an interrupt, `front` jumps the queue, `behind` is the number in the log of the
    hand whose place next was safe when this one came, `count` how many had been called before."""

    person: str
    at: int
    seq: int
    stance: str = ""
    kind: str = ""
    front: bool = False
    behind: int = 0
    count: int = 0


class Turn(msgspec.Struct, frozen=True):
    """One turn of speaking; `from_` server ms (moved on by pauses), `limit` (0: none) and `seconds` in seconds, -1: running;
    `stopped` when an interruption stopped its clock (server ms, 0: it runs)."""

    id: str
    person: str
    slot: Slot
    from_: int
    limit: int
    kind: Kind
    reason: str
    seconds: int = -1
    cut: bool = False
    gist: str = ""
    to: str = ""
    space: str = ""
    stance: str = ""
    stopped: int = 0
    extended: int = 0

    @property
    def deadline(self) -> int:
        """Server ms."""
        return self.from_ + self.limit * 1000

    def spoken_ms(self, now: int) -> int:
        """How long it has run until `now`; both in ms."""
        return max(0, (self.stopped or now) - self.from_)


class HandRaised(Event, frozen=True):
    stance: str = ""
    kind: str = ""
    space: str = ""
    front: bool = False
    behind: int = 0


class HandLowered(Event, frozen=True):
    """`call`: the interruption that was asked for is given up, not the hand in the queue. `safe` is the hand (its number in
    the log) that was certain to be next: its place does not move because the line gets shorter."""

    person: str
    call: bool = False
    safe: int = 0


class TurnStarted(Event, frozen=True):
    id: str
    person: str
    limit: int
    reason: str
    kind: Kind = "turn"
    to: str = ""
    breath_ms: int = 0
    space: str = ""
    stance: str = ""


class TurnEnded(Event, frozen=True):
    """`safe` is the number in the log of the hand that was next as the time ran out: its place does not move any more."""

    id: str
    seconds: int
    cut: bool = False
    safe: int = 0


class TurnCancelled(Event, frozen=True):
    """The turn never was (undo of a call, or a pass); the hand goes up again if `hand` is given."""

    id: str
    hand: Hand | None = None


class TurnWentOn(Event, frozen=True):
    """The turn was ended by a step that is taken back: it goes on with the time it had left."""

    id: str


class TurnExtended(Event, frozen=True):
    """`for_all`: every group has so many seconds more, not only the speaker's."""

    id: str
    seconds: int
    for_all: bool = False


class Passed(Event, frozen=True):
    person: str


class GistTaken(Event, frozen=True):
    id: str
    text: str


FloorEvent = (
    HandRaised | HandLowered | TurnStarted | TurnEnded | TurnCancelled | TurnWentOn | TurnExtended | Passed | GistTaken
)
