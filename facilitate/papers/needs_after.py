"""What was promised, what to do first, and how to see that it was done."""

from __future__ import annotations

from collections.abc import Sequence

from facilitate.papers.blocks import Block, Column, Heading, Para, Signatures, Table, cell, text
from facilitate.papers.kit import Desk
from facilitate.papers.tables import promises
from facilitate.reports.flags import flags
from facilitate.reports.lines import Line, line
from facilitate.reports.needs import Need, NeedsReport
from facilitate.reports.numbers import Numbers
from facilitate.reports.promised import promises as given
from facilitate.reports.terms import Step, terms
from facilitate.reports.unheard import LISTED

FLAGS = 30


def promised(desk: Desk, report: NeedsReport) -> list[Block]:
    """Answers and tasks, then in red what nobody took on."""
    rows = given(desk.record, Numbers(desk.record), desk.cast)
    blocks: list[Block] = [promises(desk, rows)] if rows else []
    return [*blocks, *_nobody(desk, report)]


def _nobody(desk: Desk, report: NeedsReport) -> list[Block]:
    open_ones = report.unowned
    if not open_ones:
        return []
    first = open_ones[:LISTED]
    titles = tuple(desk.t("“{title}”", title=need.head.text) for need in first)
    told = (
        "无人负责的{n}件：{titles}。"
        if len(open_ones) <= LISTED
        else "无人负责的有{n}件，见需求总表；前面几件是：{titles}。"
    )
    said = desk.t(told, n=len(open_ones), titles=titles)
    return [Para((*text(said, "alert"), *desk.source([need.ref for need in first])), "flat")]


def advice(desk: Desk, report: NeedsReport) -> list[Block]:
    """By term, from the dates that were promised; then what has no date or nobody, and what to look at again."""
    t, found = desk.t, terms(desk.record, report, Numbers(desk.record))
    until = {"near": found.near_until, "middle": found.middle_until}
    titles = (
        ("near", t("近期（{day}以前）", day=until["near"]), found.near),
        ("middle", t("中期（{day}以前）", day=until["middle"]), found.middle),
        ("long", t("长期（更晚）"), found.long),
        ("", t("说了要办，没有说期限的"), found.undated),
    )
    blocks: list[Block] = []
    for term, title, steps in titles:
        content = [*_entered(desk, found.entered.get(term, ())), *([_steps(desk, steps)] if steps else [])]
        blocks += [Heading(text(title), 3), *content] if content else []
    return [*blocks, *_look_again(desk, report)]


def _entered(desk: Desk, some: Sequence[Need]) -> list[Block]:
    """The needs that were put into this term by whoever filled in their sheets."""
    if not some:
        return []
    told = desk.tongue.join(desk.t("{n} {title}", n=need.number, title=need.head.text) for need in some)
    return [Para(text(desk.t("需求表里定在这一期：{needs}。", needs=told)), "flat")]


def _steps(desk: Desk, steps: Sequence[Step]) -> Table:
    t = desk.t
    columns = (Column(t("需求"), 42), Column(t("做什么")), Column(t("谁"), 32), Column(t("期限"), 22))
    rows = tuple(
        (
            cell(f"{step.need.number} {step.need.head.text}"),
            cell((*text(step.what), *desk.source([step.ref]))),
            cell(desk.cast.name(step.who)),
            cell((t("{day}前答复", day=step.due) if step.reply else desk.tongue.day(step.due)) if step.due else "—"),
        )
        for step in steps
    )
    return Table(columns, rows)


def _look_again(desk: Desk, report: NeedsReport) -> list[Block]:
    """Each flag with its numbers; what nobody answers for first needs somebody."""
    found = [flag.line for flag in flags(desk.record, report, Numbers(desk.record))]
    if not found:
        return []
    return [
        Heading(text(desk.t("请主办方先看的")), 3),
        *(Para(desk.sourced([told]), "quote") for told in found[:FLAGS]),
        *([Para(text(desk.t("另有{n}条", n=len(found) - FLAGS), "soft"), "quote")] if len(found) > FLAGS else []),
    ]


def follow_up(desk: Desk, report: NeedsReport) -> list[Block]:
    """Task by task with who checks; room for the hand of whoever writes and whoever signs."""
    t, actions = desk.t, desk.record.actions
    lines = _figures(desk, report)
    if not lines:
        return []
    blocks: list[Block] = [desk.paragraph(lines)]
    if actions:
        numbers = Numbers(desk.record)
        columns = (
            Column(t("凭什么算办到")), Column(t("谁"), 34), Column(t("期限"), 22), Column(t("谁督办"), 28), Column(t("现在"), 26),
        )  # fmt: skip
        rows = tuple(
            (
                cell((*text(row.what), *desk.source([numbers.ref("task", row.id)]))),
                cell(desk.cast.name(row.who)),
                cell(desk.tongue.day(row.due) if row.due else "—"),
                cell(desk.cast.name(row.checker)) if row.checker else cell(text(t("没有定"), "alert")),
                cell(desk.listed("action_states", row.state).split("（")[0]),
            )
            for row in actions
        )
        blocks.append(Table(columns, rows))
    return [*blocks, Signatures((t("编制人"), t("审核人"), t("日期")))]


def _figures(desk: Desk, report: NeedsReport) -> list[Line]:
    actions, lines = desk.record.actions, []
    if actions:
        text = "任务{n}项，定了督办人的{checked}项，居民已确认办到的{done}项。"
        done = sum(row.state == "confirmed" for row in actions)
        lines.append(line(text, (), n=len(actions), checked=sum(bool(row.checker) for row in actions), done=done))
    days = [*(row.due for row in actions), *(row.due for row in desk.record.answers)]
    dated = sorted(day for day in days if day)
    if dated:
        text = "答复和任务里，最早一项{first}到期，最晚一项{last}到期；请在这两天之后各回访一次，把结果公布在大家看得到的地方。"
        lines.append(line(text, (), first=desk.tongue.day(dated[0]), last=desk.tongue.day(dated[-1])))
    offered = [need for need in report.needs if need.offers]
    if offered:
        text = "{n}件需求里有{m}件有人出资源，对接率{rate}。"
        rate = f"{len(offered) / len(report.needs):.0%}"
        lines.append(line(text, (), n=len(report.needs), m=len(offered), rate=rate))
    return lines
