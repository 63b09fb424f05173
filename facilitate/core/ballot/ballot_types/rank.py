"""A ranking: each puts so many of them in order, counted by Borda's points, by run-off or by comparing pairs."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from facilitate.core.act import refuse
from facilitate.core.ballot.ballot_types.kind import BallotType, Lot, Reading, added, on_ballot, own, ranked, shaped
from facilitate.core.ballot.ballots import Ballot, Counts
from facilitate.core.ballot.counts.borda import borda
from facilitate.core.ballot.counts.irv import irv
from facilitate.core.ballot.counts.schulze import pairs, schulze

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting


def check(m: Meeting, ballot: Ballot, person: str, given: Any) -> list[str]:
    """The items in order, all the places filled for which there is something to put there."""
    ranking: list[str] = shaped(given, list[str])
    on_ballot(m, ballot, person, ranking)
    if len(set(ranking)) < len(ranking):
        refuse("same_twice")
    most = places(ballot)
    if len(ranking) > most:
        refuse("too_many_picked", n=len(ranking), max=most)
    barred = ballot.rule.own is False and person
    mine = sum(own(m, id, person) for id in ballot.items) if barred else 0
    asked = min(most, len(ballot.items) - mine) if ballot.rule.per_person else 1
    if len(ranking) < asked:
        refuse("rank_too_short", n=len(ranking), max=asked)
    return ranking


def places(ballot: Ballot) -> int:
    """How many places a ranking has; without a number in the rule, as many as there are items."""
    return ballot.rule.per_person or len(ballot.items)


def count(ballot: Ballot, choices: Sequence[Any]) -> Counts:
    """Borda's points; for the other methods how many put it first."""
    if _method(ballot) == "borda":
        return {**borda(ballot.items, choices, places(ballot))}
    return {id: sum(choice[:1] == [id] for choice in choices) for id in ballot.items}


def read(_m: Meeting, ballot: Ballot, counts: Counts, choices: Sequence[Any], lot: Lot) -> Reading:
    method = _method(ballot)
    if method == "irv":
        return _run_off(ballot, choices, lot)
    if method == "schulze":
        compared = pairs(ballot.items, choices)
        beaten = {id: Fraction(n) for id, n in schulze(ballot.items, compared).items()}
        return ranked(ballot, beaten, lot, pairs=compared)
    return ranked(ballot, {id: Fraction(n) for id, n in added(counts).items()}, lot)


def _run_off(ballot: Ballot, choices: Sequence[Any], lot: Lot) -> Reading:
    """The last one standing has the most points: as many as others went before it."""
    ranks, rounds, drawn = irv(ballot.items, choices, lot)
    scores = {id: Fraction(len(ranks) - at) for at, id in enumerate(ranks)}
    return Reading(scores, ranks, rounds, drawn=drawn)


def _method(ballot: Ballot) -> str:
    return ballot.rule.count or "borda"


def fullest(ballot: Ballot) -> Any:
    return list(ballot.items)[: places(ballot)]


RANK = BallotType(check, count, read, fullest)
