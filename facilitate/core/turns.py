"""Taking the floor: hands up and down, passing, calling, finishing, more time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from facilitate.core import order, undo
from facilitate.core.act import Run, refuse
from facilitate.core.floor import (
    HandLowered,
    HandRaised,
    Passed,
    TurnCancelled,
    TurnEnded,
    TurnExtended,
    TurnStarted,
    kind_of,
    queue,
    round_left,
    rule,
    turns_left,
)

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

BREATH_MS = 4_000  # while the word goes around the table by itself, the clock waits until the next one is ready


class HandArgs(msgspec.Struct):
    stance: Literal["", "for", "against"] = ""
    kind: str = ""


def hand(run: Run) -> None:
    args = run.read(HandArgs)
    raise_hand(run, args.stance, args.kind)


def raise_hand(run: Run, stance: str, kind: str) -> None:
    m, person = run.m, run.person
    if kind not in ("", *rule(m).interrupts):
        refuse("bad_shape", detail="kind")
    if rule(m).mode == "none":
        refuse("silent_stage")
    if m.floor.speaker is not None and m.floor.speaker.person == person:
        refuse("speaking")
    if rule(m).mode == "round":
        heard = person not in [id for id, _ in round_left(m)]
        refuse("spoken_in_round" if heard else "round_order")
    if person in m.floor.hands:
        places = [id for id, _ in queue(m)]
        refuse("hand_up", place=places.index(person) + 1)
    if turns_left(m, person) == 0:
        refuse("turns_used", n=rule(m).turns)
    run.emit(HandRaised(stance, kind))


def unhand(run: Run) -> None:
    if run.person not in run.m.floor.hands:
        refuse("no_hand")
    run.emit(HandLowered(run.person))


def pass_(run: Run) -> None:
    """Not now: in a round one is asked again at its end; in a queue the hand goes down."""
    m = run.m
    if rule(m).mode != "round" or not rule(m).pass_:
        if run.person in m.floor.hands:
            unhand(run)
            return
        refuse("no_pass")
    speaker = m.floor.speaker
    if speaker is not None and speaker.person == run.person:
        run.emit(TurnCancelled(speaker.id))
    elif run.person not in [id for id, _ in round_left(m)]:
        refuse("spoken_in_round")
    run.emit(Passed(run.person))


def done(run: Run) -> None:
    """The speaker has finished."""
    speaker = run.m.floor.speaker
    if speaker is None or speaker.person != run.person:
        refuse("no_floor")
    end_turn(run)


class GrantArgs(msgspec.Struct):
    person: str = ""
    to: str = ""


def grant(run: Run) -> None:
    """The host calls: the first in order, or anybody by name. Whoever speaks has finished then."""
    m, args = run.m, run.read(GrantArgs)
    if rule(m).mode == "none":
        refuse("silent_stage")
    if m.agenda.paused_at:
        refuse("paused")
    line = queue(m)
    if not args.person and not line:
        refuse("queue_empty")
    who = m.people.get(args.person or line[0][0])
    to = m.people.get(args.to).id if args.to else ""
    _callable(m, who.id)
    was = m.floor.hands.get(who.id)
    end_turn(run)
    first = line and line[0][0] == who.id
    start_turn(run, who.id, line[0][1] if first else order.CALLED, to)
    undo.keep(run, TurnCancelled(run.made, was))


def _callable(m: Meeting, person: str) -> None:
    speaker = m.floor.speaker
    if not m.people.get(person).present:
        refuse("not_present")
    if m.role_of(person).neutral:
        refuse("neutral")
    if speaker is not None and speaker.person == person:
        refuse("speaking")


def start_turn(run: Run, person: str, reason: str, to: str = "", breath_ms: int = 0) -> None:
    floor, kind = rule(run.m), kind_of(run.m, person)
    limit = (floor.answer if kind == "answer" else floor.turn) or 0
    run.emit(TurnStarted(run.new_id(), person, limit, reason, kind, to, breath_ms))


def end_turn(run: Run, cut: bool = False) -> None:
    """Whoever speaks has finished; nothing if nobody does."""
    turn = run.m.floor.speaker
    if turn is not None:
        paused = run.now - run.m.agenda.paused_at if run.m.agenda.paused_at else 0
        run.emit(TurnEnded(turn.id, max(0, round((run.now - paused - turn.from_) / 1000)), cut))


def cut(run: Run) -> None:
    """The host ends a turn."""
    if run.m.floor.speaker is None:
        refuse("not_speaking")
    end_turn(run, cut=True)


class ExtendArgs(msgspec.Struct):
    seconds: int = 30
    person: str = ""


def extend(run: Run) -> None:
    args, turn = run.read(ExtendArgs), run.m.floor.speaker
    if turn is None:
        refuse("not_speaking")
    if not 5 <= args.seconds <= 600:
        refuse("bad_seconds")
    run.emit(TurnExtended(turn.id, args.seconds))
    undo.keep(run, TurnExtended(turn.id, -args.seconds))


def settle(run: Run) -> None:
    """After every act: who has gone loses hand and turn; where the rule grants by itself, the first one speaks."""
    m = run.m
    here_now = {p.id for p in m.people.present()}
    if m.floor.speaker is not None and m.floor.speaker.person not in here_now:
        end_turn(run)
    for id in [id for id in m.floor.hands if id not in here_now]:
        run.emit(HandLowered(id))
    if rule(m).grant == "auto" and m.floor.speaker is None and not m.agenda.paused_at and not m.agenda.ended:
        line = queue(m)
        if line:
            made = run.made
            start_turn(run, *line[0], breath_ms=BREATH_MS)
            run.made = made
