"""Opening ballots: what a stage's ballot is about, one for each matter where it is answered about one alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitate.core.act import Run
from facilitate.core.ballot import ballot_close
from facilitate.core.ballot.ballot_events import BallotOpened, BallotReopened, Question
from facilitate.core.ballot.ballot_types import type_of
from facilitate.core.ballot.ballots import all_here, questions
from facilitate.core.ballot.costs import price
from facilitate.core.course.agenda import here
from facilitate.core.course.passes import collection
from facilitate.core.floor.state import rule as floor_rule
from facilitate.core.language.rules import Ballot as BallotRule
from facilitate.core.language.rules import Stage
from facilitate.core.order import quorum

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting


def open_stage(run: Run, stage: Stage) -> None:
    """Open the stage's ballot over what stands on the table; nothing to vote on: no ballot. Points that are only put
    together from earlier ballots are closed as soon as they are opened."""
    assert stage.ballot is not None
    items = candidates(run.m, stage.ballot)
    if not items or all_here(run.m):
        return
    made = run.made
    for about in [(id,) for id in items] if type_of(stage.ballot).about_one else [items]:
        open_one(run, stage.ballot, about)
    run.made = made
    if stage.ballot.count == "mixed":
        for ballot in all_here(run.m):
            ballot_close.close(run, ballot)


def idle(m: Meeting) -> bool:
    """Whether this stage votes and there is nothing to vote on, nor will be: nobody can do anything here, the meeting goes on."""
    stage = here(m)
    if not unopened(m) or stage.ballot is None or any(entry.kind == stage.ballot.of for entry in stage.write):
        return False
    return not candidates(m, stage.ballot)


def unopened(m: Meeting) -> bool:
    """Whether this stage votes and no ballot has been opened since it was entered."""
    stage = here(m)
    if stage.ballot is None:
        return False
    return not any(b.stage == stage.id and b.opened_at >= m.agenda.entered_at for b in m.ballots.all.values())


def over(m: Meeting) -> bool:
    """Whether nothing happens here any more: the vote for which the stage is held has been counted. Where people speak or write
    beside it, it is not over with the vote."""
    stage = here(m)
    if stage.ballot is None or stage.write or stage.days or floor_rule(m).mode != "none" or all_here(m) or questions(m):
        return False
    held = (b for b in m.ballots.all.values() if b.stage == stage.id and b.opened_at >= m.agenda.entered_at)
    return any(b.result and not b.question for b in held)


def keep_up(run: Run) -> None:
    """Where a stage both writes what it votes on and asks about each alone, a matter is put to the vote as it appears."""
    stage, m = here(run.m), run.m
    rule = stage.ballot
    if rule is None or m.agenda.ended or not type_of(rule).about_one or all(w.kind != rule.of for w in stage.write):
        return
    if quorum.bars_ballot(m, stage):
        return
    held = {
        b.items for b in m.ballots.all.values()
        if b.stage == stage.id and b.opened_at >= m.agenda.entered_at and not b.cancelled
    }  # fmt: skip
    made = run.made
    for id in candidates(m, rule):
        if (id,) not in held:
            open_one(run, rule, (id,))
    run.made = made


def reopen(run: Run) -> None:
    """A stage after the meeting that lets people vote and has no ballot of its own goes on with the open and named ones
    about single matters, so that neighbours who were absent are asked at their doors. Secret ones stay closed."""
    for ballot in list(run.m.ballots.all.values()):
        if ballot.result and ballot.item and ballot.secrecy != "secret" and not ballot.question:
            run.emit(BallotReopened(ballot.id, run.m.agenda.at.stage))


def open_one(run: Run, rule: BallotRule, items: tuple[str, ...], question: Question | None = None) -> str:
    """One ballot where the meeting stands; its rule goes into the log where it is not the stage's own. Its id."""
    stage, id = run.m.agenda.at.stage, run.new_id()
    own_rule = None if rule == run.m.stages[stage].ballot else rule
    prices = {item: price(run.m, item) for item in items} if type_of(rule).priced else {}
    costs = {item: str(cost) for item, cost in prices.items() if cost is not None}
    run.emit(BallotOpened(id, stage, items, own_rule, question, costs))
    return id


def candidates(m: Meeting, rule: BallotRule) -> tuple[str, ...]:
    """The items a ballot is about: in a repeat the one on the table where it is among them; what has no price is on no
    ballot about money."""
    found, subject = collection(m, rule.of), m.agenda.subject(m)
    if subject in found:
        found = (subject,)
    return tuple(id for id in found if not type_of(rule).priced or price(m, id) is not None)
