"""Who answers alike, and what all of them back: a section of the needs report where a meeting asked enough in the open."""

from __future__ import annotations

from facilitate.papers.blocks import Block, Cell, Column, Heading, Para, Table, cell, text
from facilitate.papers.kit import Desk
from facilitate.reports.opinion import opinion
from facilitate.reports.opinions import ENOUGH, FEWEST, MANY, OpinionGroups, Statement


def section(desk: Desk) -> list[Block]:
    """Empty where too few statements were answered in the open; a word of caution alone where too few people did."""
    found = opinion(desk.record)
    if found is None:
        return []
    if not found.sizes:
        return [Para(text(_asked(desk, found) + _why_none(desk, found)))]
    return [
        Para(text(_asked(desk, found) + _sizes(desk, found))),
        *_statements(desk, desk.t("各群过半数都赞成的"), found, found.common),
        *_statements(desk, desk.t("各群看法不同的"), found, found.dividing),
        Para(text(_method(desk), "soft"), "flat"),
    ]


def _asked(desk: Desk, found: OpinionGroups) -> str:
    return desk.t(
        "{n}人对{statements}件事公开表过态（赞成、反对或弃权），其中{placed}人表态够多（{enough}件以上）。",
        n=found.people, statements=found.statements, placed=found.placed, enough=min(ENOUGH, found.statements),
    ) + _gap(desk)  # fmt: skip


def _why_none(desk: Desk, found: OpinionGroups) -> str:
    if found.caution == "few_people":
        return desk.t("不到{fewest}人，偶然会看成规律，所以不分群，请直接看每一件的票数。", fewest=FEWEST)
    return desk.t("看法没有明显分成几群，请直接看每一件的票数。")


def _sizes(desk: Desk, found: OpinionGroups) -> str:
    t = desk.t
    names = [t("第{n}群{size}人", n=n, size=size) for n, size in enumerate(found.sizes, 1)]
    said = t("按表态相近，分成{k}群：{names}。", k=len(names), names=desk.tongue.join(names))
    caution = t("人数不到{many}，分群只作参考。", many=MANY) if found.caution == "small" else ""
    return _gap(desk).join(part for part in (said, caution) if part)


def _statements(desk: Desk, title: str, found: OpinionGroups, some: tuple[Statement, ...]) -> list[Block]:
    words = {item.id: item.text for item in desk.record.items if item.state == "shown"}
    rows = tuple(
        (cell(words[one.id]), *(_share(one, n) for n in range(len(one.shares)))) for one in some if one.id in words
    )
    if not rows:
        return []
    groups = (Column(desk.t("第{n}群赞成", n=n), 30, "num") for n in range(1, len(found.sizes) + 1))
    return [Heading(text(title), 3), Table((Column(desk.t("事项")), *groups), rows)]


def _share(one: Statement, group: int) -> Cell:
    """Those who agree among those who answered; nothing where fewer than five of the group did."""
    share = one.shares[group]
    if not share.told:
        return cell(text("—", "soft"))
    return cell(text(f"{share.agree / share.answered:.0%}", "b"), text(f"{share.agree}/{share.answered}", "soft"))


def _method(desk: Desk) -> str:
    return desk.t(
        "怎么算的：只看公开的表态，不记名的票不算；按答案的异同算出两条主要分歧，再把站得近的人归成一群。"
        "分群不看身份，也不记谁在哪一群；弃权算表了态，没有表态的不算。一群里不到五人表态的，不写份额。"
    )


def _gap(desk: Desk) -> str:
    """Between two sentences: nothing in Chinese."""
    return "" if desk.tongue.code == "zh" else " "
