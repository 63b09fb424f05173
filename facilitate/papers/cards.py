"""Numbered paper cards for people without a phone: four to a sheet, each with its number and a code."""

from __future__ import annotations

from typing import NamedTuple

from facilitate.papers import page
from facilitate.papers.kit import Desk

SHORT = ("utilities", "sanitation", "parking", "safety", "care", "children", "neighbours")


class Card(NamedTuple):
    number: str
    url: str


def html(desk: Desk) -> str:
    """As many cards as `links.cards` asks for, rounded up to whole sheets."""
    links = desk.links
    count = -(-max(links.cards, 1) // 4) * 4
    address = links.card or links.join or links.address or links.code or desk.record.meeting.code
    cards = [Card(f"{n:03d}", address.replace("{n}", str(n))) for n in range(1, count + 1)]
    return page.page(
        "cards.html",
        desk.tongue,
        head=desk.title + "　" + desk.day(),
        cards=cards,
        needs=_needs(desk),
        kinds=_kinds(desk),
        author=links.organiser,
    )


def _needs(desk: Desk) -> bool:
    """Whether needs are collected; on other cards stands nothing but what somebody has to say."""
    return "need_cards" in desk.record.meeting.rule.outputs or any(item.kind == "need" for item in desk.record.items)


def _kinds(desk: Desk) -> list[str]:
    """Eight kinds of need to tick in short words; the last is always "other"."""
    t = desk.t
    names = dict(
        zip(
            SHORT,
            (t("管网房屋"), t("环境卫生"), t("停车交通"), t("安全消防"), t("养老助残"), t("孩子放学"), t("邻里噪音")),
            strict=True,
        )
    )
    listed = desk.record.lists.get("needs") or {}
    return [name for code, name in names.items() if not listed or code in listed] + [t("其他")]
