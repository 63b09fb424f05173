"""Lists for a spreadsheet: sign-in, votes, participation as rows, before they become XLSX or CSV."""

from __future__ import annotations

from facilitate.papers import published, sign_in
from facilitate.papers.full_grades import AXES
from facilitate.papers.full_named import TYPES
from facilitate.papers.kit import Desk
from facilitate.papers.needs_sheet import of_needs
from facilitate.papers.sheet import Sheet, Value
from facilitate.reports.outcomes import sides, texts
from facilitate.reports.participation import talks
from facilitate.reports.polls import SMALL_SIDE

__all__ = ["Sheet", "Value", "of_needs", "of_participation", "of_sign_in", "of_votes"]


def of_sign_in(desk: Desk) -> Sheet:
    t = desk.t
    sides = {"resident": t("居民"), "unit": t("单位"), "observer": t("列席"), "": ""}
    heads = (
        (t("序号"), 6),
        (t("姓名"), 14),
        (t("单位或楼门"), 24),
        (t("各方"), 24),
        (t("身份"), 8),
        (t("联系方式"), 14),
        (t("到会时间"), 10),
    )
    rows = tuple(
        (r.number, r.name, r.unit, r.group, sides[r.side], r.phone, r.at) for r in sign_in.lines(desk) if r.name
    )
    return Sheet(t("签到表"), heads, rows, desk.title)


def of_votes(desk: Desk) -> Sheet:
    """One row for each count of each ballot: never a person."""
    t = desk.t
    items = texts(desk.record)
    heads = (
        (t("票"), 6),
        (t("方式"), 14),
        (t("事项"), 40),
        (t("方面"), 10),
        (t("选项"), 10),
        (t("票数"), 8),
        (t("单位另列"), 10),
    )
    rows: list[tuple[Value, ...]] = []
    for number, ballot in enumerate(desk.record.ballots, 1):
        apart = ballot.apart.counts if ballot.apart and ballot.apart.cast >= SMALL_SIDE else {}
        names, kind = sides(ballot), t(TYPES.get(ballot.type, ballot.type))
        for key, count in ballot.counts.items():
            if isinstance(count, dict):
                lowest = ballot.scale[0] if ballot.scale else 1
                rows += [
                    (
                        number,
                        kind,
                        items.get(key, key),
                        t(AXES.get(str(axis), str(axis))),
                        str(lowest + place),
                        n,
                        _beside(apart, key, axis, place),
                    )
                    for axis, counts in count.items()
                    for place, n in enumerate(counts)
                ]
            else:
                rows.append(
                    (
                        number,
                        kind,
                        desk.tongue.pick(names[key]) if key in names else items.get(key, str(key)),
                        "",
                        "",
                        count,
                        apart.get(key),
                    )
                )
        rows += published.rows(desk, ballot, number, kind)
    return Sheet(t("投票"), heads, tuple(rows), desk.title)


def _beside(apart: dict[str, dict[str, list[int]]], item: str, axis: str, place: int) -> Value:
    counts = apart.get(item, {}).get(axis, [])
    return counts[place] if place < len(counts) else None


def of_participation(desk: Desk) -> Sheet:
    """For host and recorder: who was there, how often and how long each spoke, in the order of arrival."""
    t = desk.t
    heads = (
        (t("称呼"), 24),
        (t("各方"), 24),
        (t("发言次数"), 10),
        (t("发言秒数"), 10),
        (t("在场分钟"), 10),
        (t("有没有发声"), 12),
    )
    rows = tuple(
        (
            desk.cast.name(talk.person),
            desk.group(talk.group),
            talk.turns,
            talk.seconds,
            round(talk.minutes, 1),
            t("有") if talk.voice else t("没有"),
        )
        for talk in talks(desk.record)
    )
    return Sheet(t("参与情况"), heads, rows, desk.title)
