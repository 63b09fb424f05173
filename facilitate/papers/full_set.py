"""The full record's list of what the meeting set for itself: what, from which value to which, and who decided."""

from __future__ import annotations

from typing import Any

from facilitate.papers.blocks import Block, Column, Table, cell, text
from facilitate.papers.kit import Desk
from facilitate.papers.tables import told
from facilitate.reports.set_rows import Setting

NAMES = {
    "eligible": "应到表决人数",
    "eligible_area": "应到面积（平方米）",
    "budget": "预算总额",
    "places": "地点",
    "floor.turn": "每次发言（秒）",
    "floor.turns": "每人发言次数",
    "floor.answer": "每次答复（秒）",
    "floor.total": "每人一共发言（秒）",
    "floor.group_total": "每方一共发言（秒）",
    "ballot.per_person": "每人几票",
    "stage.minutes": "环节时间（分钟）",
}


def settings(desk: Desk) -> list[Block]:
    """One line for each change, the earliest first."""
    t, rows = desk.t, desk.record.settings
    if not rows:
        return []
    columns = (
        Column(t("时刻"), desk.clock_width),
        Column(t("事项"), 34),
        Column(t("原来"), 24),
        Column(t("改为")),
        Column(t("由谁"), 28),
    )
    return [told(Table(columns, tuple(_row(desk, row) for row in rows)))]


def _row(desk: Desk, row: Setting) -> Any:
    t = desk.t
    titles = {stage.id: desk.tongue.pick(stage.title) for stage in desk.record.stages}
    by = t("大家表决") if row.ballot else desk.cast.name(row.by)
    return (
        cell(desk.clock(row.at)),
        cell(
            desk.tongue.pick(row.title) if row.title else t(NAMES.get(row.name, row.name)),
            text(titles.get(row.stage or "", ""), "soft"),
        ),
        cell(_value(row.was)),
        cell(_value(row.now)),
        cell(by or "—"),
    )


def _value(told: Any) -> str:
    if told in (None, "", ()):
        return "—"
    return " / ".join(map(str, told)) if isinstance(told, list | tuple) else str(told)
