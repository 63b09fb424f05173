"""The full record's groups: every table, pair, session and ring, what it was about, where, and who was there."""

from __future__ import annotations

from facilitate.papers.blocks import Block, Cell, Column, Table, cell
from facilitate.papers.kit import Desk
from facilitate.papers.tables import told
from facilitate.reports.outcomes import texts
from facilitate.reports.rows import Space

NAMES = {"table": "第{n}桌", "pair": "第{n}对", "ring": "里圈", "group": "小组", "cell": "分组讨论"}
PASSES = {"r": "第{n}轮", "s": "第{n}时段", "t": "第{n}桌", "d": "第{n}对"}


def spaces(desk: Desk) -> list[Block]:
    """One row for each place where somebody was; nothing where everybody was together all the time."""
    held = [space for space in desk.record.spaces if space.people]
    if not held:
        return []
    t = desk.t
    columns = (
        Column(t("哪一组"), 20),
        Column(t("事项"), 38),
        Column(t("时段、地点"), 30),
        Column(t("人数"), 12, "num"),
        Column(t("在场的人")),
    )
    return [told(Table(columns, tuple(_row(desk, space) for space in held)))]


def _row(desk: Desk, space: Space) -> tuple[Cell, ...]:
    people = dict.fromkeys(str(stay["person"]) for stay in space.people)
    where = [passed(desk, f"s{space.slot}") if space.slot else "", space.place]
    return (
        cell(desk.t(NAMES[space.kind], n=space.id[1:])),
        cell(texts(desk.record).get(space.item or "", "")),
        cell(" ".join(part for part in where if part)),
        cell(str(len(people))),
        cell(desk.tongue.join(desk.cast.names(people))),
    )


def passed(desk: Desk, key: str | None) -> str:
    """`r2` as people say it: the second round; empty where it is no round, time slot or table."""
    told = (key or "").split("/")[0]
    known = told[:1] in PASSES and told[1:].isdigit()
    return desk.t(PASSES[told[0]], n=int(told[1:])) if known else ""
