"""Resources in the seven kinds over the whole meeting: what was asked for, what is there or promised, what is missing."""

from __future__ import annotations

from facilitate.papers.blocks import Block, Cell, Column, Para, Table, cell, text
from facilitate.papers.kit import Desk
from facilitate.papers.need_resources import asked, given
from facilitate.reports.needs import NeedsReport
from facilitate.reports.numbers import Numbers
from facilitate.reports.resourcing import Resource, by_kind

MOST = 6


def resources(desk: Desk, report: NeedsReport) -> list[Block]:
    """Nothing where nothing was asked for or offered."""
    t, found = desk.t, by_kind(report, Numbers(desk.record))
    if not any(found.values()):
        return []
    columns = (Column(t("资源"), 22), Column(t("要什么"), 38), Column(t("已有与承诺")), Column(t("缺口"), 34))
    rows = tuple(
        (cell(text(desk.listed("resources", kind), "b")), _asked(desk, some), _given(desk, some), _lack(desk, some))
        for kind, some in found.items()
    )
    said = t(
        "“会上提到”的按词从卡片、发言和留言里找出，〔〕里是出处，请核对；其余是需求表里记的。缺口是要而没有人出的。"
    )
    return [Table(columns, rows), Para(text(said), "cap")]


def _asked(desk: Desk, some: tuple[Resource, ...]) -> Cell:
    lines = [
        (*text(desk.t("需{n}：", n=row.need.number)), *told)
        for row in some
        if row.asked or row.wanted
        for told in asked(desk, row)
    ]
    return cell(*lines[:MOST], *_more(desk, len(lines))) if lines else cell(text(desk.t("没有人提到"), "soft"))


def _given(desk: Desk, some: tuple[Resource, ...]) -> Cell:
    lines = [line for row in some for line in given(desk, row) if row.exists or row.offers or row.taken_on]
    return cell(*lines[:MOST], *_more(desk, len(lines))) if lines else cell("—")


def _more(desk: Desk, count: int) -> list[str]:
    return [desk.t("另有{n}条", n=count - MOST)] if count > MOST else []


def _lack(desk: Desk, some: tuple[Resource, ...]) -> Cell:
    open_ones = tuple(str(row.need.number) for row in some if row.gap)
    said = desk.t("需{numbers}还没有人出", numbers=open_ones)
    return cell(text(said, "alert")) if open_ones else cell("—")
