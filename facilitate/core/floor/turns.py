"""Taking the floor: hands up and down, breaking in, passing, finishing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from facilitate.core import floor as floors
from facilitate.core.act import Run, refuse
from facilitate.core.floor import HandLowered, HandRaised, Passed, Turn, TurnCancelled, asking, rule
from facilitate.core.floor.order import GIVEN, PASSED_ON
from facilitate.core.floor.speaking import callable_now, end_turn, next_hand, start_turn
from facilitate.core.space.spaces import ChairAsked

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
    """`front` jumps the queue; only who sits in the ring speaks: the hand of somebody outside asks for a chair."""
    m, person = run.m, run.person
    asking.may_ask(m, person)
    if asking.outside(m, person):
        run.emit(ChairAsked(person))
        return
    space = floors.space_of(m, person)
    run.emit(HandRaised(_side(m, stance), space=space, front=front, behind=next_hand(m, space, run.now)))


def _side(m: Meeting, stance: Stance) -> Stance:
    """The side somebody says she is on, where the rule asks for it."""
    need = rule(m).stance
    if need == "required" and not stance:
        refuse("stance_needed")
    return stance if need in ("required", "optional") else ""


def break_in(run: Run, kind: str) -> None:
    """A point of order and the like: the clock of whoever speaks stands still until it is dealt with."""
    asking.may_break_in(run.m, run.person)
    run.emit(HandRaised(kind=kind, space=floors.space_of(run.m, run.person)))


def unhand(run: Run) -> None:
    """The hand down again, or no longer waiting for a chair."""
    asking.may_lower(run.m, run.person)
    floor = floors.at(run.m, floors.space_of(run.m, run.person))
    if run.person in run.m.spaces.line:
        run.emit(ChairAsked(run.person, off=True))
        return
    safe = next_hand(run.m, floor.space, run.now)
    run.emit(HandLowered(run.person, call=run.person in floor.calls, safe=safe))


class PassArgs(msgspec.Struct):
    to: str = ""


def pass_(run: Run) -> None:
    """Not now: in a round one is asked again at its end; in a queue the hand goes down. The talking stick goes on."""
    m, args = run.m, run.read(PassArgs)
    space = floors.space_of(m, run.person)
    if floors.at(m, space).holder == run.person and (args.to or rule(m).mode != "round"):
        _pass_on(run, args.to, space)
        return
    asking.may_pass(m, run.person)
    if rule(m).mode in ("round", "report"):
        _not_now(run, space)
    else:
        unhand(run)


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
