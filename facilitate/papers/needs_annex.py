"""The annexes of the needs report: the arithmetic of the ranking, the charts in figures, every card, the rule."""

from __future__ import annotations

from facilitate.papers.album import Album
from facilitate.papers.blocks import Block, Cell, Column, Heading, PageBreak, Para, Table, cell, text
from facilitate.papers.kit import Desk
from facilitate.papers.need import whose
from facilitate.papers.needs_worked import anchor, steps, worked
from facilitate.papers.photos import annexed
from facilitate.reports.needs import NeedsReport
from facilitate.reports.numbers import Numbers, cards

MOST = 400


def annex(desk: Desk, report: NeedsReport, album: Album) -> list[Block]:
    """Each part with a heading of its own; parts without content are not there."""
    parts = (
        (desk.t("附件：排序的算法"), _arithmetic(desk, report)),
        (desk.t("附件：图中的数字"), album.tables()),
        (desk.t("附件：卡片原文"), _cards(desk, report)),
        (desk.t("附件：规则"), _rule(desk)),
    )
    blocks = [block for title, content in parts if content for block in (Heading(text(title)), *content)]
    left_out = desk.t("签到表有真实姓名，另存，不随本报告发出。") + _photos(desk)
    return [PageBreak(), *blocks, Para(text(left_out), "note")] if blocks else []


def _photos(desk: Desk) -> str:
    """That there are photos, kept elsewhere as well."""
    said = annexed(desk)
    return f" {said}" if said and desk.tongue.code == "en" else said


def _arithmetic(desk: Desk, report: NeedsReport) -> list[Block]:
    rows = []
    first = worked(report)
    for need in first:
        lines = steps(desk, report, need)
        if lines:
            number = Cell((text(str(need.number)),), anchor=anchor(desk, need))
            rows.append((number, cell(text(need.head.text, "b")), cell(*lines)))
    columns = (Column(desk.t("编号"), 12, "mid"), Column(desk.t("需求"), 38), Column(desk.t("怎样算出来的")))
    left = len(report.needs) - len(first)
    more = [Para(text(desk.t("其余{n}件只按点数排，见需求总表。", n=left)), "flat")] if left else []
    return [Table(columns, tuple(rows)), *more] if rows else []


def _cards(desk: Desk, report: NeedsReport) -> list[Block]:
    """Every card that may be read by all, with the need it is part of; no writer's name."""
    t, numbers = desk.t, Numbers(desk.record)
    home = {card.id: need.number for need in report.needs for card in need.cards}
    shown = [card for card in cards(desk.record) if card.state == "shown" and card.text and card.id in home]
    columns = (Column(t("卡"), 12, "mid"), Column(t("原文")), Column(t("谁写的"), 34), Column(t("归到"), 16, "mid"))
    rows = tuple(
        (
            cell(f"{numbers.of['card'][card.id]:02d}"), cell(card.text), cell(whose(desk, card)),
            cell(t("需{n}", n=home[card.id])),
        )
        for card in shown[:MOST]
    )  # fmt: skip
    left = len(shown) - MOST
    more = [Para(text(t("另有{n}张，见《会议记录》。", n=left)), "flat")] if left > 0 else []
    return [Table(columns, rows), *more] if rows else []


def _rule(desk: Desk) -> list[Block]:
    pick = desk.tongue.pick
    articles = desk.record.meeting.rule.articles
    told = [
        (pick_article.zh if desk.tongue.code == "zh" else pick_article.en or pick_article.zh)
        for pick_article in articles
    ]
    head = (
        [Para(text(pick(desk.record.meeting.rule.title) or desk.record.meeting.rule.id, "b"), "flat")] if told else []
    )
    return [*head, *(Para(text(f"{n}. {said}"), "flat") for n, said in enumerate(told, 1))]
