"""A choice of some: each picks up to so many, each of them once unless the rule says more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from facilitate.core.act import refuse
from facilitate.core.ballot.ballot_types.dots import DOTS, given_dots
from facilitate.core.ballot.ballots import Ballot

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitate.core.meeting import Meeting


def limits(ballot: Ballot) -> tuple[int, int]:
    """How many a person may pick, and how often the same one."""
    return ballot.rule.per_person or 1, ballot.rule.per_item or 1


def check(m: Meeting, ballot: Ballot, person: str, given: Any) -> dict[str, int]:
    """`[items]` or `{item: 1}`; none at all takes them back."""
    picked = given_dots(m, ballot, person, given)
    most, each = limits(ballot)
    if any(n > each for n in picked.values()):
        refuse("same_twice")
    if sum(picked.values()) > most:
        refuse("too_many_picked", n=sum(picked.values()), max=most)
    return picked


def hands(ballot: Ballot, counts: Mapping[str, int], people: int) -> None:
    """No more picks than so many people have."""
    most, each = limits(ballot)
    given = sum(counts.values())
    if not set(counts) <= set(ballot.items):
        refuse("not_on_ballot")
    if given > people * most or any(n > people * each for n in counts.values()):
        refuse("picks_too_high", n=given, people=people, max=people * most)


PICK = replace(DOTS, check=check, hands=hands, receipts=True)
