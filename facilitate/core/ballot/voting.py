"""Voting: who may choose on which ballot now and why not, and opening, calling the last and closing by hand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec

from facilitate.core import undo
from facilitate.core.act import Choice, Run, refuse
from facilitate.core.ballot import ballot_close, ballot_open, receipts, reopening
from facilitate.core.ballot.ballot_events import LastCalled, TieDecided, VoteCast
from facilitate.core.ballot.ballot_types import type_of
from facilitate.core.ballot.ballots import Ballot, all_here, put, questions
from facilitate.core.ballot.voters import may_vote, waiting
from facilitate.core.course.agenda import here
from facilitate.core.order import quorum, ronr_votes
from facilitate.core.person.admission import unproved
from facilitate.core.refusals.refusal import Refused

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting


class VoteArgs(msgspec.Struct):
    choice: Any
    ballot: str = ""
    reason: str = ""
    receipt: str = ""


def vote(run: Run) -> None:
    """A choice on an open ballot; again until the close replaces the one before, unless the rule makes it final."""
    args = run.read(VoteArgs)
    ballot = asked(run.m, args.ballot) if args.ballot else _meant(run, args.choice)
    refusal = why_not(run.m, run.person, ballot, by_hand=not run.act.entered_by)
    if refusal:
        raise refusal
    choice = type_of(ballot.rule).check(run.m, ballot, run.person, _given(ballot, args))
    receipt = receipts.receipt_of(run, ballot, run.person, args.receipt)
    run.emit(VoteCast(ballot.id))
    keep(run, ballot, run.person, choice, receipt, own=bool(args.receipt))


def keep(run: Run, ballot: Ballot, voter: str, choice: Any, receipt: str, own: bool = False) -> None:
    """The choice goes into the box with the entry emitted last, and on its way to the store takes as much room as the fullest
    one would."""
    room = len(json.dumps(type_of(ballot.rule).fullest(ballot)))
    chosen = Choice(ballot.id, voter, choice, room, receipt, own, run.m.seq)
    put(run.m, chosen)
    run.choices.append(chosen)


def _given(ballot: Ballot, args: VoteArgs) -> Any:
    """What was sent, for one matter without its id, and with the reason that was sent beside it."""
    choice = args.choice
    if type_of(ballot.rule).sides is None:
        return choice
    if isinstance(choice, dict) and ballot.items and set(choice) == set(ballot.items):
        choice = choice[ballot.items[0]]
    if args.reason and not isinstance(choice, dict):
        return {"level": choice, "why": args.reason}
    return {"why": args.reason, **choice} if args.reason else choice


def asked(m: Meeting, id: str) -> Ballot:
    """The ballot of that id, which must be open; without one the only one that is."""
    if id and id not in m.ballots.all:
        refuse("no_ballot")
    ballot = m.ballots.all[id] if id else _only([*all_here(m), *questions(m)])
    if not ballot.open:
        refuse("ballot_closed")
    return ballot


def _only(found: list[Ballot]) -> Ballot:
    if not found:
        refuse("no_ballot")
    if len(found) > 1:
        refuse("which_ballot")
    return found[0]


def _meant(run: Run, choice: Any) -> Ballot:
    """The open ballot she may vote on; of several the one about what her choice names."""
    found = [*all_here(run.m), *questions(run.m)]
    mine = [b for b in found if may_vote(run.m, run.person, b)] or found[:1]
    if len(mine) > 1:
        named = {id for id in choice if isinstance(id, str)} if isinstance(choice, list | dict) else set[str]()
        mine = [b for b in mine if named & set(b.items)]
        if not mine:
            refuse("which_ballot")
    return _only(mine)


def why_not(m: Meeting, person: str, ballot: Ballot, by_hand: bool = True) -> Refused | None:
    """None if this person may vote on this ballot now, else the reason. `by_hand` false: a scribe enters it for her."""
    if not ballot.open:
        return Refused("ballot_closed")
    if not may_vote(m, person, ballot):
        return Refused("not_yours")
    if code := unproved(m, person):
        return Refused(code)
    if receipts.is_lost(ballot, person) and (by_hand or person not in ballot.by_hand):
        return None  # she is asked once more, and by nobody else if she voted herself
    if not by_hand and person in ballot.by_hand:
        return Refused("voted_herself")
    if ballot.rule.change == "never" and person in ballot.voted:
        return Refused("vote_final")
    mine = m.people.get(person)
    if ballot.rule.weigh == "household" and person not in ballot.voted and _home_voted(m, mine.household, ballot):
        return Refused("household_voted")
    if mine.role in ballot.rule.last and not ballot.last_called:
        n = sum(m.people.all[id].role not in ballot.rule.last for id in waiting(m, ballot))
        return Refused("vote_last", n=n) if n else None
    return None


def _home_voted(m: Meeting, household: str, ballot: Ballot) -> bool:
    return bool(household) and any(m.people.get(id).household == household for id in ballot.voted)


class BallotArgs(msgspec.Struct):
    ballot: str = ""
    choose: tuple[str, ...] | None = None


def open_ballot(run: Run) -> None:
    """Open the stage's ballot once more or early; a closed secret ballot stays closed, a new one begins from zero."""
    stage = here(run.m)
    if stage.ballot is None and ronr_votes.put_pending(run):
        return
    if stage.ballot is None:
        refuse("not_now", stage={"zh": stage.title.zh, "en": stage.title.en})
    if not ballot_open.candidates(run.m, stage.ballot):
        refuse("nothing_to_vote_on")
    if not all_here(run.m):
        quorum.ballot_or_refuse(run.m, stage)
        ballot_open.open_stage(run, stage)


def close_ballot(run: Run) -> None:
    """Close one ballot, or without an id all that are open in this stage; with `choose` decide the tie of a closed one."""
    args = run.read(BallotArgs)
    if args.choose is not None:
        decide_tie(run, args.ballot, args.choose)
        return
    was = reopening.before(run.m)
    several = not args.ballot and len(all_here(run.m)) > 1 and not questions(run.m)
    for ballot in all_here(run.m) if several else [asked(run.m, args.ballot)]:
        _close(run, ballot)
    undo.keep(run, *reopening.reopened(run.m, was), blocked=reopening.stays(run.m, was))


def _close(run: Run, ballot: Ballot) -> None:
    """Closed; a tie that the rule lets vote again is voted again, once."""
    result = ballot_close.close(run, ballot)
    before = [b for b in run.m.ballots.all.values() if b.items == ballot.items and b.stage == ballot.stage]
    again = [b for b in before if b.result and b.result.outcome == "tied" and not b.question]
    if result.outcome == "tied" and ballot.rule.tie == "repeat" and len(again) == 1:
        ballot_open.open_one(run, ballot.rule, ballot.items)


def decide_tie(run: Run, id: str, items: tuple[str, ...]) -> None:
    """The host decides what a vote left equal: which of the tied come first, or whether the one matter is carried."""
    ballot = run.m.ballots.all.get(id) or refuse("no_ballot")
    if ballot.result is None or not ballot.result.tied or ballot.rule.tie != "host":
        refuse("no_tie")
    if not set(items) <= set(ballot.result.tied) or len(set(items)) < len(items):
        refuse("not_on_ballot")
    rest = () if type_of(ballot.rule).sides else tuple(id for id in ballot.result.tied if id not in items)
    run.emit(TieDecided(id, (*items, *rest)))
    undo.keep(run, blocked=reopening.SETTLED)


def call_last(run: Run, id: object) -> None:
    """Those who vote last may now, though others have not voted."""
    ballot = asked(run.m, str(id or ""))
    if not ballot.last_called:
        run.emit(LastCalled(ballot.id))


class Tie(msgspec.Struct):
    ballot: str
    items: tuple[str, ...]


def tie(run: Run, value: object) -> None:
    """`{ballot, items}`: a tie decided as with `choose`."""
    try:
        told = msgspec.convert(value, Tie)
    except msgspec.ValidationError:
        refuse("bad_setting")
    decide_tie(run, told.ballot, told.items)
