"""What was put to the vote as a table: the matter in its own words, the votes, whether it carried, and what speaks against it."""

from __future__ import annotations

from collections.abc import Sequence

from facilitate.papers.blocks import Block, Cell, Column, Para, Run, Table, cell, text
from facilitate.papers.kit import Desk
from facilitate.reports.lines import Line
from facilitate.reports.outcomes import ENDS, Decision
from facilitate.reports.sections import Section

FEW = 4


def table(desk: Desk, told: Sequence[Decision], parts: Sequence[Section] = (), sources: bool = True) -> list[Block]:
    """One row for each decision, then the reasons people gave against; nothing where nothing was decided. `parts`: the
    same decisions as the scribe has them."""
    if not told:
        return []
    t = desk.t
    columns = (Column(t("序"), 10, "mid"), Column(t("事项")), Column(t("票数"), 44), Column(t("结果"), 26))
    heads = [part.title for part in parts] or [one.what for one in told]
    rows = tuple(_row(desk, n, one, head, sources) for n, (one, head) in enumerate(zip(told, heads, strict=True), 1))
    said = [part.lines for part in parts] or [one.lines for one in told]
    return [Table(columns, rows), *(_said(desk, n, lines[1:]) for n, lines in enumerate(said, 1) if lines[1:])]


def _row(desk: Desk, number: int, one: Decision, head: Line, sources: bool) -> tuple[Cell, ...]:
    votes = (f"{desk.tongue.pick(side)} {n}" for side, n in one.counts if n or len(one.counts) < FEW)
    return (
        cell(str(number)),
        cell((Run(desk.tongue.line(head)), *(desk.source(one.refs) if sources else ()))),
        cell(*votes),
        cell(text(desk.t(ENDS[one.outcome]), "b" if one.outcome == "carried" else "")),
    )


def _said(desk: Desk, number: int, lines: Sequence[Line]) -> Para:
    """What stands beside the result: reservations belong in the minutes, in people's own words."""
    return Para((*text(desk.t("第{n}项　", n=number)), *desk.sourced(lines)), "flat")
