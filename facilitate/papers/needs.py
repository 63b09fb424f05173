"""The needs report: a summary of one page, then the sections of documents.yaml that have something to say, then the annexes."""

from __future__ import annotations

from collections.abc import Iterator

from facilitate.papers import (
    need,
    needs_after,
    needs_annex,
    needs_charts,
    needs_method,
    needs_people,
    needs_resources,
    opinion,
)
from facilitate.papers import needs_summary as summary
from facilitate.papers.album import Album
from facilitate.papers.blocks import Block, Document, Heading, PageBreak, Para, Run, text
from facilitate.papers.brief import brief
from facilitate.papers.kit import Desk
from facilitate.papers.needs_table import table
from facilitate.reports.needs import Need, NeedsReport, needs

NAME = "需求评估报告"
ONE_BY_ONE, OTHERWISE = 30, 8


def document(desk: Desk) -> Document:
    """The report of this meeting as blocks; without a single need it says so."""
    desk = Desk(brief(desk.record, desk.tongue), desk.tongue, desk.links)
    report, album = needs(desk.record), Album(desk)
    blocks: list[Block] = summary.page(desk, report)
    sections = [section for section in _sections(desk, report, album) if section[1]] if report.needs else []
    blocks += [PageBreak()] if sections else []
    for number, (title, content) in enumerate(sections, 1):
        blocks += [Heading(text(desk.numbered(number, title))), *content]
    if sections:
        blocks += needs_annex.annex(desk, report, album)
    return desk.document("needs", desk.t(NAME), *blocks)


def _sections(desk: Desk, report: NeedsReport, album: Album) -> Iterator[tuple[str, list[Block]]]:
    t = desk.t
    yield t("评估背景与目的"), needs_method.purpose(desk)
    yield t("评估方法与局限"), needs_method.method(desk, report, album)
    yield t("社区基本情况"), needs_method.profile(desk)
    yield t("谁来了，谁没来"), needs_people.heard(desk, report, album)
    yield t("需求总表"), table(desk, report)
    yield t("重点需求逐项分析"), _one_by_one(desk, report)
    yield t("要紧、满意与分歧"), needs_charts.charts(desk, report, album)
    yield t("看法的分群与共识"), opinion.section(desk)
    yield t("资源对接（七类）"), needs_resources.resources(desk, report)
    yield t("各方承诺与责任清单"), needs_after.promised(desk, report)
    yield t("建议与优先次序"), needs_after.advice(desk, report)
    yield t("跟进与评估"), needs_after.follow_up(desk, report)


def _one_by_one(desk: Desk, report: NeedsReport) -> list[Block]:
    """What the meeting chose; where it chose nothing, what was answered, offered, talked about or has a sheet."""
    picked = report.priority or tuple(one for one in report.needs if _dealt_with(one))[:OTHERWISE]
    blocks = [block for one in picked[:ONE_BY_ONE] for block in need.one(desk, report, one)]
    left = len(picked) - ONE_BY_ONE
    if left > 0:
        blocks.append(Para((Run(desk.t("还有{n}件没有逐项写，见需求总表和《会议记录》。", n=left)),)))
    return blocks


def _dealt_with(one: Need) -> bool:
    return bool(one.head.sheet or one.answers or one.actions or one.offers or one.turns or one.comments)
