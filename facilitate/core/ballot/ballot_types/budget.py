"""Sharing out a budget: each fills a basket with projects within the money there is; most votes first, or equal shares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from facilitate.core.act import refuse
from facilitate.core.ballot.ballot_types.kind import BallotType, Lot, Reading, added, on_ballot, ranked, shaped
from facilitate.core.ballot.ballots import Ballot, Counts
from facilitate.core.ballot.costs import money
from facilitate.core.ballot.counts.equal_shares import equal_shares
from facilitate.core.ballot.counts.greedy import greedy
from facilitate.core.ballot.counts.sums import sums

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting


def check(m: Meeting, ballot: Ballot, person: str, given: Any) -> list[str]:
    """The projects chosen, none twice, together within the money; none at all takes them back."""
    basket: list[str] = shaped(given, list[str])
    on_ballot(m, ballot, person, basket)
    if len(set(basket)) < len(basket):
        refuse("same_twice")
    most = ballot.rule.per_person
    if most and len(basket) > most:
        refuse("too_many_picked", n=len(basket), max=most)
    there = money(m)
    if there is None:
        refuse("no_budget")
    cost = sum((ballot.costs[id] for id in basket), Fraction(0))
    if cost > there:
        refuse("over_budget", n=str(cost), max=str(there))
    return basket


def count(ballot: Ballot, choices: Sequence[Any]) -> Counts:
    return {**sums(ballot.items, (dict.fromkeys(choice, 1) for choice in choices))}


def read(m: Meeting, ballot: Ballot, counts: Counts, choices: Sequence[Any], lot: Lot) -> Reading:
    there = money(m) or Fraction(0)
    reading = ranked(ballot, {id: Fraction(n) for id, n in added(counts).items()}, lot)
    place = {id: f"{n:09}" for n, id in enumerate(reading.ranks)}
    if ballot.rule.count == "equal_shares":
        funded, spent = equal_shares(ballot.costs, choices, there, lambda id: place[id])
    else:
        backed = [id for id in reading.ranks if reading.scores[id]]
        funded = greedy(backed, ballot.costs, there)
        spent = sum((ballot.costs[id] for id in funded), Fraction(0))
    return replace(reading, funded=funded, spent=spent, budget=there)


def fullest(ballot: Ballot) -> Any:
    return list(ballot.items)


def hands(ballot: Ballot, counts: Mapping[str, int], people: int) -> None:
    """Each hand once for a project; equal shares have to know who backs what, so they need slips."""
    if ballot.rule.count == "equal_shares":
        refuse("needs_slips")
    if not set(counts) <= set(ballot.items):
        refuse("not_on_ballot")
    if any(n > people for n in counts.values()):
        refuse("count_too_high", n=max(counts.values()), people=people, max=people)


BUDGET = BallotType(check, count, read, fullest, hands, priced=True)
