"""The full record's grades: how many gave each grade on each side of a matter, and the middle one."""

from __future__ import annotations

from collections.abc import Sequence

from facilitate.papers.blocks import Cell, Column, Table, cell, text
from facilitate.papers.kit import Desk
from facilitate.reports.axes import AXES
from facilitate.reports.outcomes import texts
from facilitate.reports.rows import Ballot
from facilitate.reports.scales import grade

__all__ = ["AXES", "ROUNDTABLE", "grades"]
ROUNDTABLE = ("importance", "satisfaction", "feasibility")
WIDEST = 8


def grades(desk: Desk, ballot: Ballot) -> Table:
    """A column for each grade where there are few, else only how many graded and the middle."""
    t, heads = desk.t, texts(desk.record)
    lowest, highest = ballot.scale or (1, 5)
    each = highest - lowest < WIDEST
    points = [Column(t("{n}分", n=n), 11, "num") for n in range(lowest, highest + 1)] if each else []
    apart = ballot.apart.counts if ballot.apart else {}
    columns = (
        Column(t("事项")),
        Column(t("方面"), 20),
        *points,
        Column(t("人数"), 14, "num"),
        Column(t("中位数"), 16, "num"),
    )
    rows = tuple(
        (
            cell(heads.get(item, item) if place == 0 else ""),
            cell(t(AXES.get(axis, axis))),
            *((cell(str(count) if count else "·") for count in counts) if each else ()),
            cell(str(sum(counts))),
            _median(desk, counts, lowest),
            *([_median(desk, apart.get(item, {}).get(axis, ()), lowest)] if ballot.apart else []),
        )
        for item, axes in ballot.counts.items()
        for place, (axis, counts) in enumerate(axes.items())
    )
    return Table((*columns, *([Column(t("单位中位数"), 22, "num")] if ballot.apart else [])), rows)


def _median(desk: Desk, counts: Sequence[int], lowest: int) -> Cell:
    graded = grade(counts, lowest) if counts else None
    return cell(text(desk.tongue.number(graded.median), "b") if graded else "—")
