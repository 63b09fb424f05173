"""What stands behind an item: who seconded it, what it said before, what it is about, what became of it."""

from __future__ import annotations

from typing import Any

from facilitate.core.meeting import Meeting
from facilitate.core.order import motions, ronr
from facilitate.core.writing.items import Item
from facilitate.web.views.look import Look


def backing(look: Look, one: Item) -> dict[str, Any]:
    """The part of an item's entity that motions and topics need."""
    m = look.m
    return {
        "about": one.about or None, "seconds": [look.who(id) for id in motions.seconders(m, one)],
        "second_needed": motions.needed(m, one), "before": list(one.before),
        "outcome": m.ballots.outcome_of(one.id) or m.ronr.laid.get(one.id) or m.ronr.settled.get(one.id),
        "motion_type": one.fields.get("motion_type"), "stack": _stack(look).get(one.id),
    }  # fmt: skip


def _stack(look: Look) -> dict[str, int]:
    """The place of each pending question, the main one 0."""
    return look.once("stack", lambda: {one.id: n for n, one in enumerate(ronr.stack(look.m))})


def author(look: Look, one: Item) -> dict[str, Any] | None:
    """Who wrote it, as far as its rule and she herself let it be known: by name, by her group, or not at all."""
    if one.group and not look.desk:
        return {"id": None, "name": "", "group": one.group, "role": ""}
    return look.who(one.by, one.named or look.desk)


def on_table(m: Meeting) -> str:
    """The item that is talked about now; where the method takes no motions one by one and there is only one, that one."""
    subject = m.agenda.subject(m)
    if subject or any(stage.each for stage in m.rule.stages):
        return subject
    heads = [one.id for one in m.items.heads("motion") if not one.covered]
    return heads[0] if len(heads) == 1 else ""
