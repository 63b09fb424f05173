"""For, against, abstain: what everybody says to one matter; consent asks whoever is against for the reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from facilitate.core.act import refuse
from facilitate.core.ballot.ballot_types.kind import BallotType, Lot, Reading, bad
from facilitate.core.ballot.ballots import Ballot, Counts
from facilitate.core.ballot.counts.sums import sums
from facilitate.core.person.names import clean_text

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

ASKED = ("for", "against", "abstain")
WHY_CHARS = 200


def asked(ballot: Ballot) -> tuple[str, ...]:
    return ballot.rule.asks or ASKED


def check(_m: Meeting, ballot: Ballot, _person: str, given: Any) -> Any:
    """One of the sides asked, where a reason is asked for with it."""
    needs = {"against"} if ballot.rule.type == "consent" else set[str]()
    return answer(given, asked(ballot), needs)


def answer(given: Any, sides: Sequence[str], needs: set[str]) -> Any:
    """A side alone, or `{level, why}`; raises Refused(bad_choice, needs_reason)."""
    told = given if isinstance(given, dict) else {"level": given}
    side, why = told.get("level"), told.get("why", "")
    if not isinstance(side, str) or not isinstance(why, str) or not told.keys() <= {"level", "why"}:
        bad("choice")
    if side not in sides:
        refuse("bad_choice")
    why = clean_text(why)[:WHY_CHARS]
    if side in needs and not why:
        refuse("needs_reason")
    return {"level": side, "why": why} if why else side


def side_of(choice: Any) -> str:
    """The side or level somebody chose."""
    return str(choice["level"] if isinstance(choice, dict) else choice)


def why_of(choice: Any) -> str:
    """The reason she gave, or ""."""
    return str(choice.get("why", "")) if isinstance(choice, dict) else ""


def count(ballot: Ballot, choices: Sequence[Any]) -> Counts:
    return {**sums(asked(ballot), ({side_of(choice): 1} for choice in choices))}


def read(_m: Meeting, _ballot: Ballot, _counts: Counts, _choices: Sequence[Any], _lot: Lot) -> Reading:
    """Sides are read by the bars of the rule."""
    return Reading()


def fullest(ballot: Ballot) -> Any:
    return {"level": max(asked(ballot), key=len), "why": "\U0001f600" * WHY_CHARS}


def hands(sides: Sequence[str], counts: Mapping[str, int], people: int) -> None:
    """Everybody raises one hand: no more hands than people."""
    if not set(counts) <= set(sides):
        refuse("bad_choice")
    if sum(counts.values()) > people:
        refuse("count_too_high", n=sum(counts.values()), people=people, max=people)


YESNO = BallotType(
    check, count, read, fullest, lambda b, counts, people: hands(asked(b), counts, people), asked, receipts=True
)
