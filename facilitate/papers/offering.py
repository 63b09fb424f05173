"""Which papers a meeting has something to put into, and which paper holds what a rule file promises under `outputs`."""

from __future__ import annotations

from collections.abc import Callable

from facilitate.papers import (
    bulletin,
    commitments,
    full_named,
    group_reports,
    guest_rows,
    handover,
    harvest,
    idea_book,
    photos,
    ranking,
)
from facilitate.reports.record import Record


def _wrote_needs(record: Record) -> bool:
    return any(item.kind == "need" for item in record.items)


def _voted(record: Record) -> bool:
    return bool(record.ballots)


MEANT: dict[str, Callable[[Record], bool]] = {
    "needs": _wrote_needs,
    "votes": _voted,
    "votes_by_name": full_named.meant,
    "bulletin": bulletin.meant,
    "long_picture": bulletin.meant,
    "commitments": commitments.meant,
    "handover": handover.meant,
    "group_reports": group_reports.meant,
    "harvest": harvest.meant,
    "idea_book": idea_book.meant,
    "ranking": ranking.meant,
    "photos": photos.meant,
    "invitations": guest_rows.meant,
}
"""Papers that stay away where they would be empty; all others are always offered."""

HOLDS = {
    "record": "record",
    "minutes": "minutes",
    "resolutions": "minutes",
    "commitments": "commitments",
    "actions": "minutes",
    "verdict": "minutes",
    "sign_in": "sign_in",
    "needs_report": "needs",
    "need_cards": "cards",
    "ranking": "ranking",
    "awards": "ranking",
    "session_reports": "group_reports",
    "action_groups": "group_reports",
    "harvest": "harvest",
    "idea_book": "idea_book",
    "budget_result": "public_notice",
    "public_notice": "public_notice",
    "participation": "participation",
    "feedback_form": "feedback",
    "handover": "handover",
}
"""What a rule promises -> the paper in which it stands."""


def offered(name: str, record: Record) -> bool:
    """Whether that paper would say anything about this meeting."""
    return name not in MEANT or MEANT[name](record)
