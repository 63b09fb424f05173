"""What a table, pair, group or cell is called."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from facilitate.core.space.spaces import Space

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

NAMES = {"table": ("第 {n} 桌", "table {n}"), "pair": ("第 {n} 对", "pair {n}"), "ring": ("内圈", "the inner ring")}


def title(m: Meeting, space: Space) -> dict[str, str]:
    """What it is called in both languages: the topic's own words where it is about one, else number or place."""
    item = m.items.all.get(space.item)
    if item is not None and item.kind == "report":
        item = m.items.all.get(item.about, item)
    if item is not None:
        return {"zh": item.text, "en": item.text}
    if space.kind in NAMES:
        zh, en = NAMES[space.kind]
        return {"zh": zh.format(n=space.id[1:]), "en": en.format(n=space.id[1:])}
    if space.place.isdecimal():
        return {"zh": f"第 {space.place} 处", "en": f"place {space.place}"}
    return {"zh": space.place, "en": space.place}


def listed(m: Meeting, spaces: Iterable[Space]) -> dict[str, str]:
    """Their titles in a row."""
    titles = [title(m, space) for space in spaces]
    return {"zh": "、".join(t["zh"] for t in titles), "en": ", ".join(t["en"] for t in titles)}
