"""Motions and whatever else needs backing before it is taken up: seconds, and from when a lack of them is cured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitate.core.writing.items import Item

if TYPE_CHECKING:
    from facilitate.core.language.rules import MotionKind
    from facilitate.core.meeting import Meeting


def needed(m: Meeting, item: Item) -> int:
    """How many seconders the rule asks for, of the stage where it was written."""
    written_in = m.stages.get(item.stage)
    asked = [entry.second or 0 for entry in written_in.write if entry.kind == item.kind] if written_in else []
    most = max(asked, default=0)
    kind = kind_of(m, item)
    return most if kind is None else min(most, int(kind.second))


def kind_of(m: Meeting, item: Item) -> MotionKind | None:
    """Which motion of the rule's table it is; None where the rule has no table, or it is an ordinary one."""
    named = item.fields.get("motion_type")
    return next((kind for kind in m.rule.motions if kind.id == named), None)


def seconders(m: Meeting, item: Item) -> tuple[str, ...]:
    """Who backs it, and who backed what it was merged from, but for those who moved it."""
    parts = [item, *(m.items.all[id] for id in item.originals)]
    movers = {part.by for part in parts}
    return tuple(dict.fromkeys(person for part in parts for person in part.seconds if person not in movers))


def counts(m: Meeting, item: Item) -> bool:
    """Whether it may be taken up by itself: it has its seconders, or debate on it has begun, which cures their lack.
    A motion about another motion is settled within that one."""
    head = m.items.all.get(item.about)
    if item.id in m.ronr.laid:
        return False
    if head is not None and head.kind == item.kind == "motion":
        return False
    return backed(m, item)


def backed(m: Meeting, item: Item) -> bool:
    """Whether it has the seconders it needs, or no longer needs them."""
    parts = [item, *(m.items.all[id] for id in item.originals)]
    most = max(needed(m, part) for part in parts)
    return len(seconders(m, item)) >= most or _debated(m, item)


def _debated(m: Meeting, item: Item) -> bool:
    return any(item.id in turn.slot.item.split("/") for turn in m.floor.turns.values())
