"""The public notice of what came out: units and offices by name, residents never."""

from __future__ import annotations

from facilitate.papers import decided
from facilitate.papers.blocks import Block, Cell, Column, Document, Heading, Para, Run, Runs, Table, cell, text
from facilitate.papers.kit import Desk
from facilitate.papers.tables import due, kind
from facilitate.reports.needs import Need, needs
from facilitate.reports.numbers import Numbers
from facilitate.reports.resolved import decisions

NAME = "协商结果公示"


def document(desk: Desk) -> Document:
    t, links = desk.t, desk.links
    report = needs(desk.record)
    rows = sorted(report.priority or report.needs, key=lambda need: need.number)
    voices = desk.cast.voices()
    residents = sum(not desk.cast.unit(person.id) for person in voices)
    told = t("{day}在{place}举行，按“{rule}”协商，到会居民{n}人、单位代表{m}人。", day=desk.when(), place=desk.place, rule=desk.rule(),
             n=residents, m=len(voices) - residents)  # fmt: skip
    blocks: list[Block] = [Heading(text(t("经过"))), Para(text(told))]
    columns = (
        Column(t("编号"), 10, "mid"),
        Column(t("事项")),
        Column(t("居民贴点"), 16, "num"),
        Column(t("哪个单位怎么答复"), 60),
        Column(t("期限"), 26),
    )
    if rows:
        blocks += [Heading(text(t("结果"))), Table(columns, tuple(_row(desk, need) for need in rows))]
    votes = decided.table(desk, decisions(desk.record, Numbers(desk.record), desk.cast), sources=False)
    if votes:
        blocks += [Heading(text(t("表决结果"))), votes[0]]
    contact = t("有意见请告诉{contact}。", contact=links.contact) if links.contact else t("有意见请告诉会议主办方。")
    blocks += (
        [Heading(text(t("意见反馈"))), Para(text(contact)), Para(text(links.organiser), "flat")]
        if links.organiser
        else [Para(text(contact))]
    )
    return desk.document("notice", t(NAME), *blocks)


def _row(desk: Desk, need: Need) -> tuple[Cell, ...]:
    given = [answer for answer in need.answers if desk.cast.unit(answer.by)]
    tasks = need.actions if not given else ()
    nobody = text(desk.t("无人答复"), "alert")
    said: list[Runs] = [
        (Run(kind(desk, row.kind), "b"), Run(desk.t("：{what}", what=row.text or row.reason))) for row in given
    ]
    said += [(Run(desk.t("任务"), "b"), Run(desk.t("：{what}", what=row.what))) for row in tasks]
    dates = [due(desk, row.kind, row.due) for row in given] + [due(desk, "task", row.due) for row in tasks]
    return (
        cell(str(need.number)),
        cell(need.head.text),
        cell("—" if need.dots is None else str(need.dots)),
        cell(*(said or [nobody])),
        cell(*(dates or ["—"])),
    )
