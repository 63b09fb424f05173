"""One page of news: the figures, three sentences, five needs or first places, what was promised by when; no resident is named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from facilitate.papers.blocks import Block, Cell, Code, Column, Document, Figures, Heading, Para, Run, Table, cell, text
from facilitate.papers.kit import Desk
from facilitate.papers.need_facts import foremost
from facilitate.papers.ranking import order
from facilitate.papers.tables import due, kind
from facilitate.reports.lines import Line
from facilitate.reports.minutes import Minutes, minutes
from facilitate.reports.needs import Need
from facilitate.reports.promised import Promise
from facilitate.reports.record import Record
from facilitate.reports.rows import Action, Answer
from facilitate.reports.standings import standings

NAME = "简报"
NEEDS, PROMISES, WORDS, SENTENCES = 5, 6, 60, 3


def meant(record: Record) -> bool:
    """Something was written or promised."""
    return bool(record.items or record.answers or record.actions)


def document(desk: Desk) -> Document:
    """The page; what does not fit is counted and named by the paper in which it stands."""
    told = minutes(desk.record)
    blocks = [
        _figures(desk, told),
        Para(desk.sourced(_sentences(told)), "flat"),
        *_needs(desk, told),
        *_order(desk, told),
        *_promises(desk, told),
    ]
    if desk.links.join:
        blocks.append(Code(desk.links.join, desk.t("扫码看纪要，看您写的那条怎样了。")))
    made = desk.document("bulletin", desk.t(NAME), *blocks)
    return replace(made, title=(desk.title,), plate=(desk.t(NAME), desk.day()))


def _figures(desk: Desk, told: Minutes) -> Figures:
    t, record = desk.t, desk.record
    cards = sum(not item.originals and item.state == "shown" and item.kind != "report" for item in record.items)
    counted = (
        (desk.arrived(), t("人"), t("到会")),
        (cards, t("条"), t("写下的")),
        (len(_wanted(told.report.needs)), t("件"), t("归并以后")),
        (len(_promised(told)), t("项"), t("答复与承诺")),
    )
    return Figures(tuple((str(n), unit, below, False) for n, unit, below in counted if n))


def _sentences(told: Minutes) -> list[Line]:
    """At most three: what was written, what people chose, what is still open."""
    course = told.section("course")
    lines = course.lines if course else ()
    written = [line for line in lines if line.key.startswith("course/written/")]
    ballots = [line for line in lines if line.key.startswith("course/ballot/")]
    nobody = [line for line in told.unheard if line.key == "unheard/nobody"]
    room = SENTENCES - len(written[:1]) - len(nobody[:1])
    return [*written[:1], *ballots[: room if told.decisions else 1], *nobody[:1]]


def _wanted(needs: Iterable[Need]) -> list[Need]:
    """Needs; ideas and proposals owe nobody an answer and stand in their own order."""
    return [need for need in needs if need.head.kind == "need"]


def _promised(told: Minutes) -> list[Promise]:
    """What somebody took on; a remark on an idea, such as its price, promises nothing."""
    return [one for one in told.promises if one.kind]


def _order(desk: Desk, told: Minutes) -> list[Block]:
    """Where ideas were put in an order: the first of it, from one point up."""
    found = standings(desk.record)
    if not found or _wanted(told.report.needs):
        return []
    whole = order(desk, found[-1], least=1)
    left = len(whole.rows) - NEEDS
    more = desk.t("另有{n}件，见《排序与名次》。", n=left) if left > 0 else ""
    return [Heading(text(desk.t("名次"))), replace(whole, rows=whole.rows[:NEEDS], caption=more)]


def _needs(desk: Desk, told: Minutes) -> list[Block]:
    t = desk.t
    needs = sorted(_wanted(told.report.priority or told.report.needs), key=lambda need: (not need.danger, need.number))
    if not needs:
        return []
    first = foremost(needs, NEEDS)
    rows = tuple((cell(str(need.number)), _need(desk, need), cell(*_answered(desk, need))) for need in first)
    more = t("另有{n}件，见会议纪要。", n=len(needs) - len(first)) if len(needs) > len(first) else ""
    columns = (Column(t("编号"), 12, "mid"), Column(t("大家说的事")), Column(t("谁答复"), 50))
    return [Heading(text(t("最要紧的事"))), Table(columns, rows, more)]


def _need(desk: Desk, need: Need) -> Cell:
    dots = text(desk.t("得点{n}", n=need.dots), "soft") if need.dots is not None else ()
    danger = (Run(desk.t("立即危险"), "danger"),) if need.danger else ()
    return cell((Run(_short(need.head.text)), *danger, Run(" "), *dots))


def _answered(desk: Desk, need: Need) -> tuple[str, ...]:
    """Units by name, residents by their side."""
    rows = [*(row.by for row in need.answers if row.kind != "cannot"), *(row.who for row in need.actions)]
    return (desk.tongue.join(dict.fromkeys(_who(desk, row) for row in rows)) or desk.t("还没有人答复"),)


def _promises(desk: Desk, told: Minutes) -> list[Block]:
    t = desk.t
    found: dict[str, Answer | Action] = {f"answer/{row.id}": row for row in desk.record.answers}
    found |= {f"task/{row.id}": row for row in desk.record.actions}
    kept = sorted((one for one in _promised(told) if not one.unkept), key=lambda one: one.due or "9")
    if not kept:
        return []
    columns = (Column(t("期限"), 26), Column(t("做什么")), Column(t("谁负责"), 50))
    rows = tuple(
        (
            cell(text(due(desk, one.kind, one.due), "b")),
            cell((Run(_short(desk.tongue.line(one.what))), Run(" "), *text(kind(desk, one.kind), "soft"))),
            cell(_who(desk, _owner(found[one.key]))),
        )
        for one in kept[:PROMISES]
    )
    more = t("另有{n}项，见会议纪要。", n=len(kept) - PROMISES) if len(kept) > PROMISES else ""
    return [Heading(text(t("答应了什么，什么时候"))), Table(columns, rows, more)]


def _owner(row: Answer | Action) -> str:
    return (row.by if isinstance(row, Answer) else row.who) or ""


def _who(desk: Desk, key: str | None) -> str:
    code = desk.cast.group_code(key)
    return desk.group(code) if code and not desk.cast.unit(key) else desk.cast.name(key)


def _short(words: str) -> str:
    return words if len(words) <= WORDS else words[:WORDS].rstrip() + "……"
