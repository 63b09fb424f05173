"""Ballot slips: eight to a sheet, with lines for the numbers chosen, or boxes for and against where motions are voted on."""

from __future__ import annotations

from facilitate.papers import page
from facilitate.papers.kit import Desk
from facilitate.papers.twin import once
from facilitate.reports.record import Record

PER_SHEET = 8
PER_PERSON = 3
CHOOSING = frozenset({"ranking", "awards", "needs_report", "budget_result", "harvest"})
SIDES = ("yesno", "consent")


def html(desk: Desk) -> str:
    """Enough slips for those entitled, whole sheets; for people who vote without a phone."""
    t = desk.t
    entitled = desk.record.attendance.eligible or desk.links.cards
    count = -(-entitled // PER_SHEET) * PER_SHEET
    motions = _motions(desk.record)
    dots = next((ballot.per_person for ballot in desk.record.ballots if ballot.type == "dots"), None) or PER_PERSON
    sides = [t("赞成"), t("反对"), t("弃权")]
    return page.page(
        "slips.html",
        desk.tongue,
        title=desk.title,
        question=once(t("第 ____ 件动议")) if motions else t("我选的编号（最多{n}个）", n=dots),
        boxed=motions,
        choices=sides if motions else [once(t("第 ____ 号"))] * dots,
        numbers=[f"{n:03d}" for n in range(1, count + 1)],
        author=desk.links.organiser,
    )


def _motions(record: Record) -> bool:
    """Whether this meeting votes for and against: by the votes it held, before them by what its rule promises."""
    held = [ballot.type for ballot in record.ballots]
    if held:
        return all(type in SIDES for type in held)
    promised = set(record.meeting.rule.outputs)
    return "resolutions" in promised and not promised & CHOOSING
