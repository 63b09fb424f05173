"""Taking back the last step of the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitate.core.act import Event, Run, refuse
from facilitate.core.ballot import ballots
from facilitate.core.ballot.ballot_events import BallotReopened
from facilitate.core.ballot.reopening import SECRET, SETTLED
from facilitate.core.course import steps
from facilitate.core.course.agenda import Paused, Resumed, StageEntered
from facilitate.core.floor import TurnCancelled, TurnExtended, TurnWentOn
from facilitate.core.paper.revising import not_sealed
from facilitate.core.person.people import PersonChanged
from facilitate.core.undo import Undone
from facilitate.core.writing.items import Merged
from facilitate.core.writing.need_sheet import NeedSheetPut

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting


def undo(run: Run) -> None:
    """Take back the last step of the desk, whoever made it."""
    last = run.m.steps.last
    if last is None:
        refuse("nothing_to_undo")
    if not last.inverse:
        refuse(last.why or SECRET)
    inverse = [run.m.revive(plain) for plain in last.inverse]
    inverse = [event for event in inverse if _still_means_something(run.m, event)]
    _nobody_has_voted(run.m, inverse)
    for event in inverse:
        if isinstance(event, StageEntered):
            steps.abandon(run)
        run.emit(event)
    run.emit(Undone(last.verb))


def _nobody_has_voted(m: Meeting, inverse: list[Event]) -> None:
    """Going back to before a ballot would drop the votes already given: then it is closed and held again instead."""
    given = sum(len(ballot.voted) + ballot.on_paper for ballot in [*ballots.all_here(m), *ballots.questions(m)])
    if given and any(isinstance(event, StageEntered) for event in inverse):
        refuse("votes_given", n=given)


def _still_means_something(m: Meeting, event: Event) -> bool:
    """Others have acted since: what is over already is left out, what cannot be had back is refused."""
    match event:
        case TurnCancelled(id=id) | TurnExtended(id=id):
            if id not in {turn.id for floor in m.floors.values() for turn in floor.running}:
                refuse("spoken_stays")
        case PersonChanged(id=id) if not m.people.all[id].present:
            refuse("not_present")
        case Merged(items=parts):
            if any(m.items.all[id].state == "withdrawn" for id in parts):
                refuse("no_such_thing")
        case BallotReopened(id=id) if m.ballots.votes_again(id):
            refuse(SETTLED)
        case NeedSheetPut():
            not_sealed(m)
    return _goes_on(m, event)


def _goes_on(m: Meeting, event: Event) -> bool:
    """Whether a clock is not already where this would put it."""
    match event:
        case TurnWentOn(id=id):
            turn = m.floor.turns.get(id)
            return turn is not None and turn.seconds >= 0 and m.people.get(turn.person).present
        case Resumed():
            return bool(m.agenda.paused_at)
        case Paused():
            return not m.agenda.paused_at
    return True
