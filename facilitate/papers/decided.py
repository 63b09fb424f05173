"""What was put to the vote as a table: the matter in its own words, the votes, whether it carried, and what speaks against it."""

from __future__ import annotations

from collections.abc import Sequence

from facilitate.papers.blocks import Block, Cell, Column, Para, Run, Table, cell, text
from facilitate.papers.kit import Desk
from facilitate.reports.lines import Line
from facilitate.reports.resolved import Decision
from facilitate.reports.sections import Section

FEW = 4


def table(desk: Desk, told: Sequence[Decision], parts: Sequence[Section] = (), sources: bool = True) -> list[Block]:
    """One row for each decision, then what stands beside its result; nothing where nothing was decided. `parts`: those of
    the decisions that belong here, as the scribe has them."""
    rows = {one.key: one for one in told}
    both = [(rows[part.key], part.title, part.lines) for part in parts if part.key in rows]
    both = both or [(one, one.what, one.lines) for one in told]
    if not both:
        return []
    t = desk.t
    columns = (Column(t("序"), 10, "mid"), Column(t("事项")), Column(t("票数"), 40), Column(t("结果"), 30))
    body = tuple(_row(desk, n, one, head, sources) for n, (one, head, _) in enumerate(both, 1))
    said = [_beside(one.key, lines) for one, _, lines in both]
    beside = [block for n, lines in enumerate(said, 1) if lines for block in _said(desk, n, lines)]
    return [Table(columns, body), *beside]


def _beside(key: str, lines: Sequence[Line]) -> tuple[Line, ...]:
    """What stands beneath the table: all but the result, which is in it, unless the scribe put it in other words."""
    return tuple(said for said in lines if said.key != f"{key}/result" or said.hand)


def _row(desk: Desk, number: int, one: Decision, head: Line, sources: bool) -> tuple[Cell, ...]:
    votes = [f"{desk.tongue.pick(side)} {n}" for side, n in one.counts if n or len(one.counts) < FEW]
    votes = votes if one.counts else [desk.t("票数不公布")]  # so few decided that they would tell who chose what
    return (
        cell(str(number)),
        cell((Run(desk.tongue.line(head)), *(desk.source(one.refs) if sources else ()))),
        cell(*votes),
        cell(text(desk.tongue.line(one.end), "b" if one.carried else "")),
    )


def _said(desk: Desk, number: int, lines: Sequence[Line]) -> list[Block]:
    """What stands beside the result: reservations belong in the minutes, in people's own words; an earlier vote by itself."""
    starts = [n for n, said in enumerate(lines) if n == 0 or ("/before/" in said.key and "/against/" not in said.key)]
    some = [lines[a:b] for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]
    item = text(desk.t("第{n}项　", n=number))
    return [Para((*(item if n == 0 else ()), *desk.sourced(part)), "flat") for n, part in enumerate(some)]
