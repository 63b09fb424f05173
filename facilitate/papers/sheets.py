"""Lists for a spreadsheet: needs, sign-in, votes, participation as rows, before they become XLSX or CSV."""

from __future__ import annotations

from dataclasses import dataclass

from facilitate.papers import sign_in
from facilitate.papers.full_grades import AXES, ROUNDTABLE
from facilitate.papers.kit import Desk
from facilitate.papers.tables import due
from facilitate.reports.needs import Need, needs
from facilitate.reports.outcomes import sides, texts
from facilitate.reports.participation import talks

Value = str | int | float | None


@dataclass(frozen=True)
class Sheet:
    """One sheet: its title, column heads with widths in characters, and rows."""

    title: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[Value, ...], ...]


def of_needs(desk: Desk) -> Sheet:
    """One row for each need."""
    t = desk.t
    heads = (
        (t("编号"), 6), (t("需求"), 40), (t("类别"), 18), (t("地点"), 18), (t("多久了"), 12), (t("户数"), 8), (t("立即危险"), 9), (t("重点"), 7),
        (t("卡片"), 7), (t("居民贴点"), 10), (t("单位另列"), 10), (t("要紧程度"), 11), (t("满意程度"), 11), (t("好办程度"), 11), (t("差距"), 7),
        (t("各方共同看重"), 13), (t("原话"), 60), (t("答复"), 60), (t("能出的资源"), 40), (t("任务"), 60), (t("无人答复"), 10),
    )  # fmt: skip
    return Sheet(t("需求总表"), heads, tuple(_need(desk, need) for need in needs(desk.record).needs))


def _need(desk: Desk, need: Need) -> tuple[Value, ...]:
    t, name = desk.t, desk.cast.name
    yes = t("是")
    medians = tuple(need.grades[axis].median if axis in need.grades else None for axis in ROUNDTABLE)
    households = need.said("households")
    answers = [
        t("{who}：{what}（{due}）", who=name(a.by), what=a.text or a.reason, due=due(desk, a.kind, a.due))
        for a in need.answers
    ]
    tasks = [
        t("{who}：{what}（{due}）", who=name(a.who), what=a.what, due=due(desk, "task", a.due)) for a in need.actions
    ]
    offers = [t("{who}：{what}", who=name(o.by), what=o.text) for o in need.offers]
    return (
        need.number, need.head.text, desk.listed("needs", need.category), str(need.said("place") or ""), str(need.said("since") or ""),
        households if isinstance(households, int) else str(households or ""), yes if need.danger else "", yes if need.priority else "",
        len(need.cards), need.dots, need.apart, *medians, need.gap, None if need.bridging is None else round(need.bridging, 2),
        "\n".join(card.text for card in need.cards if card.state == "shown"),
        "\n".join(answers), "\n".join(offers), "\n".join(tasks), "" if need.answered else yes,
    )  # fmt: skip


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
        (r.number, r.name, r.unit, r.group, sides[r.side], r.phone, r.at) for r in sign_in.lines(desk) if r.unit
    )
    return Sheet(t("签到表"), heads, rows)


def of_votes(desk: Desk) -> Sheet:
    """One row for each count of each ballot: never a person."""
    t = desk.t
    items = texts(desk.record)
    heads = (
        (t("票"), 6),
        (t("方式"), 12),
        (t("事项"), 40),
        (t("方面"), 10),
        (t("选项"), 10),
        (t("票数"), 8),
        (t("单位另列"), 10),
    )
    rows: list[tuple[Value, ...]] = []
    for number, ballot in enumerate(desk.record.ballots, 1):
        apart = ballot.apart.counts if ballot.apart else {}
        names = sides(ballot)
        for key, count in ballot.counts.items():
            if isinstance(count, dict):
                lowest = ballot.scale[0] if ballot.scale else 1
                rows += [
                    (
                        number,
                        ballot.type,
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
                        ballot.type,
                        desk.tongue.pick(names[key]) if key in names else items.get(key, str(key)),
                        "",
                        "",
                        count,
                        apart.get(key),
                    )
                )
    return Sheet(t("投票"), heads, tuple(rows))


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
    return Sheet(t("参与情况"), heads, rows)
