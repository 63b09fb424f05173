"""Handover slips: for each unit that promised something a sheet of what residents said, what it promised and until when,
with a receipt to tear off and send back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import inf
from typing import NamedTuple

from facilitate.papers.blocks import (
    Block,
    Cell,
    Code,
    Column,
    Cut,
    Document,
    Facts,
    Heading,
    PageBreak,
    Para,
    Run,
    Signatures,
    Table,
    cell,
    text,
)
from facilitate.papers.kit import Desk, spaced
from facilitate.papers.need_facts import households, where
from facilitate.papers.tables import promises
from facilitate.reports.cast import Cast
from facilitate.reports.minutes import Minutes, minutes
from facilitate.reports.needs import Need
from facilitate.reports.promised import Promise
from facilitate.reports.record import Record
from facilitate.reports.rows import Action, Answer
from facilitate.reports.sections import Section

NAME = "事项交办单"


class Due(NamedTuple):
    """One thing that a unit promised: the row of the minutes, its words as the scribe has them, and the need it is about."""

    row: Promise
    part: Section
    need: Need | None
    by: str


def meant(record: Record) -> bool:
    """Somebody who speaks for a unit, or who was not there, promised something."""
    return bool(slips(record))


def slips(record: Record) -> dict[str, list[Due]]:
    """What each unit promised, by the code of its group; whoever is not in the meeting stands under her name. Residents who
    took something on themselves get no slip: they sign the sheet of commitments."""
    made: dict[str, list[Due]] = {}
    for due in _dues(record, minutes(record)):
        unit = _unit(record, due.by)
        if unit:
            made.setdefault(unit, []).append(due)
    return {unit: sorted(dues, key=_place) for unit, dues in made.items()}


def _place(due: Due) -> float:
    """The number of the need; what is about none comes last."""
    return due.need.number if due.need else inf


def document(desk: Desk) -> Document:
    """One sheet for each unit, one after another."""
    blocks: list[Block] = []
    for number, (unit, dues) in enumerate(slips(desk.record).items(), 1):
        if number > 1:
            blocks += [PageBreak(), Heading(text(desk.t(NAME)), 1)]
        blocks += _sheet(desk, number, unit, dues)
    return replace(desk.document("handover", desk.t(NAME), *blocks), title=(desk.t(NAME),))


def _dues(record: Record, told: Minutes) -> Iterator[Due]:
    rows: dict[str, Answer | Action] = {f"answer/{row.id}": row for row in record.answers}
    rows |= {f"task/{row.id}": row for row in record.actions}
    heads = {id: need for need in told.report.needs for id in (need.id, *(card.id for card in need.cards))}
    section = told.section("promises")
    for promise, part in zip(told.promises, section.parts if section else (), strict=True):
        row = rows[promise.key]
        by = row.by if isinstance(row, Answer) else row.who
        yield Due(promise, part, heads.get(row.about), by or "")


def _unit(record: Record, by: str) -> str:
    """The group of somebody who speaks for a unit; a name that is nobody's here stays as it was written."""
    cast = Cast(record)
    return (cast.group_code(by) or by) if cast.unit(by) or not cast.group_code(by) else ""


def _sheet(desk: Desk, number: int, unit: str, dues: list[Due]) -> Iterator[Block]:
    t, links = desk.t, desk.links
    people = tuple(dict.fromkeys(desk.cast.name(due.by) for due in dues))
    name = desk.group(unit)
    said = t("第{n}号　承办单位：{unit}", n=number, unit=name)
    pairs = [
        (t("会上答复人"), desk.tongue.join(people)),
        (t("交办单位"), links.organiser or links.office.issuer or "　"),
        (t("联系人"), links.contact or "　"),
        (
            t("来源"),
            t(
                "{title}（{day}），会议码 {code}",
                title=desk.title,
                day=desk.tongue.full_day(desk.starts),
                code=spaced(desk.record.meeting.code),
            ),
        ),
    ]
    yield Para(text(said), "flat")
    yield Facts(tuple((name, text(value)) for name, value in pairs))
    yield _asked(desk, dues)
    yield Para(
        text(t("“限期答复”不等于“限期办理”；暂时办不了的，请写明理由；报批没有结果的，请写明批复单位和意见。")), "note"
    )
    if links.join:
        yield Code(links.join, t("扫码看这次会议的记录，也可以在那里填报进展。"))
    yield Signatures((t("交办人"), t("签收人"), t("签收日期")))
    yield Cut(t("沿虚线裁开，回执请在每项期限以前交回"))
    yield Heading(text(t("回执")))
    yield Para(text(said), "flat")
    yield _receipt(desk, dues)
    yield Signatures((t("经办人"), t("电话"), t("日期（盖章）"), t("督办人意见"), t("督办人签字"), t("收回登记")))


def _asked(desk: Desk, dues: list[Due]) -> Table:
    """What residents said beside what the unit promised; the promise in the words of the minutes."""
    t = desk.t
    made = promises(desk, [due.row for due in dues], [due.part for due in dues])
    columns = (
        Column(t("序"), 8, "mid"), Column(t("居民提出的事"), 46), Column(t("会上答复")), Column(t("答复类型"), 24),
        Column(t("期限"), 20), Column(t("谁督办"), 26),
    )  # fmt: skip
    rows = tuple(
        (row[0], _need(desk, due.need), Cell(row[1].lines[:1]), row[2], row[4], row[5])
        for row, due in zip(made.rows, dues, strict=True)
    )
    return Table(columns, rows)


def _need(desk: Desk, need: Need | None) -> Cell:
    """The need, where it is and how much it weighs; a dash where the promise is about none."""
    if need is None:
        return cell("—")
    t = desk.t
    facts = [
        *where(desk, need),
        households(desk, need),
        t("卡片{n}张", n=len(need.cards)),
        t("得点{n}", n=need.dots) if need.dots is not None else "",
    ]
    danger = (Run(t("立即危险"), "danger"),) if need.danger else ()
    return cell((Run(need.head.text), *danger, *desk.source((need.ref,))), text(desk.tongue.linked(facts), "soft"))


def _receipt(desk: Desk, dues: list[Due]) -> Table:
    t = desk.t
    columns = (Column(t("序"), 8, "mid"), Column(t("办理结果"), 60), Column(t("办理情况、理由或批复意见（可另附页）")))
    ticks = t("☐ 已办结　☐ 办理中"), t("☐ 待批复　☐ 暂时办不了")
    rows = tuple((cell(str(n)), cell(*ticks), cell("")) for n in range(1, len(dues) + 1))
    return Table(columns, rows)
