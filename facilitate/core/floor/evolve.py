"""How each event of the floor changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from facilitate.core.act import Entry
from facilitate.core.floor.events import (
    GistTaken,
    Hand,
    HandLowered,
    HandRaised,
    Passed,
    Turn,
    TurnCancelled,
    TurnEnded,
    TurnExtended,
    TurnStarted,
    TurnWentOn,
)
from facilitate.core.floor.state import Floor, rule

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting


def evolve(m: Meeting, entry: Entry) -> None:
    spoken, event = m.floor.spoken, entry.event
    match event:
        case HandRaised():
            _raised(m, entry, event)
        case HandLowered():
            _lowered(m, entry, event)
        case TurnStarted():
            _started(m, entry, event)
        case TurnEnded(id=id):
            floor = _floor(m, spoken.turns[id].space)
            floor.keep(replace(spoken.turns[id], seconds=event.seconds, cut=event.cut))
            if spoken.turns[id].kind != "interrupt":
                spoken.tallies.ended(spoken.turns[id])
                floor.safe = event.safe
            _over(m, entry, floor, id)
        case TurnCancelled() | TurnWentOn():
            _taken_back(m, entry, event)
        case TurnExtended(id=id, seconds=seconds, for_all=for_all):
            turn = spoken.turns[id]
            more = turn.extended + (1 if seconds > 0 else -1)
            _floor(m, turn.space).keep(replace(turn, limit=turn.limit + seconds, extended=more))
            spoken.tallies.extended(turn, "" if for_all else m.people.get(turn.person).group, seconds)
        case Passed(person=person):
            key = (m.agenda.at, person)
            spoken.passes[key] = spoken.passes.get(key, 0) + 1
        case GistTaken(id=id, text=text):
            _floor(m, spoken.turns[id].space).keep(replace(spoken.turns[id], gist=text))


def _floor(m: Meeting, space: str) -> Floor:
    """The floor of that space."""
    return m.floors.setdefault(space, Floor(m.floor.spoken, space))


def _raised(m: Meeting, entry: Entry, event: HandRaised) -> None:
    floor = _floor(m, event.space)
    hand = Hand(entry.person, entry.at, entry.seq, event.stance, event.kind, event.front, event.behind, floor.count)
    floor.slot = m.agenda.at
    if not event.kind:
        floor.hands[entry.person] = hand
        floor.spoken.raised.append((entry.at, entry.person, m.agenda.at, event.stance))
        return
    floor.calls[entry.person] = hand
    if hand in floor.interrupting():
        floor.stop(m.agenda.paused_at or entry.at)


def _lowered(m: Meeting, entry: Entry, event: HandLowered) -> None:
    for floor in m.floors.values():
        gone = (floor.calls if event.call else floor.hands).pop(event.person, None)
        if event.safe and gone is not None and gone.seq != event.safe:
            floor.safe = event.safe
        floor.go_on(m.agenda.paused_at or entry.at)


def _started(m: Meeting, entry: Entry, event: TurnStarted) -> None:
    floor = _floor(m, event.space)
    turn = Turn(
        event.id, event.person, m.agenda.at, entry.at + event.breath_ms, event.limit, event.kind, event.reason,
        to=event.to, space=event.space, stance=event.stance,
    )  # fmt: skip
    if event.kind == "interrupt":
        floor.stop(m.agenda.paused_at or entry.at)
    floor.start(turn)
    if event.kind == "interrupt":
        floor.calls.pop(event.person, None)
        return
    floor.hands.pop(event.person, None)
    floor.hands = {id: replace(hand, behind=0) for id, hand in floor.hands.items()}
    floor.safe, floor.count = 0, floor.count + 1
    floor.holder = event.person if rule(m).marker == "talking_stick" else ""
    floor.spoken.tallies.begun(turn)


def _over(m: Meeting, entry: Entry, floor: Floor, id: str) -> None:
    floor.leave(id)
    floor.go_on(m.agenda.paused_at or entry.at)


def _taken_back(m: Meeting, entry: Entry, event: TurnCancelled | TurnWentOn) -> None:
    """That it began, or that it ended."""
    turn = m.floor.spoken.turns[event.id]
    if isinstance(event, TurnCancelled):
        _cancelled(m, entry, turn, event.hand)
    else:
        _went_on(m, entry, turn)


def _cancelled(m: Meeting, entry: Entry, turn: Turn, hand: Hand | None) -> None:
    floor = _floor(m, turn.space)
    if turn.kind != "interrupt":
        floor.spoken.tallies.begun(turn, -1)
        floor.count -= 1
    if hand is not None:
        (floor.calls if hand.kind else floor.hands)[hand.person] = hand
    del floor.turns[turn.id]
    _over(m, entry, floor, turn.id)


def _went_on(m: Meeting, entry: Entry, turn: Turn) -> None:
    floor = _floor(m, turn.space)
    if turn.kind == "interrupt":
        floor.stop(entry.at)
    else:
        floor.spoken.tallies.ended(turn, -1)
    floor.start(replace(turn, seconds=-1, cut=False, stopped=0, from_=entry.at - turn.seconds * 1000))
