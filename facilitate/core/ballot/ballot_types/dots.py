"""Dots: each has some to give, with a limit for one matter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from facilitate.core.act import refuse
from facilitate.core.ballot.ballot_types.kind import BallotType, Lot, Reading, added, bad, on_ballot, ranked, shaped
from facilitate.core.ballot.ballots import Ballot, Counts
from facilitate.core.ballot.counts.sums import sums

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting


def check(m: Meeting, ballot: Ballot, person: str, given: Any) -> dict[str, int]:
    """`{item: dots}`, or a list in which an item stands once for each dot; none at all takes them back."""
    dots = given_dots(m, ballot, person, given)
    most, each = limits(ballot)
    if sum(dots.values()) > most:
        refuse("too_many_dots", n=sum(dots.values()), max=most)
    if any(n > each for n in dots.values()):
        refuse("too_many_on_one", max=each)
    return dots


def given_dots(m: Meeting, ballot: Ballot, person: str, given: Any) -> dict[str, int]:
    if isinstance(given, list):
        given = {str(id): given.count(id) for id in given if isinstance(id, str)}
    dots = {id: n for id, n in shaped(given, dict[str, int]).items() if n}
    on_ballot(m, ballot, person, dots)
    if any(n < 0 for n in dots.values()):
        bad("dots below zero")
    return dots


def limits(ballot: Ballot) -> tuple[int, int]:
    """How many a person has, and how many of them one item may get from her."""
    most = ballot.rule.per_person or 1
    return most, ballot.rule.per_item or most


def count(ballot: Ballot, choices: Sequence[Any]) -> Counts:
    return {**sums(ballot.items, choices)}


def read(_m: Meeting, ballot: Ballot, counts: Counts, _choices: Sequence[Any], lot: Lot) -> Reading:
    return ranked(ballot, {id: Fraction(n) for id, n in added(counts).items()}, lot)


def fullest(ballot: Ballot) -> Any:
    return dict.fromkeys(ballot.items, limits(ballot)[0])


def hands(ballot: Ballot, counts: Mapping[str, int], people: int) -> None:
    """No more dots than so many people have."""
    most, each = limits(ballot)
    given = sum(counts.values())
    if not set(counts) <= set(ballot.items):
        refuse("not_on_ballot")
    if given > people * most or any(n > people * each for n in counts.values()):
        refuse("count_too_high", n=given, people=people, max=people * most)


DOTS = BallotType(check, count, read, fullest, hands, handed_out=True)
