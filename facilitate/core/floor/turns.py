"""Taking the floor: hands up and down, breaking in, passing, finishing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from facilitate.core import floor as floors
from facilitate.core.act import Run, refuse
from facilitate.core.floor import HandLowered, HandRaised, Passed, Turn, TurnCancelled, rule
from facilitate.core.floor.order import GIVEN, PASSED_ON
from facilitate.core.floor.speaking import callable_now, end_turn, next_hand, start_turn
from facilitate.core.space import ring
from facilitate.core.space.spaces import RING, ChairAsked

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

Stance = Literal["", "for", "against"]


class HandArgs(msgspec.Struct):
    stance: Stance = ""
    kind: str = ""


def hand(run: Run) -> None:
    """A hand for the queue, or with a `kind` one that breaks into what is said."""
    args = run.read(HandArgs)
    if args.kind:
        if args.kind not in rule(run.m).interrupts:
            refuse("bad_shape", detail="kind")
        break_in(run, args.kind)
    else:
        raise_hand(run, args.stance)


def raise_hand(run: Run, stance: Stance = "", front: bool = False) -> None:
    """`front` jumps the queue."""
    m, person = run.m, run.person
    space = floors.space_of(m, person)
    floor = floors.at(m, space)
    if rule(m).mode == "none":
        refuse("silent_stage")
    if not m.people.get(person).present:
        refuse("not_present")
    if floor.speaker is not None and floor.speaker.person == person:
        refuse("speaking")
    if rule(m).mode == "seats" and RING in m.spaces.all and person not in floors.seated(m):
        _ask_chair(run)
        return
    _unasked(m, person, space)
    if person in floor.hands:
        places = [id for id, _ in floors.queue(m, space)]
        refuse("hand_up", place=places.index(person) + 1)
    floors.spare(m, person)
    run.emit(HandRaised(_side(m, stance), space=space, front=front, behind=next_hand(m, space, run.now)))


def _ask_chair(run: Run) -> None:
    """Only who sits in the ring speaks: the hand of somebody outside asks for a chair."""
    if run.person in run.m.spaces.line:
        refuse("hand_up", place=ring.waiting(run.m).index(run.person) + 1)
    run.emit(ChairAsked(run.person))


def _unasked(m: Meeting, person: str, space: str) -> None:
    """Where people are called in turn nobody who still will be called raises a hand, and in a round nobody at all."""
    if rule(m).mode == "round":
        heard = person not in [id for id, _ in floors.round_left(m, space)]
        refuse("spoken_in_round" if heard else "round_order")
    if rule(m).mode == "report" and person in [id for id, _ in floors.reporters(m, space)]:
        refuse("round_order")


def _side(m: Meeting, stance: Stance) -> Stance:
    """The side somebody says she is on, where the rule asks for it."""
    need = rule(m).stance
    if need == "required" and not stance:
        refuse("stance_needed")
    return stance if need in ("required", "optional") else ""


def break_in(run: Run, kind: str) -> None:
    """A point of order and the like: the clock of whoever speaks stands still until it is dealt with."""
    m, person = run.m, run.person
    floor = floors.at(m, floors.space_of(m, person))
    if rule(m).mode == "none":
        refuse("silent_stage")
    if not m.people.get(person).present:
        refuse("not_present")
    if person in floor.calls:
        refuse("break_in_up")
    if person in {turn.person for turn in floor.running}:
        refuse("speaking")
    run.emit(HandRaised(kind=kind, space=floor.space))


def unhand(run: Run) -> None:
    floor = floors.at(run.m, floors.space_of(run.m, run.person))
    if run.person in run.m.spaces.line:
        run.emit(ChairAsked(run.person, off=True))
        return
    if run.person not in floor.hands and run.person not in floor.calls:
        refuse("no_hand")
    safe = next_hand(run.m, floor.space, run.now)
    run.emit(HandLowered(run.person, call=run.person in floor.calls, safe=safe))


class PassArgs(msgspec.Struct):
    to: str = ""


def pass_(run: Run) -> None:
    """Not now: in a round one is asked again at its end; in a queue the hand goes down. The talking stick goes on."""
    m, args = run.m, run.read(PassArgs)
    space = floors.space_of(m, run.person)
    floor = floors.at(m, space)
    if floor.holder == run.person and (args.to or rule(m).mode != "round"):
        _pass_on(run, args.to, space)
    elif rule(m).mode == "report" or (rule(m).mode == "round" and rule(m).pass_):
        _not_now(run, space)
    elif run.person in floor.hands or run.person in floor.calls:
        unhand(run)
    else:
        refuse("no_pass")


def _pass_on(run: Run, to: str, space: str) -> None:
    """The stick goes to somebody by name, or to whoever is next; nobody takes it: it lies in the middle."""
    speaker = floors.at(run.m, space).speaker
    if speaker is not None and speaker.person != run.person:
        refuse("no_floor")
    line = floors.queue(run.m, space)
    who = run.m.people.get(to).id if to else (line[0][0] if line else "")
    if to:
        callable_now(run.m, who, space)
    end_turn(run, space=space)
    if who:
        start_turn(run, who, PASSED_ON, space=space)


def _not_now(run: Run, space: str) -> None:
    speaker = floors.at(run.m, space).speaker
    if speaker is not None and speaker.person == run.person and speaker.kind != "interrupt":
        run.emit(TurnCancelled(speaker.id))
    elif run.person not in [id for id, _ in floors.queue(run.m, space)]:
        refuse("spoken_in_round")
    run.emit(Passed(run.person))


class DoneArgs(msgspec.Struct):
    to: str = ""


def done(run: Run) -> None:
    """The speaker has finished; where the rule lets her, she gives the rest of her time to somebody."""
    args = run.read(DoneArgs)
    speaker = speaks(run.m, run.person)
    if speaker is None:
        refuse("no_floor")
    if not args.to:
        end_turn(run, space=speaker.space)
        return
    to, left = run.m.people.get(args.to).id, speaker.limit - speaker.spoken_ms(run.now) // 1000
    if not rule(run.m).transfer or speaker.kind != "turn":
        refuse("no_transfer")
    callable_now(run.m, to, speaker.space)
    end_turn(run, space=speaker.space)
    start_turn(run, to, GIVEN, space=speaker.space, limit=max(0, left))


def speaks(m: Meeting, person: str) -> Turn | None:
    """The turn that somebody has now, at whatever table."""
    turns = (floor.speaker for floor in m.floors.values())
    return next((turn for turn in turns if turn is not None and turn.person == person), None)
