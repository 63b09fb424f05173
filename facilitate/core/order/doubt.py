"""Whether the vote just taken may be doubted: any voter may have it held again by name, as long as nothing else was moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitate.core.act import refuse
from facilitate.core.order.easing import LIMITS

if TYPE_CHECKING:
    from facilitate.core.ballot.ballots import Ballot
    from facilitate.core.meeting import Meeting

DIVISION = "division"
PUT_BACK = (
    "amend", "close_debate", "recess", "limit_debate", "suspend_rules", "table", "postpone", "refer", "postpone_forever",
)  # fmt: skip
"""What can wait for another count after it was carried: an adjourned meeting is gone, a noted time stands."""
RULED = "appeal"


def taken(m: Meeting) -> Ballot | None:
    """The vote just taken here, if each has not answered by name already (RONR 12th ed. §29: not after a vote by ballot or a
    roll call, nor once another motion is made)."""
    if all(one.id != DIVISION for one in m.rule.motions):
        return None
    last = next((ballot for ballot in reversed(m.ballots.all.values()) if not ballot.cancelled), None)
    if (
        last is None
        or last.result is None
        or last.secrecy != "open"
        or not _held_here(m, last)
        or not _undoable(m, last)
    ):
        return None
    moved = (one for one in m.items.of_kind("motion") if one.state != "withdrawn")
    return None if any(int(one.id) > int(last.id) for one in moved) else last


def open_to(m: Meeting, person: str) -> bool:
    """Whether she may ask for it now."""
    ballot = taken(m) if person else None
    return ballot is not None and m.role_name(person) in ballot.rule.voters


def matter_or_refuse(m: Meeting, person: str) -> str:
    """The matter voted on that is to be counted again. Raises Refused(no_division)."""
    ballot = taken(m)
    if ballot is None or not open_to(m, person):
        refuse("no_division")
    return matter(ballot)


def matter(ballot: Ballot) -> str:
    """The motion that a ballot was about, or ""."""
    if ballot.question is None:
        return ballot.item
    return str(ballot.question.args["item"]) if ballot.question.verb == "motion" else ""


def _held_here(m: Meeting, ballot: Ballot) -> bool:
    """Whether it was about the question on the table or what was moved about it, in this stay."""
    if ballot.stage != m.agenda.at.stage or ballot.opened_at < m.agenda.entered_at:
        return False
    return bool(matter(ballot)) and (ballot.question is not None or ballot.item == m.agenda.subject(m))


def _undoable(m: Meeting, ballot: Ballot) -> bool:
    """Whether what it brought, if anything, can wait for the new count."""
    outcome = ballot.result.outcome if ballot.result else "none"
    told = m.items.all[matter(ballot)].fields
    if outcome == "none" or ballot.question is None:
        return outcome != "none"
    if told.get("motion_type") == RULED or outcome != "carried":
        return told.get("motion_type") != RULED
    return told.get("motion_type") in PUT_BACK and not (told["motion_type"] == "amend" and LIMITS.keys() & told.keys())
