"""Tables that more than one paper prints: answers and tasks, offers, and what a date promises."""

from __future__ import annotations

from collections.abc import Sequence

from facilitate.papers.blocks import Cell, Column, Run, Table, cell, text
from facilitate.papers.kit import Desk
from facilitate.reports.lines import Line
from facilitate.reports.numbers import Ref
from facilitate.reports.promised import Promise, offered
from facilitate.reports.rows import Offer


def promises(desk: Desk, rows: Sequence[Promise], heads: Sequence[Line] = ()) -> Table:
    """What was promised, of which kind, by whom, with whom, until when, and who checks. `heads`: the same promises as the
    scribe has them, else in their own words."""
    t = desk.t
    columns = (
        Column(t("序"), 8, "mid"),
        Column(t("做什么")),
        Column(t("答复类型"), 24),
        Column(t("谁负责"), 34),
        Column(t("期限"), 20),
        Column(t("谁督办"), 20),
    )
    replies = any(row.kind == "reply_by" for row in rows)
    caption = t("“限期答复”是到期给回话，不是到期办成。") if replies else ""
    both = zip(rows, heads or [row.what for row in rows], strict=True)
    return Table(columns, tuple(_promise(desk, n, row, head) for n, (row, head) in enumerate(both, 1)), caption)


def _promise(desk: Desk, number: int, row: Promise, head: Line) -> tuple[Cell, ...]:
    t = desk.t
    helpers = text(t("配合：{names}", names=row.helpers), "soft") if row.helpers else ()
    note = text(desk.tongue.line(row.note), "soft") if row.note else ()
    return (
        cell(str(number)),
        cell((Run(desk.tongue.line(head)), *desk.source(row.refs))),
        cell(text(kind(desk, row.kind), "alert" if row.kind == "cannot" else ""), note),
        cell(row.who, helpers),
        cell(due(desk, row.kind, row.due)),
        cell(row.checker or "—"),
    )


def kind(desk: Desk, code: str) -> str:
    """The kind of an answer without its bracket, or "task"."""
    return desk.t("任务") if code == "task" else desk.listed("answers", code).split("（")[0].split(", with")[0]


def due(desk: Desk, code: str, day: str | None) -> str:
    """`12月5日`, or `12月5日前答复` where only a reply is promised; a dash where there is no date."""
    if not day:
        return desk.t("当场") if code == "now" else "—"
    return desk.t("{day}前答复", day=desk.tongue.day(day)) if code == "reply_by" else desk.tongue.day(day)


def offers(desk: Desk, rows: Sequence[tuple[int, Offer]], heads: Sequence[Line] = ()) -> Table:
    """What people can give, in the seven kinds. `heads`: the same offers as the scribe has them."""
    t = desk.t
    columns = (Column(t("资源"), 26), Column(t("出什么")), Column(t("谁出"), 38), Column(t("到什么时候"), 28))
    both = zip(rows, heads or [offered(row) for _, row in rows], strict=True)
    return Table(columns, tuple(_offer(desk, number, row, head) for (number, row), head in both))


def _offer(desk: Desk, number: int, row: Offer, head: Line) -> tuple[Cell, ...]:
    return (
        cell(desk.listed("resources", row.resource)),
        cell((Run(desk.tongue.line(head)), *desk.source((Ref("offer", number),)))),
        cell(desk.cast.name(row.by)),
        cell(desk.tongue.day(row.until) or "—"),
    )
