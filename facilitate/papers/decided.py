"""What was put to the vote as a table: the matter in its own words, the votes, whether it carried, and what speaks against it."""

from __future__ import annotations

from collections.abc import Sequence

from facilitate.papers.blocks import Block, Column, Para, Run, Table, cell, text
from facilitate.papers.kit import Desk
from facilitate.reports.outcomes import ENDS, Decision


def table(desk: Desk, told: Sequence[Decision], sources: bool = True) -> list[Block]:
    """One row for each decision, then the reasons people gave against; nothing where nothing was decided."""
    if not told:
        return []
    t = desk.t
    columns = (Column(t("序"), 10, "mid"), Column(t("事项")), Column(t("票数"), 44), Column(t("结果"), 26))
    rows = tuple(
        (
            cell(str(n)),
            cell((Run(_title(desk, one)), *(desk.source(one.refs) if sources else ()))),
            cell(*(f"{desk.tongue.pick(side)} {votes}" for side, votes in one.counts if votes or len(one.counts) < 4)),
            cell(text(t(ENDS[one.outcome]), "b" if one.outcome == "carried" else "")),
        )
        for n, one in enumerate(told, 1)
    )
    return [Table(columns, rows), *(_reserved(desk, n, one) for n, one in enumerate(told, 1) if one.reasons)]


def _title(desk: Desk, one: Decision) -> str:
    return one.title if isinstance(one.title, str) else desk.tongue.pick(one.title)


def _reserved(desk: Desk, number: int, one: Decision) -> Para:
    """Reservations belong in the minutes, in people's own words."""
    return Para(
        text(desk.t("第{n}项的不同意见：{reasons}。", n=number, reasons=desk.tongue.quotes(one.reasons))), "flat"
    )
