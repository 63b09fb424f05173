"""What a scenario's ids mean in the meeting: the item itself, what it was merged into, what was written about it."""

from __future__ import annotations

from collections.abc import Iterable

from facilitate.core.meeting import Meeting
from facilitate.replay.script import THINGS, Data


def named_things(event: Data, keys: Iterable[str] = THINGS) -> list[str]:
    """The ids of the things that an event is about, in the order of the keys."""
    return [str(event[key]) for key in keys if event.get(key) not in (None, "")]


def head(m: Meeting, id: str) -> str:
    """The item that this one is part of by now, itself if of none."""
    while id in m.items.all and m.items.all[id].merged_into:
        id = m.items.all[id].merged_into
    return id


def fitting(m: Meeting, id: str, among: Iterable[str]) -> str:
    """Which of these the id stands for: itself, what it was merged into, its report or plan; itself if none does."""
    these = list(among)
    whole = head(m, id)
    family = {id, whole, *(m.items.all[whole].originals if whole in m.items.all else ())}
    for one in (id, whole):
        if one in these:
            return one
    about = [one for one in these if one in m.items.all and about_of(m, one) & family]
    return about[-1] if about else whole


def about_of(m: Meeting, id: str) -> set[str]:
    """What an item or an action was written about."""
    item = m.items.all.get(id)
    about = str(getattr(item, "about", "") or (item.fields.get("about") if item else "") or "")
    return {about, head(m, about)} - {""}


def same(m: Meeting, one: str, other: str) -> bool:
    """Whether two ids have become one thing, or one is written about the other."""
    return head(m, one) == head(m, other) or bool(about_of(m, one) & {other, head(m, other)})
