"""How a need came to its place: the sentences, which needs the annex works out, and the fold at the need that points there."""

from __future__ import annotations

from facilitate.papers.blocks import Block, Runs, Unfold
from facilitate.papers.kit import Desk
from facilitate.reports.needs import Need, NeedsReport
from facilitate.reports.numbers import Numbers
from facilitate.reports.ranking import arithmetic

SHOWN = 20


def worked(report: NeedsReport) -> tuple[Need, ...]:
    """The needs that the annex works out: what is dangerous, chosen or graded, else the first."""
    return tuple(need for need in report.needs if need.danger or need.priority or need.grades) or report.needs[:SHOWN]


def steps(desk: Desk, report: NeedsReport, need: Need) -> tuple[Runs, ...]:
    """Its arithmetic sentence by sentence; empty where nothing was counted."""
    return tuple(desk.sourced([one]) for one in arithmetic(need, report, Numbers(desk.record)))


def anchor(desk: Desk, need: Need) -> str:
    """Where the annex works it out, in this language."""
    return f"worked-{desk.tongue.code}-{need.number}"


def fold(desk: Desk, report: NeedsReport, need: Need) -> list[Block]:
    """What stands at the need: the sentences on demand, on paper the number in the annex."""
    lines = steps(desk, report, need)
    if not lines:
        return []
    there = any(one.number == need.number for one in worked(report))
    told = desk.t("怎么算的，见附件“排序的算法”，编号{n}。", n=need.number) if there else ""
    return [Unfold(desk.t("怎么算的"), lines, told, anchor(desk, need))]
