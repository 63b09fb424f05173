"""Every need in one table, in the order in which they stand, with what each got and who answers."""

from __future__ import annotations

from facilitate.papers.blocks import Block, Cell, Column, Run, Table, cell, text
from facilitate.papers.kit import Desk
from facilitate.papers.need_facts import responsible, where
from facilitate.papers.tables import due
from facilitate.reports.evidence import marked
from facilitate.reports.needs import Need, NeedsReport
from facilitate.reports.rows import Answer

AXES = ("importance", "satisfaction", "feasibility")
QUADRANTS = {"urgent": "急办", "hard": "攻坚", "keep": "保持", "later": "缓办"}


def table(desk: Desk, report: NeedsReport) -> list[Block]:
    """Columns that no need has anything for are left out."""
    if not report.needs:
        return []
    t, some = desk.t, report.needs
    dots, apart = any(n.dots is not None for n in some), any(n.apart is not None for n in some)
    graded = any(axis in n.grades for n in some for axis in AXES)
    households = any(n.said("households") for n in some)
    columns = [Column(t("编号"), 9, "mid"), Column(t("需求"))]
    columns += [Column(t("户数"), 10, "num")] if households else []
    columns += [Column(t("卡片"), 10, "num")]
    columns += [Column(t("居民贴点"), 11, "num")] if dots else []
    columns += [Column(t("单位另列"), 11, "num")] if apart else []
    columns += (
        [Column(t("要紧"), 10, "num"), Column(t("满意"), 10, "num"), Column(t("好办"), 10, "num")] if graded else []
    )
    columns += [Column(t("谁答复，何时"), 30)]
    rows = tuple(_row(desk, need, dots=dots, apart=apart, graded=graded, households=households) for need in some)
    return [Table(tuple(columns), rows, _caption(desk, report, dots=dots, graded=graded))]


def _caption(desk: Desk, report: NeedsReport, *, dots: bool, graded: bool) -> str:
    t = desk.t
    said = [t("编号按居民贴点多少排，得点相同的并列；贴点是到会居民的选择，不等于支持的人数。")] if dots else []
    said += [t("要紧、满意、好办是居民打分的中位数，下面是中间一半人的范围。")] if graded else []
    loose = any(need.on_cards("households") and not need.entered("households") for need in report.needs)
    said += [t("灰色的户数是卡上写的，没有人核过。")] if loose else []
    said += [t("有立即危险的，不论点数，列在最前。")] if any(need.danger for need in report.needs) else []
    said += [t("怎样排出来的，见附件“排序的算法”。")] if dots or graded else []
    return ("" if desk.tongue.code == "zh" else " ").join(said)


def _row(desk: Desk, need: Need, *, dots: bool, apart: bool, graded: bool, households: bool) -> tuple[Cell, ...]:
    return (
        cell(str(need.number)),
        cell(
            (Run(need.head.text, "b"), *_danger(desk, need)),
            text(about(desk, need), "soft"),
            _done(desk, need),
            _keywords(desk, need),
        ),
        *((_households(need),) if households else ()),
        cell(str(len(need.cards))),
        *((cell(text(_dash(need.dots), "b")),) if dots else ()),
        *((cell(text(_dash(need.apart), "soft")),) if apart else ()),
        *(tuple(_grade(desk, need, axis) for axis in AXES) if graded else ()),
        _short(desk, need),
    )


def about(desk: Desk, need: Need) -> str:
    """Category, kinds of evidence that somebody marked, place, since when."""
    listed = [desk.listed("needs", need.category), *(desk.listed("need_kinds", kind) for kind in sorted(marked(need)))]
    return " · ".join(filter(None, (*listed, *where(desk, need))))


def _households(need: Need) -> Cell:
    """As it was entered; in grey where it only stands on a card."""
    mark, written = need.entered("households"), need.on_cards("households")
    if mark:
        return cell(str(mark.value))
    return cell(text(_dash(written), "soft"))


def _danger(desk: Desk, need: Need) -> tuple[Run, ...]:
    return text(desk.t("立即危险"), "flag") if need.danger else ()


def _keywords(desk: Desk, need: Need) -> tuple[Run, ...]:
    words = desk.tongue.join(need.head.keywords[:3])
    return text(desk.t("关键词：{words}", words=words), "soft") if words else ()


def _done(desk: Desk, need: Need) -> tuple[Run, ...]:
    return text(desk.t("处理：{route}", route=desk.t(QUADRANTS[need.quadrant])), "soft") if need.quadrant else ()


def _grade(desk: Desk, need: Need, axis: str) -> Cell:
    grade = need.grades.get(axis)
    if not grade:
        return cell(text("—", "soft"))
    spread = f"{desk.tongue.number(grade.low)}–{desk.tongue.number(grade.high)}" if grade.low != grade.high else ""
    return cell(text(desk.tongue.number(grade.median), "b"), text(spread, "soft"))


def _short(desk: Desk, need: Need) -> Cell:
    head = responsible(desk, need)
    if not need.answered:
        return cell(*(head or (text("—", "soft"),)))
    rows = need.answers or need.actions
    people = [row.by if isinstance(row, Answer) else row.who for row in rows]
    dates = [due(desk, row.kind if isinstance(row, Answer) else "task", row.due) for row in rows]
    return cell(
        *head,
        *(part for who, day in zip(people, dates, strict=True) for part in (desk.cast.name(who), text(day, "soft"))),
    )


def _dash(value: object) -> str:
    return "—" if value is None else str(value)
