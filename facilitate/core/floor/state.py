"""The floors of a meeting: the whole room's and one for each table; who speaks there, who waits, what was said."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from facilitate.core.course.agenda import Slot, here
from facilitate.core.floor.events import Hand, Turn
from facilitate.core.floor.tallies import Tallies
from facilitate.core.language.rules import Floor as FloorRule
from facilitate.core.order import easing

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

ROOM = ""
NO_FLOOR = FloorRule("none")
PRECEDENCE = ("order", "appeal", "privilege", "clarify", "info")
"""What may break into what: each into those after it, and all into an ordinary turn. The reason of such a turn is its kind."""


class Lowered(NamedTuple):
    """The hands that went down as a stage was left, and how the line stood; `called`: how many turns had begun."""

    hands: dict[str, Hand]
    safe: int
    called: int
    holder: str
    slot: Slot


@dataclass
class Spoken:
    """What was said in the whole meeting, at whatever table."""

    turns: dict[str, Turn] = field(default_factory=dict)
    tallies: Tallies = field(default_factory=Tallies)
    passes: dict[tuple[Slot, str], int] = field(default_factory=dict)
    raised: list[tuple[int, str, Slot, str]] = field(default_factory=list)
    uncalled: list[tuple[str, Slot]] = field(default_factory=list)


@dataclass
class Floor:
    """`calls` are interruptions that wait, `held` the turns they interrupted (the first one lowest), `holder` has the
    talking stick, `safe` is the hand whose place next is certain, `count` how many turns began in this stage."""

    spoken: Spoken = field(default_factory=Spoken)
    space: str = ROOM
    speaker: Turn | None = None
    hands: dict[str, Hand] = field(default_factory=dict)
    calls: dict[str, Hand] = field(default_factory=dict)
    held: list[Turn] = field(default_factory=list)
    holder: str = ""
    safe: int = 0
    count: int = 0
    slot: Slot = Slot("")

    @property
    def turns(self) -> dict[str, Turn]:
        """Every turn of the meeting by id, in order."""
        return self.spoken.turns

    @property
    def passes(self) -> dict[tuple[Slot, str], int]:
        return self.spoken.passes

    @property
    def raised(self) -> list[tuple[int, str, Slot, str]]:
        return self.spoken.raised

    @property
    def uncalled(self) -> list[tuple[str, Slot]]:
        return self.spoken.uncalled

    @property
    def running(self) -> list[Turn]:
        """The turn that runs and those it interrupted, the latest first."""
        return [turn for turn in (self.speaker, *reversed(self.held)) if turn is not None]

    def enter(self) -> Lowered:
        """A new stage: hands that were not called are remembered and lowered."""
        lowered = Lowered(self.hands, self.safe, self.count, self.holder, self.slot)
        self.spoken.uncalled += [(id, self.slot) for id in self.hands]
        self.hands, self.calls, self.safe, self.count, self.holder = {}, {}, 0, 0, ""
        return lowered

    def raise_again(self, was: Lowered, present: Set[str]) -> None:
        """The stage was never left: the hands are up as they were, of those who are still there."""
        for id in was.hands:
            if (id, was.slot) in self.spoken.uncalled:
                self.spoken.uncalled.remove((id, was.slot))
        self.hands = {id: hand for id, hand in was.hands.items() if id in present}
        self.safe, self.count, self.slot = was.safe, was.called, was.slot
        self.holder = was.holder if was.holder in present else ""

    def shift(self, ms: int) -> None:
        """A pause of so many ms does not count for the speaker."""
        if self.speaker is not None and not self.speaker.stopped:
            self.keep(replace(self.speaker, from_=self.speaker.from_ + ms))

    def keep(self, turn: Turn) -> None:
        """The turn as it is now."""
        self.turns[turn.id] = turn
        self.held = [turn if one.id == turn.id else one for one in self.held]
        if self.speaker is not None and self.speaker.id == turn.id:
            self.speaker = turn

    def start(self, turn: Turn) -> None:
        """It has the floor; one that it interrupts is held."""
        if self.speaker is not None:
            self.held.append(self.speaker)
        self.turns[turn.id] = self.speaker = turn

    def leave(self, id: str) -> None:
        """A turn is over: whoever was interrupted by it has the floor again."""
        self.held = [one for one in self.held if one.id != id]
        if self.speaker is not None and self.speaker.id == id:
            self.speaker = self.held.pop() if self.held else None

    def stop(self, at: int) -> None:
        """The clock stands still (server ms)."""
        if self.speaker is not None and not self.speaker.stopped:
            self.keep(replace(self.speaker, stopped=at))

    def go_on(self, at: int) -> None:
        """The clock runs again, unless another interruption waits: the speaker has lost nothing."""
        turn = self.speaker
        if turn is not None and turn.stopped and not self.interrupting():
            self.keep(replace(turn, from_=turn.from_ + max(0, at - turn.stopped), stopped=0))

    def interrupting(self) -> list[Hand]:
        """The interruptions that may break into what runs now, by precedence."""
        turn = self.speaker
        rank = PRECEDENCE.index(turn.reason) if turn and turn.kind == "interrupt" else len(PRECEDENCE)
        found = [hand for hand in self.calls.values() if PRECEDENCE.index(hand.kind) < rank]
        return sorted(found, key=lambda hand: (PRECEDENCE.index(hand.kind), hand.seq))

    def unite(self, old: str, new: str) -> None:
        """Somebody who joined twice is one person; where both have a hand up, her own counts."""
        self.held = [self.turns[turn.id] for turn in self.held]
        self.speaker = self.turns[self.speaker.id] if self.speaker else None
        self.holder = new if self.holder == old else self.holder
        speaking = {turn.person for turn in self.running}
        for hands in (self.hands, self.calls):
            hand = hands.pop(old, None)
            if hand is not None and new not in hands and new not in speaking:
                hands[new] = replace(hand, person=new)


def whole_room() -> dict[str, Floor]:
    """The floors of a meeting that begins."""
    return {ROOM: Floor()}


def at(m: Meeting, space: str = ROOM) -> Floor:
    """The floor of a space; one where nothing has happened yet is empty."""
    return m.floors.get(space) or Floor(m.floor.spoken, space)


def rule(m: Meeting) -> FloorRule:
    """The words of the rule for speaking where the meeting stands."""
    ruled = here(m).floor or NO_FLOOR
    return easing.floor_now(m, ruled) if m.ronr.eased else ruled


def unite(m: Meeting, old: str, new: str) -> None:
    """Whatever the double said is hers."""
    spoken = m.floor.spoken
    for id, turn in spoken.turns.items():
        if turn.person == old:
            spoken.turns[id] = replace(turn, person=new)
    spoken.tallies.unite(old, new)
    for slot, who in [key for key in spoken.passes if key[1] == old]:
        spoken.passes[slot, new] = spoken.passes.get((slot, new), 0) + spoken.passes.pop((slot, who))
    spoken.raised = [(at, new if who == old else who, slot, stance) for at, who, slot, stance in spoken.raised]
    spoken.uncalled = [(new if who == old else who, slot) for who, slot in spoken.uncalled]
    for floor in m.floors.values():
        floor.unite(old, new)
