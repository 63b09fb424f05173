"""Voting: what a choice may be on each type of ballot, and opening and closing by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from facilitate.core import undo
from facilitate.core.act import Choice, Run, refuse
from facilitate.core.agenda import here
from facilitate.core.ballots import Ballot, VoteCast, close, open_here, open_stage, put
from facilitate.core.names import clean_name
from facilitate.core.sheets import CountEntered, Source

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting


class VoteArgs(msgspec.Struct):
    choice: Any
    ballot: str = ""


def vote(run: Run) -> None:
    """A choice on the open ballot; again until the close replaces the one before."""
    args = run.read(VoteArgs)
    ballot = asked(run.m, args.ballot)
    if ballot.rule.voters and run.m.role_name(run.person) not in ballot.rule.voters:
        refuse("not_yours")
    if run.act.entered_by and run.person in ballot.by_hand:
        refuse("voted_herself")
    choice = _dots(run, ballot, args.choice) if ballot.rule.type == "dots" else _grades(ballot, args.choice)
    run.emit(VoteCast(ballot.id))
    chosen = Choice(ballot.id, run.person, choice, _fullest(ballot))
    put(run.m, chosen)
    run.choices.append(chosen)


def asked(m: Meeting, id: str) -> Ballot:
    ballot = m.ballots.all.get(id) if id else open_here(m)
    if ballot is None:
        refuse("no_ballot")
    if not ballot.open:
        refuse("ballot_closed")
    return ballot


def _dots(run: Run, ballot: Ballot, given: Any) -> dict[str, int]:
    if isinstance(given, list):
        given = {str(id): given.count(id) for id in given if isinstance(id, str)}
    try:
        dots = {id: n for id, n in msgspec.convert(given, dict[str, int]).items() if n}
    except msgspec.ValidationError:
        refuse("bad_shape", detail="choice")
    _on_ballot(ballot, dots)
    most, each = ballot.rule.per_person or 1, ballot.rule.per_item or ballot.rule.per_person or 1
    if any(n < 0 for n in dots.values()):
        refuse("bad_shape", detail="dots below zero")
    if sum(dots.values()) > most:
        refuse("too_many_dots", n=sum(dots.values()), max=most)
    if any(n > each for n in dots.values()):
        refuse("too_many_on_one", max=each)
    if not ballot.rule.own and any(run.m.items.all[id].by == run.person for id in dots):
        refuse("own_item")
    return dots


def _grades(ballot: Ballot, given: Any) -> dict[str, dict[str, int]]:
    try:
        grades = msgspec.convert(given, dict[str, dict[str, int]])
    except msgspec.ValidationError:
        refuse("bad_shape", detail="choice")
    _on_ballot(ballot, grades)
    low, high = ballot.scale
    for by_axis in grades.values():
        if not set(by_axis) <= set(ballot.rule.axes):
            refuse("bad_shape", detail="axis")
        if any(not low <= grade <= high for grade in by_axis.values()):
            refuse("off_scale", **{"from": low, "to": high})
    return grades


def _fullest(ballot: Ballot) -> int:
    """Bytes that a choice about everything on the ballot takes as JSON."""
    most = ballot.rule.per_person or 1
    each = most if ballot.rule.type == "dots" else dict.fromkeys(ballot.rule.axes, max(map(abs, ballot.scale)))
    return len(msgspec.json.encode(dict.fromkeys(ballot.items, each)))


def _on_ballot(ballot: Ballot, given: dict[str, Any]) -> None:
    if not set(given) <= set(ballot.items):
        refuse("not_on_ballot")


class BallotArgs(msgspec.Struct):
    ballot: str = ""


def open_ballot(run: Run) -> None:
    """Open the stage's ballot once more or early; a closed secret ballot stays closed, a new one begins from zero."""
    stage = here(run.m)
    if stage.ballot is None:
        refuse("not_now", stage={"zh": stage.title.zh, "en": stage.title.en})
    if open_here(run.m) is None:
        open_stage(run, stage)


def close_ballot(run: Run) -> None:
    close(run, asked(run.m, run.read(BallotArgs).ballot))
    undo.keep(run, blocked=True)


class CountArgs(msgspec.Struct):
    source: Source
    counts: dict[str, int]
    witness: str
    people: int
    ballot: str = ""
    apart: bool = False


def count(run: Run) -> None:
    """Enter a count of dots with the name of whoever watched it being counted."""
    args = run.read(CountArgs)
    ballot = asked(run.m, args.ballot)
    if ballot.rule.type != "dots":
        refuse("no_count_here")
    if not args.witness.strip():
        refuse("needs_witness")
    if not set(args.counts) <= set(ballot.items):
        refuse("not_on_ballot")
    given, each = sum(args.counts.values()), ballot.rule.per_person or 1
    if args.people < 0 or any(n < 0 for n in args.counts.values()):
        refuse("bad_shape", detail="counts below zero")
    if given > args.people * each or any(
        n > args.people * (ballot.rule.per_item or each) for n in args.counts.values()
    ):
        refuse("count_too_high", n=given, people=args.people, max=args.people * each)
    kept = {id: n for id, n in args.counts.items() if n}
    run.emit(CountEntered(ballot.id, args.source, kept, args.people, clean_name(args.witness), args.apart))
