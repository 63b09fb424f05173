"""Whether somebody may ask for the floor, break in, lower her hand or pass at this moment: for the act itself and for its button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitate.core import floor as floors
from facilitate.core.act import refuse
from facilitate.core.floor import rule
from facilitate.core.space import ring
from facilitate.core.space.spaces import RING

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting


def may_ask(m: Meeting, person: str, placed: bool = True) -> None:
    """Raises Refused where a hand for the queue, or for a chair in the ring, cannot be raised now; it tells her place there if
    that is to be `placed`: who only looks whether she may does not put the whole line in order."""
    floor = floors.at(m, floors.space_of(m, person))
    _may_be_heard(m, person)
    if floor.speaker is not None and floor.speaker.person == person:
        refuse("speaking")
    if outside(m, person):
        if person in m.spaces.line:
            refuse("hand_up", place=ring.waiting(m).index(person) + 1)
        return
    _unasked(m, person, floor.space)
    if person in floor.hands:
        places = [id for id, _ in floors.queue(m, floor.space)] if placed else [person]
        refuse("hand_up", place=places.index(person) + 1)
    floors.spare(m, person)


def outside(m: Meeting, person: str) -> bool:
    """Where only who sits in the ring speaks: whether she does not, so that her hand asks for a chair."""
    return rule(m).mode == "seats" and RING in m.spaces.all and person not in floors.seated(m)


def may_break_in(m: Meeting, person: str) -> None:
    """Raises Refused where nothing can be said out of turn now."""
    floor = floors.at(m, floors.space_of(m, person))
    _may_be_heard(m, person)
    if person in floor.calls:
        refuse("break_in_up")
    if person in {turn.person for turn in floor.running}:
        refuse("speaking")


def may_lower(m: Meeting, person: str) -> None:
    """Raises Refused where no hand of hers is up, and she waits for no chair."""
    floor = floors.at(m, floors.space_of(m, person))
    if person not in m.spaces.line and person not in floor.hands and person not in floor.calls:
        refuse("no_hand")


def may_pass(m: Meeting, person: str) -> None:
    """Raises Refused where she has nothing to pass: no place in a round, no stick, no hand."""
    floor = floors.at(m, floors.space_of(m, person))
    if floor.holder == person and rule(m).mode != "round":
        if floor.speaker is not None and floor.speaker.person != person:
            refuse("no_floor")
    elif rule(m).mode == "report" or (rule(m).mode == "round" and rule(m).pass_):
        _called(m, person, floor)
    elif person not in floor.hands and person not in floor.calls:
        refuse("no_pass")


def _called(m: Meeting, person: str, floor: floors.Floor) -> None:
    speaker = floor.speaker
    speaks = speaker is not None and speaker.person == person and speaker.kind != "interrupt"
    if not speaks and person not in [id for id, _ in floors.queue(m, floor.space)]:
        refuse("spoken_in_round")


def _may_be_heard(m: Meeting, person: str) -> None:
    if rule(m).mode == "none":
        refuse("silent_stage")
    if not m.people.get(person).present:
        refuse("not_present")


def _unasked(m: Meeting, person: str, space: str) -> None:
    """Where people are called in turn nobody who still will be called raises a hand, and in a round nobody at all."""
    if rule(m).mode == "round":
        heard = person not in [id for id, _ in floors.round_left(m, space)]
        refuse("spoken_in_round" if heard else "round_order")
    if rule(m).mode == "report" and person in [id for id, _ in floors.reporters(m, space)]:
        refuse("round_order")
