"""The one page that is read by whoever reads nothing else: figures, the most pressing needs, and what was not heard."""

from __future__ import annotations

from facilitate.papers.blocks import Block, Cell, Column, Figures, Heading, Para, Run, Runs, Table, cell, text
from facilitate.papers.kit import Desk
from facilitate.papers.need_facts import foremost, households, responsible
from facilitate.papers.tables import due
from facilitate.reports.minutes import minutes
from facilitate.reports.needs import Need, NeedsReport, sources
from facilitate.reports.numbers import Numbers, Ref

FIRST, LINES = 5, 3


def page(desk: Desk, report: NeedsReport) -> list[Block]:
    """The summary; a meeting without needs has this and nothing else."""
    blocks = [_figures(desk, report), *_most_pressing(desk, report)]
    lines = minutes(desk.record).unheard if report.needs else ()
    if lines:
        blocks.append(Para((Run(desk.t("没有听到的："), "b"), *desk.sourced(lines)), "lead"))
    return blocks


def _figures(desk: Desk, report: NeedsReport) -> Block:
    t, record = desk.t, desk.record
    nobody = len(report.nobody)
    figures = [
        (str(record.attendance.present or len(record.people)), t("人"), t("到会"), False),
        (str(sum(len(need.cards) for need in report.needs)), t("张"), t("需求卡"), False),
        (str(len(report.needs)), t("件"), t("归并后的需求，原文均保留"), False),
    ]
    if report.priority:
        figures.append((str(len(report.priority)), t("件"), t("会上选出的重点"), False))
    if any(need.owed for need in report.needs):
        figures.append((str(nobody), t("件"), t("至散会无人答复"), bool(nobody)))
    return Figures(tuple(figures))


def _most_pressing(desk: Desk, report: NeedsReport) -> list[Block]:
    """Up to five and who is level with the fifth: immediate danger, then by dots; more are named with their number."""
    t, numbers = desk.t, Numbers(desk.record)
    pressing = [need for need in report.needs if need.danger or need.priority] or list(report.needs)
    first = foremost(pressing, FIRST)
    rest = pressing[len(first) :]
    if not first:
        return [Para(text(t("到现在还没有需求。")))]
    rows = tuple(
        (
            cell(text(t("急") if need.danger else str(need.number), "b")),
            cell(_title(desk, need), text(_below(desk, need), "soft"), desk.source(_ref(need, numbers))),
            _who(desk, need),
        )
        for need in first
    )
    columns = (Column("", 9), Column(t("需求"), 60), Column(t("谁答复，怎么办，什么时候")))
    more = [Para(text(t("另有{n}件重点，见需求总表。", n=len(rest))), "flat")] if rest else []
    return [Heading(text(t("最要紧的几件"))), Table(columns, rows), *more]


def _ref(need: Need, numbers: Numbers) -> tuple[Ref, ...]:
    return (need.ref, *sources(need, numbers))


def _title(desk: Desk, need: Need) -> Runs:
    return (Run(need.head.text, "b"), *(text(desk.t("立即危险"), "flag") if need.danger else ()))


def _below(desk: Desk, need: Need) -> str:
    t = desk.t
    parts = (
        t("居民 {n} 点", n=need.dots) if need.dots is not None else "",
        households(desk, need),
        t("{n}人提出", n=need.raised_by) if need.raised_by else "",
    )
    return " · ".join(part for part in parts if part)


def _who(desk: Desk, need: Need) -> Cell:
    """Who answers, in which way and by when, three of them at most; in red where nobody does."""
    t, name = desk.t, desk.cast.name
    answers = [(name(row.by), row.text or row.reason, due(desk, row.kind, row.due)) for row in need.answers]
    tasks = [(name(row.who), row.what, due(desk, "task", row.due)) for row in need.actions]
    told = [_promise(desk, *row) for row in answers or tasks]
    more = [text(t("另有{n}条", n=len(told) - LINES), "soft")] if len(told) > LINES else []
    return cell(*responsible(desk, need), *told[:LINES], *more)


def _promise(desk: Desk, who: str, what: str, day: str) -> Runs:
    if day == "—":
        return text(desk.t("{who}：{what}", who=who, what=what))
    return text(desk.t("{who}：{what}（{due}）", who=who, what=what, due=day))
