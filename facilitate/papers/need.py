"""One priority need by itself: figures, own words, four kinds of evidence, what was said, resources, routes and promises."""

from __future__ import annotations

from collections.abc import Iterator

from facilitate.papers.blocks import Block, Column, Heading, Para, Plate, Run, Runs, Table, cell, text
from facilitate.papers.kit import Desk
from facilitate.papers.need_facts import households, responsible, sheet, signed
from facilitate.papers.need_resources import table
from facilitate.papers.needs_table import QUADRANTS, about
from facilitate.papers.needs_worked import fold
from facilitate.papers.tables import promises
from facilitate.reports.evidence import Evidence, evidence
from facilitate.reports.needs import Need, NeedsReport
from facilitate.reports.numbers import Numbers
from facilitate.reports.promised import Promise
from facilitate.reports.promised import promises as promised
from facilitate.reports.resourcing import resources
from facilitate.reports.routes import routes
from facilitate.reports.rows import Item
from facilitate.reports.talk import spoken

QUOTES, REMARKS, TURNS, SHOWN = 3, 4, 16, 24
STATES = {"found": "有", "said": "待核对", "missing": "缺"}


def one(desk: Desk, report: NeedsReport, need: Need) -> list[Block]:
    """The block of one need; parts without content are not there."""
    numbers = Numbers(desk.record)
    parts: tuple[tuple[str, list[Block]], ...] = (
        (desk.t("原话"), list(_quotes(desk, need, numbers))),
        (desk.t("需求表"), sheet(desk, need)),
        (desk.t("四类证据"), [_evidence(desk, evidence(need, report, numbers))]),
        (desk.t("会上怎么说"), _said(desk, need, numbers)),
        (desk.t("资源与缺口"), table(desk, resources(need, numbers))),
        (desk.t("谁答复，谁来办"), _answered(desk, need, numbers)),
    )
    blocks: list[Block] = [_plate(desk, need), *fold(desk, report, need)]
    for title, content in parts:
        blocks += [Heading(text(title), 3), *content] if content else []
    return blocks


def _plate(desk: Desk, need: Need) -> Plate:
    t, number = desk.t, desk.tongue.number
    affected = need.on_cards("affected") if not need.head.sheet else None
    told = [about(desk, need), households(desk, need)]
    told += [t("卡上写影响：{who}", who=affected) if affected else ""]
    asked = need.on_cards("asked")
    told += [t("卡上写想请：{what}", what=asked) if asked else ""]
    figures = [(str(need.dots), t("居民贴点"))] if need.dots is not None else []
    names = (("importance", t("要紧")), ("satisfaction", t("满意")), ("feasibility", t("好办")))
    figures += [(number(need.grades[axis].median), name) for axis, name in names if axis in need.grades]
    figures += [(f"{need.bridging:.2f}", t("各方共同看重"))] if need.bridging is not None else []
    owners = desk.cast.names(need.owners)
    entered = need.entered("owner") or need.entered("nobody") or not owners
    answered = _plain(responsible(desk, need)) if entered else t("负责：{names}", names=owners)
    route = t("处理：{route}", route=t(QUADRANTS[need.quadrant])) if need.quadrant else ""
    return Plate(
        number=str(need.number),
        title=need.head.text,
        below=tuple(filter(None, (" · ".join(filter(None, told)), answered, route))),
        figures=tuple(figures),
        danger=t("立即危险") if need.danger else "",
    )


def _plain(lines: list[Runs]) -> str:
    return " · ".join("".join(run.text for run in line) for line in lines)


def _quotes(desk: Desk, need: Need, numbers: Numbers) -> Iterator[Block]:
    """Two or three in their own words, by group and number: residents' names stay out of a report that is handed on."""
    shown = [card for card in need.cards if card.state == "shown" and card.id in numbers.of["card"]]
    for card in shown[:QUOTES]:
        words = Run(desk.t("“{words}”", words=card.text))
        yield Para((words, Run(" " + whose(desk, card)), *desk.source(numbers.refs("card", [card.id]))), "quote")
    rest = shown[QUOTES:]
    if rest:
        more = Run(desk.t("另有{n}张", n=len(rest)), "soft")
        yield Para((more, *desk.source(numbers.refs("card", (card.id for card in rest[:SHOWN])))), "quote")


def whose(desk: Desk, card: Item) -> str:
    """The group of whoever wrote it, with a word where the scribe entered it."""
    group = desk.group(desk.cast.group_code(card.by) or card.group or "")
    by = group or desk.t("未署名")
    return desk.t("{who}，代填", who=by) if card.proxy else by


def _evidence(desk: Desk, kinds: tuple[Evidence, ...]) -> Table:
    t = desk.t
    columns = (Column(t("哪一类"), 24), Column(t("根据什么")), Column(t("情况"), 16, "mid"))
    rows = tuple(
        (
            cell(desk.listed("need_kinds", one.kind)),
            cell(*_shown(desk, one)),
            cell(text(t(STATES[one.state]), "b" if one.state == "found" else "soft")),
        )
        for one in kinds
    )
    return Table(columns, rows)


def _shown(desk: Desk, one: Evidence) -> tuple[Runs, ...]:
    """The source that was entered, then what else shows it; or who has not been asked yet."""
    if one.state == "missing":
        return (text(desk.tongue.line(one.lines[0]), "soft"),)
    entered = (signed(desk, one.entered),) if one.entered else ()
    return (*entered, *((desk.sourced(one.lines),) if one.lines else ()))


def _said(desk: Desk, need: Need, numbers: Numbers) -> list[Block]:
    """The turns as they followed one another, then some of the remarks."""
    lines = [line for line in spoken(need, numbers, desk.cast) if line.refs and line.refs[0].kind == "turn"]
    blocks: list[Block] = [desk.paragraph(lines[:TURNS])] if lines else []
    if len(lines) > TURNS:
        blocks.append(Para(text(desk.t("另有{n}段发言，见《会议记录》。", n=len(lines) - TURNS), "soft"), "quote"))
    first, rest = need.comments[:REMARKS], need.comments[REMARKS:]
    for row in first:
        words = Run(desk.t("“{words}”", words=row.text))
        who = desk.group(desk.cast.group_code(row.by)) if row.by else desk.t("未署名")
        blocks.append(Para((words, Run(" " + who), *desk.source(numbers.refs("comment", [row.id]))), "quote"))
    if rest:
        blocks.append(Para(text(desk.t("另有{n}条留言，见《会议记录》。", n=len(rest)), "soft"), "quote"))
    return blocks


def _answered(desk: Desk, need: Need, numbers: Numbers) -> list[Block]:
    t = desk.t
    rows = _promises(desk, need, numbers)
    if not rows:
        return [Para(text(t("至散会无人答复。"), "alert"), "flat")] if need.owed else []
    found = () if need.head.sheet else routes(need, numbers, desk.cast)
    ways: list[Runs] = [(Run(desk.listed("routes", code)), *desk.source(refs)) for code, refs in found]
    told: Runs = tuple(run for way in ways for run in (*way, Run("　")))
    return [promises(desk, rows), *([Para((Run(t("从答复和任务看，回应路径：")), *told), "flat")] if ways else [])]


def _promises(desk: Desk, need: Need, numbers: Numbers) -> list[Promise]:
    mine = {
        *numbers.refs("answer", (row.id for row in need.answers)),
        *numbers.refs("task", (row.id for row in need.actions)),
    }
    return [row for row in promised(desk.record, numbers, desk.cast) if row.refs[0] in mine]
