"""What was done to the minutes, in the full record: every change with who and when, every correction with its answer."""

from __future__ import annotations

from collections.abc import Iterator

from facilitate.papers.blocks import Block, Column, Para, Runs, Table, cell, text
from facilitate.papers.kit import Desk
from facilitate.papers.standing import sealed
from facilitate.reports.paper_rows import Change, Correction

WHAT = {
    "revised": "改写",
    "added": "添写",
    "left_out": "略去",
    "put_back": "恢复",
    "moved": "移动",
    "taken_back": "撤回一步",
    "corrected": "按更正改写",
}
STATES = {"open": "未答复", "accepted": "已更正", "declined": "未采纳"}


def steps(desk: Desk) -> list[Block]:
    """Empty where nobody touched the minutes."""
    paper = desk.record.paper
    found: list[Block] = []
    if paper.changes:
        found.append(_changes(desk, paper.changes))
    if paper.corrections:
        found.append(_corrections(desk, paper.corrections))
    if paper.seal:
        found.append(Para(sealed(desk, paper.seal)))
    return found


def _changes(desk: Desk, changes: tuple[Change, ...]) -> Table:
    t = desk.t
    columns = (Column(t("时间"), 18), Column(t("谁"), 26), Column(t("改动"), 26), Column(t("改前、改后")))
    rows = tuple(
        (
            cell(desk.clock(one.at)),
            cell(desk.cast.name(one.by)),
            cell(t(WHAT[one.what])),
            cell(text(one.was, "soft"), text(one.text)) if one.text or one.was else cell(one.key),
        )
        for one in changes
    )
    return Table(columns, rows)


def _corrections(desk: Desk, asked: tuple[Correction, ...]) -> Table:
    t = desk.t
    columns = (Column(t("时间"), 18), Column(t("谁提的"), 26), Column(t("请求更正")), Column(t("答复")))
    rows = tuple(
        (cell(desk.clock(one.at)), cell(_who(desk, one)), cell(*_wish(one)), cell(*_answer(desk, one))) for one in asked
    )
    return Table(columns, rows)


def _who(desk: Desk, one: Correction) -> str:
    return desk.cast.name(one.by) + (desk.t("（代填）") if one.proxy else "")


def _wish(one: Correction) -> Iterator[Runs]:
    if one.was:
        yield text(one.was, "soft")
    yield text(one.text)


def _answer(desk: Desk, one: Correction) -> Iterator[Runs]:
    yield text(desk.t(STATES[one.state]), "b")
    yield text(one.words or one.reason)
    if one.late:
        yield text(desk.t("封存以后，附在纪要后面"), "soft")
