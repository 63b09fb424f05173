"""The needs summary: immediate danger first, every need in one table, then each priority need by itself."""

from __future__ import annotations

from collections.abc import Iterator

from facilitate.papers.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Drawing,
    Figures,
    Heading,
    PageBreak,
    Para,
    Run,
    Runs,
    Table,
    cell,
    text,
)
from facilitate.papers.charts import Bar, Mark, matrix, stacked
from facilitate.papers.kit import Desk
from facilitate.papers.need import one
from facilitate.papers.tables import due
from facilitate.reports.minutes import minutes
from facilitate.reports.needs import Need, NeedsReport, needs
from facilitate.reports.participation import talks
from facilitate.reports.rows import Answer

NAME = "需求评估报告"
AXES = ("importance", "satisfaction", "feasibility")


def document(desk: Desk) -> Document:
    """The report of this meeting as blocks; without a single need it says so."""
    report = needs(desk.record)
    blocks: list[Block] = [_figures(desk, report)]
    blocks += _most_pressing(desk, report)
    numbered = [section for section in _sections(desk, report) if section[1]]
    blocks += [PageBreak()] if report.needs else []
    for number, (title, content) in enumerate(numbered, 1):
        blocks += [Heading(text(desk.t("{n}、{title}", n=desk.tongue.numeral(number), title=title))), *content]
    return desk.document("needs", desk.t(NAME), *blocks)


def _sections(desk: Desk, report: NeedsReport) -> Iterator[tuple[str, list[Block]]]:
    t = desk.t
    yield t("需求总表"), _table(desk, report)
    yield t("重点需求逐项"), [block for need in report.priority for block in one(desk, need)]
    yield t("要紧与满意"), _matrix(desk, report)
    yield t("谁来了，谁没来"), _heard(desk)
    yield t("没有谈到的，没有听到的"), _unheard(desk)
    yield t("方法与局限"), _method(desk, report)


def _figures(desk: Desk, report: NeedsReport) -> Block:
    t, record = desk.t, desk.record
    cards = sum(not item.originals for item in record.items)
    nobody = len(report.nobody)
    return Figures(
        (
            (str(record.attendance.present or len(record.people)), t("人"), t("到会"), False),
            (str(cards), t("张"), t("需求卡"), False),
            (str(len(report.needs)), t("件"), t("归并后的需求，原文均保留"), False),
            (str(len(report.priority)), t("件"), t("贴点选出的重点"), False),
            (str(nobody), t("件"), t("至散会无人答复"), bool(nobody)),
        )
    )


def _most_pressing(desk: Desk, report: NeedsReport) -> list[Block]:
    """Up to five: immediate danger, then by dots, then what nobody answers for."""
    t = desk.t
    first = [need for need in report.needs if need.danger or need.priority][:5]
    rows = tuple(
        (
            cell(text(t("急") if need.danger else str(need.number), "b")),
            cell((Run(need.head.text, "b"), *_danger(desk, need)), text(_below(desk, need), "soft")),
            _who(desk, need),
        )
        for need in first
    )
    if not rows:
        return [] if report.needs else [Para(text(t("到现在还没有需求。")))]
    columns = (Column("", 9), Column(t("需求"), 60), Column(t("谁答复，怎么办，什么时候")))
    return [Heading(text(t("最要紧的几件"))), Table(columns, rows)]


def _below(desk: Desk, need: Need) -> str:
    t = desk.t
    households = need.said("households")
    parts = (
        t("居民 {n} 点", n=need.dots) if need.dots is not None else "",
        t("{n}户", n=households) if households else "",
        t("{n}人提出", n=need.raised_by) if need.raised_by else "",
    )
    return " · ".join(part for part in parts if part)


def _danger(desk: Desk, need: Need) -> Runs:
    return text(desk.t("立即危险"), "flag") if need.danger else ()


def _who(desk: Desk, need: Need) -> Cell:
    """Who answers, in which way and by when; in red where nobody does."""
    t = desk.t
    answers = [
        text(
            t(
                "{who}：{what}（{due}）",
                who=desk.cast.name(row.by),
                what=row.text or row.reason,
                due=due(desk, row.kind, row.due),
            )
        )
        for row in need.answers
    ]
    tasks = [
        text(t("{who}：{what}（{due}）", who=desk.cast.name(row.who), what=row.what, due=due(desk, "task", row.due)))
        for row in need.actions
    ]
    nobody = [] if need.answered else [text(t("至散会无人答复"), "alert")]
    return cell(*nobody, *(answers or tasks))


def _table(desk: Desk, report: NeedsReport) -> list[Block]:
    if not report.needs:
        return []
    t = desk.t
    dots, graded = any(n.dots is not None for n in report.needs), any(n.grades for n in report.needs)
    households = any(n.said("households") for n in report.needs)
    columns = [Column(t("编号"), 9, "mid"), Column(t("需求"))]
    columns += [Column(t("户数"), 10, "num")] if households else []
    columns += [Column(t("卡片"), 10, "num")]
    columns += [Column(t("居民贴点"), 11, "num"), Column(t("单位另列"), 11, "num")] if dots else []
    columns += (
        [Column(t("要紧"), 10, "num"), Column(t("满意"), 10, "num"), Column(t("好办"), 10, "num")] if graded else []
    )
    columns += [Column(t("谁答复，何时"), 30)]
    rows = tuple(_row(desk, need, dots=dots, graded=graded, households=households) for need in report.needs)
    return [Table(tuple(columns), rows, _caption(desk, dots=dots, graded=graded))]


def _caption(desk: Desk, *, dots: bool, graded: bool) -> str:
    t = desk.t
    said = [t("编号按居民贴点多少排，得点相同的并列；贴点是到会居民的选择，不等于支持的人数。")] if dots else []
    said += [t("要紧、满意、好办是居民打分（1—5分）的中位数，短线两边是中间一半人的范围。")] if graded else []
    return ("" if desk.tongue.code == "zh" else " ").join([*said, t("有立即危险的，不论点数，列在最前。")])


def _row(desk: Desk, need: Need, *, dots: bool, graded: bool, households: bool) -> tuple[Cell, ...]:
    kinds = need.head.fields.get("evidence", ())
    about = [desk.listed("needs", need.category), *(desk.listed("need_kinds", kind) for kind in kinds)]
    where = [str(need.said(name)) for name in ("place", "since") if need.said(name)]
    soft = " · ".join(filter(None, (*about, *where)))
    given = (cell(text(_dash(need.dots), "b")), cell(text(_dash(need.apart), "soft"))) if dots else ()
    grades = tuple(_grade(desk, need, axis) for axis in AXES) if graded else ()
    return (
        cell(str(need.number)),
        cell((Run(need.head.text, "b"), *_danger(desk, need)), text(soft, "soft")),
        *((cell(_dash(need.said("households"))),) if households else ()),
        cell(str(len(need.cards))),
        *given,
        *grades,
        _short(desk, need),
    )


def _grade(desk: Desk, need: Need, axis: str) -> Cell:
    grade = need.grades.get(axis)
    if not grade:
        return cell(text("—", "soft"))
    spread = f"{desk.tongue.number(grade.low)}–{desk.tongue.number(grade.high)}" if grade.low != grade.high else ""
    return cell(text(desk.tongue.number(grade.median), "b"), text(spread, "soft"))


def _short(desk: Desk, need: Need) -> Cell:
    if not need.answered:
        return cell(text(desk.t("无人答复"), "alert"))
    rows = need.answers or need.actions
    people = [row.by if isinstance(row, Answer) else row.who for row in rows]
    dates = [due(desk, row.kind if isinstance(row, Answer) else "task", row.due) for row in rows]
    return cell(
        *(part for who, day in zip(people, dates, strict=True) for part in (desk.cast.name(who), text(day, "soft")))
    )


def _dash(value: object) -> str:
    return "—" if value is None else str(value)


def _matrix(desk: Desk, report: NeedsReport) -> list[Block]:
    t = desk.t
    marks = [mark for need in report.needs for mark in _marks(need)]
    if not marks:
        return []
    svg = matrix(marks, t("对现状满意程度（中位数）"), t("要紧程度（中位数）"))
    said = t("底色区：要紧（4分以上）而不满意（2分以下）。实心为居民，空心为单位代表，同号即同一件事。")
    return [Drawing(svg, said), Para(text(said), "flat")]


def _marks(need: Need) -> Iterator[Mark]:
    for grades, solid in ((need.grades, True), (need.apart_grades, False)):
        if {"importance", "satisfaction"} <= grades.keys():
            places = round(grades["satisfaction"].median), round(grades["importance"].median)
            yield Mark(*places, number=need.number, name=need.head.text, solid=solid)


def _heard(desk: Desk) -> list[Block]:
    t = desk.t
    people = talks(desk.record)
    seconds = sum(talk.seconds for talk in people)
    codes = list(desk.cast.by_group())
    if not people or not seconds:
        return []
    came = {code: sum(talk.group == code for talk in people) for code in codes}
    spoke = {code: sum(talk.seconds for talk in people if talk.group == code) / seconds for code in codes}
    bars = (
        Bar(t("人数（{n}）", n=len(people)), tuple((came[code] / len(people), str(came[code])) for code in codes)),
        Bar(t("发言时间"), tuple((spoke[code], f"{spoke[code]:.0%}") for code in codes)),
    )
    measured = desk.record.measures
    said = t(
        "{n}人发言{turns}次，相当于{voices}人平分了时间；主持人、记录人等中立角色不计入。",
        n=sum(talk.turns > 0 for talk in people), turns=sum(talk.turns for talk in people), voices=float(measured.get("effective_voices") or 0),
    )  # fmt: skip
    return [Drawing(stacked(bars, [desk.group(code) for code in codes]), said), Para(text(said))]


def _unheard(desk: Desk) -> list[Block]:
    told = minutes(desk.record).unheard
    return [desk.paragraph(told)] if told else []


def _method(desk: Desk, report: NeedsReport) -> list[Block]:
    t = desk.t
    said = [t("按“{rule}”举行。", rule=desk.rule())]
    if any(need.dots is not None for need in report.needs):
        said.append(t("单位代表的点与分另列，不参与排序。"))
    if report.small:
        said.append(t("有一方不足五人，“各方共同看重”的数字只作参考。"))
    said.append(t("类别由系统按词提示、由人核定；户数、时间为会上所述，未经核查。"))
    return [Para(text(("" if desk.tongue.code == "zh" else " ").join(said)))]
