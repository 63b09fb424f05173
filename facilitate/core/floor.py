"""Who speaks: hands, the queue, the round by seat, and turns with their time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec.structs import replace

from facilitate.core import order
from facilitate.core.act import Entry, Event
from facilitate.core.agenda import Slot, here
from facilitate.core.rules import Floor as FloorRule

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

Kind = Literal["turn", "answer"]
NO_FLOOR = FloorRule("none")


class Hand(msgspec.Struct, frozen=True):
    person: str
    at: int
    seq: int
    stance: str = ""
    kind: str = ""


class Turn(msgspec.Struct, frozen=True):
    """One turn of speaking; `from_` server ms (moved on by pauses), `limit` and `seconds` in seconds, -1: running."""

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

    @property
    def deadline(self) -> int:
        """Server ms."""
        return self.from_ + self.limit * 1000


class HandRaised(Event, frozen=True):
    stance: str = ""
    kind: str = ""


class HandLowered(Event, frozen=True):
    person: str


class TurnStarted(Event, frozen=True):
    id: str
    person: str
    limit: int
    reason: str
    kind: Kind = "turn"
    to: str = ""
    breath_ms: int = 0


class TurnEnded(Event, frozen=True):
    id: str
    seconds: int
    cut: bool = False


class TurnCancelled(Event, frozen=True):
    """The turn never was (undo of a call, or a pass); the hand goes up again if `hand` is given."""

    id: str
    hand: Hand | None = None


class TurnExtended(Event, frozen=True):
    id: str
    seconds: int


class Passed(Event, frozen=True):
    person: str


class GistTaken(Event, frozen=True):
    id: str
    text: str


FloorEvent = HandRaised | HandLowered | TurnStarted | TurnEnded | TurnCancelled | TurnExtended | Passed | GistTaken


@dataclass
class Floor:
    speaker: Turn | None = None
    hands: dict[str, Hand] = field(default_factory=dict)
    turns: dict[str, Turn] = field(default_factory=dict)
    passes: dict[tuple[Slot, str], int] = field(default_factory=dict)
    raised: list[tuple[int, str, Slot, str]] = field(default_factory=list)
    uncalled: list[tuple[str, Slot]] = field(default_factory=list)
    slot: Slot = Slot("")
    changed: int = 0

    def enter(self) -> None:
        """A new stage: hands that were not called are remembered and lowered."""
        self.uncalled += [(id, self.slot) for id in self.hands]
        self.hands = {}

    def shift(self, ms: int) -> None:
        """A pause of so many ms does not count for the speaker."""
        if self.speaker is not None:
            self._keep(replace(self.speaker, from_=self.speaker.from_ + ms))

    def _keep(self, turn: Turn) -> None:
        self.turns[turn.id] = turn
        if turn.seconds < 0:
            self.speaker = turn
        elif self.speaker is not None and self.speaker.id == turn.id:
            self.speaker = None

    def scope(self, m: Meeting) -> list[Turn]:
        """The turns that count here: of this topic, stage or meeting, as the floor's `per` says."""
        per, slot = rule(m).per, m.agenda.at
        if per == "meeting":
            return list(self.turns.values())
        return [t for t in self.turns.values() if t.slot == slot or (per == "stage" and t.slot.stage == slot.stage)]

    def turns_of(self, m: Meeting, person: str) -> int:
        return sum(t.person == person for t in self.scope(m))

    def last_turn(self, m: Meeting) -> Turn | None:
        turns = self.scope(m)
        return turns[-1] if turns else None


def rule(m: Meeting) -> FloorRule:
    return here(m).floor or NO_FLOOR


def evolve(m: Meeting, entry: Entry) -> None:
    floor, event = m.floor, entry.event
    match event:
        case HandRaised(stance=stance, kind=kind):
            floor.slot = m.agenda.at
            floor.hands[entry.person] = Hand(entry.person, entry.at, entry.seq, stance, kind)
            floor.raised.append((entry.at, entry.person, m.agenda.at, stance))
        case HandLowered(person=person):
            floor.hands.pop(person, None)
        case TurnStarted():
            floor.hands.pop(event.person, None)
            floor._keep(Turn(event.id, event.person, m.agenda.at, entry.at + event.breath_ms, event.limit, event.kind, event.reason,
                             to=event.to))  # fmt: skip
            floor.changed = entry.seq
        case TurnEnded(id=id, seconds=seconds, cut=cut):
            floor._keep(replace(floor.turns[id], seconds=seconds, cut=cut))
            floor.changed = entry.seq
        case TurnCancelled(id=id, hand=hand):
            del floor.turns[id]
            floor.speaker = None
            if hand is not None:
                floor.hands[hand.person] = hand
            floor.changed = entry.seq
        case TurnExtended(id=id, seconds=seconds):
            turn = floor.turns[id]
            floor._keep(replace(turn, limit=turn.limit + seconds))
        case Passed(person=person):
            key = (m.agenda.at, person)
            floor.passes[key] = floor.passes.get(key, 0) + 1
        case GistTaken(id=id, text=text):
            floor.turns[id] = replace(floor.turns[id], gist=text)
            floor._keep(floor.turns[id])


# -- who is next ---------------------------------------------------------------------------------------------------


def may_speak(m: Meeting, person: str) -> bool:
    return m.role_name(person) in here(m).allow.get("speak", ())


def round_left(m: Meeting) -> list[tuple[str, str]]:
    """(person, reason) of those still to be asked in this round: in its order, then who passed, once more."""
    heard = {t.person for t in m.floor.turns.values() if t.slot == m.agenda.at}
    reason, people = _around(m)
    waiting = [id for id in people if may_speak(m, id) and id not in heard]
    passes = {id: m.floor.passes.get((m.agenda.at, id), 0) for id in waiting}
    first = [(id, reason) for id in waiting if passes[id] == 0]
    again = [(id, order.ASKED_AGAIN) for id in waiting if passes[id] == 1 and rule(m).second_round]
    return first + again


def _around(m: Meeting) -> tuple[str, list[str]]:
    """(reason, people): by seat; while no seats are set by arrival, those of the default role before the others."""
    if m.people.seats:
        return "seat_order", [p.id for p in m.people.seated()]
    return order.BY_ARRIVAL, [p.id for p in sorted(m.people.present(), key=lambda p: not m.rule.roles[p.role].default)]


def unspoken(m: Meeting) -> int:
    """How many the round still waits for, the one speaking included."""
    return (len(round_left(m)) if rule(m).mode == "round" else 0) + (m.floor.speaker is not None)


def queue(m: Meeting) -> list[tuple[str, str]]:
    """(person, reason) in speaking order, whoever is speaking left out."""
    if rule(m).mode == "round":
        return round_left(m)
    return [(hand.person, reason) for hand, reason in order.line_up(m, rule(m).order)]


def turns_left(m: Meeting, person: str) -> int | None:
    """How many turns somebody still has here; None: no limit. Answers of an agency are counted apart."""
    most = rule(m).turns
    if most is None or kind_of(m, person) == "answer":
        return None
    return max(0, most - sum(t.person == person and t.kind == "turn" for t in m.floor.scope(m)))


def kind_of(m: Meeting, person: str) -> Kind:
    """Who may answer here speaks on the answer's time, apart from the residents'."""
    role = m.role_name(person)
    answers = role in here(m).allow.get("answer", ()) or "answer" in m.rule.roles[role].may
    return "answer" if answers and rule(m).answer and here(m).allow.get("answer") else "turn"
