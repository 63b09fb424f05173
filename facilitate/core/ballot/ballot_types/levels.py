"""Levels of agreement (Kaner's gradients): each says one of the rule's levels to one matter, some only with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from facilitate.core.ballot.ballot_types.kind import BallotType
from facilitate.core.ballot.ballot_types.yesno import WHY_CHARS, answer, hands, read, side_of
from facilitate.core.ballot.ballots import Ballot, Counts
from facilitate.core.ballot.counts.sums import sums

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting


def levels(ballot: Ballot) -> tuple[str, ...]:
    return tuple(level.id for level in ballot.rule.levels)


def check(_m: Meeting, ballot: Ballot, _person: str, given: Any) -> Any:
    """One of the rule's levels, with the reason where it must be said."""
    return answer(given, levels(ballot), {level.id for level in ballot.rule.levels if level.must_say_why})


def count(ballot: Ballot, choices: Sequence[Any]) -> Counts:
    return {**sums(levels(ballot), ({side_of(choice): 1} for choice in choices))}


def fullest(ballot: Ballot) -> Any:
    return {"level": max(levels(ballot), key=len), "why": "\U0001f600" * WHY_CHARS}


LEVELS = BallotType(
    check, count, read, fullest, lambda b, counts, people: hands(levels(b), counts, people), levels, receipts=True
)
