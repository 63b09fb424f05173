"""Ballot slips: eight to a sheet, with lines for the numbers of the needs chosen."""

from __future__ import annotations

from facilitate.papers import page
from facilitate.papers.kit import Desk

PER_SHEET = 8
PER_PERSON = 3


def html(desk: Desk) -> str:
    """Enough slips for those entitled, whole sheets; for people who vote without a phone."""
    t = desk.t
    entitled = desk.record.attendance.eligible or desk.links.cards
    count = -(-entitled // PER_SHEET) * PER_SHEET
    dots = next((ballot.per_person for ballot in desk.record.ballots if ballot.type == "dots"), None)
    return page.page(
        "slips.html",
        desk.tongue,
        title=desk.title,
        question=t("我选的需求编号（最多{n}个）", n=dots or PER_PERSON),
        choices=[t("第 ____ 号")] * (dots or PER_PERSON),
        numbers=[f"{n:03d}" for n in range(1, count + 1)],
        author=desk.links.organiser,
    )
