"""The full record's ballots: who was entitled, who voted, every count, those counted apart, and what came out."""

from __future__ import annotations

from collections.abc import Sequence

from facilitate.papers.blocks import Block, Cell, Column, Heading, Para, Table, cell, text
from facilitate.papers.kit import Desk
from facilitate.reports.rows import Ballot
from facilitate.reports.scales import grade

TYPES = {
    "dots": "贴点",
    "score": "打分",
    "motion": "表决",
    "yes_no": "表决",
    "rank": "排序",
    "consent": "无异议通过",
    "gradient": "同意程度",
}
AXES = {"importance": "要紧", "satisfaction": "满意", "feasibility": "好办"}
SIDES = {"for": "赞成", "against": "反对", "abstain": "弃权", "block": "反对到底", "aside": "保留意见"}
OUTCOMES = {"carried": "通过", "failed": "未通过", "tied": "平局，未通过", "none": ""}


def ballots(desk: Desk) -> list[Block]:
    """Each ballot under its number: the facts in a sentence, then the counts."""
    return [block for number, ballot in enumerate(desk.record.ballots, 1) for block in _ballot(desk, number, ballot)]


def _ballot(desk: Desk, number: int, ballot: Ballot) -> list[Block]:
    t = desk.t
    title = t("票{n}　{kind}", n=number, kind=t(TYPES.get(ballot.type, ballot.type)))
    return [Heading(text(title), 3), Para(text(_facts(desk, ballot)), "flat"), *_counts(desk, ballot)]


def _facts(desk: Desk, ballot: Ballot) -> str:
    t = desk.t
    secrecy = {"secret": t("不记名"), "named": t("记名"), "open": t("公开"), "show_of_hands": t("举手")}
    said = [
        t("{from}—{to}，{secrecy}，应投{eligible}人，实投{cast}人。", **{"from": desk.clock(ballot.from_)}, to=desk.clock(ballot.to),
          secrecy=secrecy.get(ballot.secrecy, ballot.secrecy), eligible=ballot.eligible, cast=ballot.cast)
    ]  # fmt: skip
    if ballot.apart and ballot.apart.cast:
        said.append(t("单位代表{n}人的票另列，不参与排序。", n=ballot.apart.cast))
    if OUTCOMES.get(ballot.outcome):
        said.append(t("结果：{outcome}。", outcome=t(OUTCOMES[ballot.outcome])))
    return ("" if desk.tongue.code == "zh" else " ").join(said)


def _counts(desk: Desk, ballot: Ballot) -> list[Block]:
    if not ballot.counts:
        return []
    elif ballot.type == "score":
        return [_grades(desk, ballot)]
    else:
        return [_sums(desk, ballot)]


def _sums(desk: Desk, ballot: Ballot) -> Table:
    t = desk.t
    heads = {item.id: item.text for item in desk.record.items}
    apart = ballot.apart.counts if ballot.apart else {}
    columns = [Column(t("事项")), Column(t("票数") if ballot.type != "dots" else t("居民贴点"), 26, "num")]
    columns += [Column(t("单位另列"), 26, "num")] if apart else []
    order = sorted(ballot.counts, key=lambda key: -_whole(ballot.counts[key])) if ballot.items else list(ballot.counts)
    rows = tuple(
        (
            cell(heads.get(key) or t(SIDES.get(key, key))),
            cell(str(ballot.counts[key])),
            *([cell(str(apart.get(key, 0)))] if apart else []),
        )
        for key in order
    )
    return Table(tuple(columns), rows)


def _grades(desk: Desk, ballot: Ballot) -> Table:
    t = desk.t
    heads = {item.id: item.text for item in desk.record.items}
    lowest, highest = ballot.scale or (1, 5)
    points = [Column(t("{n}分", n=n), 11, "num") for n in range(lowest, highest + 1)]
    columns = (
        Column(t("事项")),
        Column(t("方面"), 16),
        *points,
        Column(t("中位数"), 16, "num"),
        Column(t("单位中位数"), 22, "num"),
    )
    rows = tuple(
        (
            cell(heads.get(item, item) if place == 0 else ""),
            cell(t(AXES.get(axis, axis))),
            *(cell(str(count) if count else "·") for count in counts),
            _median(desk, counts, lowest),
            _median(desk, ballot.apart.counts.get(item, {}).get(axis, ()) if ballot.apart else (), lowest),
        )
        for item, axes in ballot.counts.items()
        for place, (axis, counts) in enumerate(axes.items())
    )
    return Table(columns, rows)


def _median(desk: Desk, counts: Sequence[int], lowest: int) -> Cell:
    graded = grade(counts, lowest) if counts else None
    return cell(text(desk.tongue.number(graded.median), "b") if graded else "—")


def _whole(count: object) -> int:
    return count if isinstance(count, int) else 0
