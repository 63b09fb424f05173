"""The needs as rows of a spreadsheet: every field, what it got, how it came to its place, and who does what by when."""

from __future__ import annotations

from facilitate.papers.brief import brief, joined
from facilitate.papers.full_grades import ROUNDTABLE
from facilitate.papers.kit import Desk
from facilitate.papers.need_facts import TERMS, by
from facilitate.papers.needs_table import QUADRANTS
from facilitate.papers.sheet import Bars, Sheet, Value
from facilitate.papers.tables import due
from facilitate.reports.evidence import evidence
from facilitate.reports.needs import Need, NeedsReport, needs
from facilitate.reports.numbers import Numbers
from facilitate.reports.resourcing import resources
from facilitate.reports.routes import routes

CHARTED = 20


def of_needs(desk: Desk) -> Sheet:
    """One row for each need, in the order in which they stand."""
    t, desk = desk.t, Desk(brief(desk.record, desk.tongue), desk.tongue, desk.links)
    report, numbers = needs(desk.record), Numbers(desk.record)
    heads = (
        (t("编号"), 6), (t("需求"), 40), (t("类别"), 18), (t("关键词"), 18), (t("地点"), 18), (t("多久了"), 12), (t("户数"), 8),
        (t("户数谁说的"), 16), (t("影响谁"), 18), (t("谁受影响而没有来"), 20),
        (t("立即危险"), 9), (t("重点"), 7), (t("卡片"), 7), (t("提出人数"), 9), (t("居民贴点"), 10), (t("名次"), 7), (t("单位另列"), 10),
        (t("要紧程度"), 11), (t("满意程度"), 11), (t("好办程度"), 11), (t("要紧一致"), 10), (t("满意一致"), 10), (t("好办一致"), 10),
        (t("差距"), 7), (t("可改善"), 8), (t("怎么处理"), 9), (t("各方共同看重"), 13), (t("已有证据"), 24), (t("还缺的证据"), 24), (t("证据的来源"), 40),
        (t("责任单位"), 20), (t("谁负责"), 24), (t("回应路径"), 24), (t("近期还是长期"), 16), (t("已有什么"), 30), (t("还要什么"), 30),
        (t("还没有人出的资源"), 20), (t("原话"), 60), (t("答复"), 60), (t("能出的资源"), 40),
        (t("任务"), 60), (t("无人负责"), 10), (t("取自卡片和答复、没有人核过的"), 20), (t("需求表谁填的"), 18),
    )  # fmt: skip
    rows = tuple(_row(desk, report, numbers, need) for need in report.needs)
    return Sheet(t("需求总表"), heads, rows, desk.title, _dots(desk, heads, report))


def _dots(desk: Desk, heads: tuple[tuple[str, int], ...], report: NeedsReport) -> Bars | None:
    """The dots as bars, those of units apart where they are told; none where no dots were given."""
    t, titles = desk.t, [title for title, _ in heads]
    told = [t("居民贴点")] + ([t("单位另列")] if any(need.apart is not None for need in report.needs) else [])
    if all(need.dots is None for need in report.needs):
        return None
    shown = min(len(report.needs), CHARTED)
    return Bars(t("贴点图"), titles.index(t("需求")), tuple(titles.index(title) for title in told), shown)


def _row(desk: Desk, report: NeedsReport, numbers: Numbers, need: Need) -> tuple[Value, ...]:
    yes = desk.t("是")
    households = need.said("households")
    return (
        need.number, need.head.text, desk.listed("needs", need.category), desk.tongue.join(need.head.keywords), _said(need, "place"), _said(need, "since"),
        households if isinstance(households, int) else str(households or ""), _entered(need, "households_by"),
        str(need.on_cards("affected") or ""), _entered(need, "absent"),
        yes if need.danger else "", yes if need.priority else "",
        len(need.cards), need.raised_by, need.dots, need.rank if need.dots is not None else None, need.apart, *_graded(need),
        need.gap, need.opportunity, desk.t(QUADRANTS[need.quadrant]) if need.quadrant else "", _round(need.bridging),
        *_evidence(desk, report, numbers, need), _owner(desk, need), desk.tongue.join(desk.cast.names(need.owners)),
        desk.tongue.join(desk.listed("routes", code) for code, _ in routes(need, numbers, desk.cast)),
        _term(desk, need), _entered_by_kind(desk, need, "exists", "resources"), _entered_by_kind(desk, need, "wanted", "resources"),
        desk.tongue.join(desk.listed("resources", row.kind) for row in resources(need, numbers) if row.gap),
        *_told(desk, need), yes if need.entered("nobody") or (need.owed and not need.owned) else "",
        desk.tongue.join(_loose(desk, need, numbers)), desk.tongue.join(dict.fromkeys(desk.cast.name(mark.by) for mark in need.head.sheet.values())),
    )  # fmt: skip


def _entered(need: Need, field: str) -> str:
    mark = need.entered(field)
    return str(mark.value) if mark else ""


def _entered_by_kind(desk: Desk, need: Need, part: str, listed: str) -> str:
    """One line a kind, with who entered it."""
    codes = desk.record.lists.get(listed, {})
    told = [(desk.listed(listed, code), mark) for code in codes if (mark := need.entered(f"{part}.{code}"))]
    lines = [
        desk.t("{who}：{what}", who=kind, what=desk.t("{what}（{by}）", what=str(mark.value), by=by(desk, mark)))
        for kind, mark in told
    ]
    return joined(lines, desk.tongue)


def _owner(desk: Desk, need: Need) -> str:
    return desk.t("无人负责") if need.entered("nobody") else _entered(need, "owner")


def _term(desk: Desk, need: Need) -> str:
    mark = need.entered("term")
    return desk.t(TERMS[mark.value]) if mark else ""


def _loose(desk: Desk, need: Need, numbers: Numbers) -> list[str]:
    """What stands in this row as it was on a card, or as the answers show it."""
    t = desk.t
    names = {"place": t("地点"), "since": t("多久了"), "households": t("户数")}
    written = [title for name, title in names.items() if need.on_cards(name) and not need.entered(name)]
    shown = routes(need, numbers, desk.cast) and not need.entered("route")
    return [*written, t("回应路径")] if shown else written


def _said(need: Need, field: str) -> str:
    return str(need.said(field) or "")


def _graded(need: Need) -> tuple[Value, ...]:
    """Medians of the three axes, then how far people agree on each."""
    found = [need.grades.get(axis) for axis in ROUNDTABLE]
    return (
        *(grade.median if grade else None for grade in found),
        *(_round(grade.agreement) if grade else None for grade in found),
    )


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _evidence(desk: Desk, report: NeedsReport, numbers: Numbers, need: Need) -> tuple[str, str, str]:
    """The kinds for which there is something, those for which nobody has looked, and the sources that were entered."""
    kinds = evidence(need, report, numbers)
    there = desk.tongue.join(desk.listed("need_kinds", one.kind) for one in kinds if one.state != "missing")
    missing = desk.tongue.join(desk.listed("need_kinds", one.kind) for one in kinds if one.state == "missing")
    return there, missing, _entered_by_kind(desk, need, "evidence", "need_kinds")


def _told(desk: Desk, need: Need) -> tuple[str, str, str, str]:
    """Own words, answers, offers and tasks, one a line."""
    t, name = desk.t, desk.cast.name
    answers = [
        t("{who}：{what}（{due}）", who=name(a.by), what=a.text or a.reason, due=due(desk, a.kind, a.due))
        for a in need.answers
    ]
    tasks = [
        t("{who}：{what}（{due}）", who=name(a.who), what=a.what, due=due(desk, "task", a.due)) for a in need.actions
    ]
    offers = [t("{who}：{what}", who=name(o.by), what=o.text) for o in need.offers]
    words = [card.text for card in need.cards if card.state == "shown"]
    return (
        joined(words, desk.tongue), joined(answers, desk.tongue), joined(offers, desk.tongue), joined(tasks, desk.tongue),
    )  # fmt: skip
