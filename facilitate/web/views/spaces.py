"""Tables, pairs, groups, cells of the timetable and the ring: who is there, who hosts, what is talked about."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from facilitate.core import floor as floors
from facilitate.core.course.plan import following
from facilitate.core.language.rules import Move
from facilitate.core.meeting import Meeting
from facilitate.core.space import market, seating
from facilitate.core.space import spaces as core
from facilitate.core.space.space_names import title
from facilitate.core.writing.items import Item
from facilitate.web.views.floor import floor_in
from facilitate.web.views.look import Look

WALKED = ("cell", "group")
"""Where people go as they like: the wall says how many are there, never who came or went."""


def space(look: Look, id: str) -> dict[str, Any] | None:
    m, one = look.m, look.m.spaces.all.get(id)
    if one is None:
        return None
    people = look.once("seats", m.spaces.groups)[id]
    item = m.items.all.get(one.item)
    shown = item is not None and look.reads(item) and (look.desk or not item.covered)
    unnamed = look.audience == "board" and one.kind in WALKED
    return {
        "id": id, "kind": one.kind, "title": title(m, one if shown and one.kind == "group" else replace(one, item="")),
        "place": one.place or None, "slot": one.slot or None, "item": one.item if shown else None,
        "host": look.who(core.host(m, id)), "note_taker": look.who(one.posts.get("note_taker", "")),
        "n": len(people), "cap": one.cap or None, "people": [] if unnamed else [look.who(person) for person in people],
        "floor": floor_in(look, id) if floors.apart(m) and people else None, "done": _done(look, people),
        "clash": market.clashes(m, id) if one.kind == "cell" else 0,
        "next": _next(look, id) if look.desk else None,
    }  # fmt: skip


def _done(look: Look, people: list[str]) -> bool:
    """Where people change tables: whether all who were sent here (and carry a phone) have said that they have come."""
    m, move = look.m, look.m.stages[look.m.agenda.at.stage].move
    awaited = [id for id in people if m.people.all[id].phone != "none"]
    if move is None or move.policy not in seating.MOVING_ON:
        return False
    staying = look.once("staying", lambda: seating.staying(m, move))
    return bool(awaited) and m.spaces.arrived | staying >= set(awaited)


def _next(look: Look, id: str) -> list[dict[str, Any] | None] | None:
    """Who will sit here after the next change of tables, where that comes next."""
    move = look.once("ahead", lambda: change_ahead(look.m))
    if move is None or id not in look.m.spaces.tables():
        return None
    plan = look.once("plan", lambda: seating.planned(look.m, move))
    return [look.who(person) for person, at in plan.items() if at == id]


def change_ahead(m: Meeting) -> Move | None:
    """How people will change tables, where that comes next."""
    slot = following(m)
    move = m.stages[slot.stage].move if slot else None
    return move if move is not None and move.policy in seating.MOVING_ON else None


def of_item(look: Look, item: Item) -> dict[str, Any]:
    """What the marketplace knows of a topic: cell, convener, how many signed up, which topic it asks to join."""
    m = look.m
    cells: dict[str, core.Space] = look.once("by_item", lambda: {s.item: s for s in m.spaces.all.values() if s.item})
    one, into = cells.get(item.id), m.market.asked.get(item.id)
    group = one is not None and one.kind == "group"
    return {
        "convener": look.who(core.convener(m, item.id), item.named or look.desk) if market.placed(m, item.kind) else None,
        "slot": one.slot or None if one else None, "place": one.place or None if one else None, "space": one.id if one else None,
        "signed_up": len(m.spaces.people(one.id)) if one and group else len(m.market.signed.get(item.id, {})),
        "merge_asked": {"into": into, "by": look.who(core.convener(m, item.id))} if into else None,
    }  # fmt: skip


def of_person(look: Look, id: str) -> dict[str, Any]:
    """What her phone is told: where she is, what she hosts, what she signed up to."""
    m = look.m
    at = core.of(m, id)
    group = m.spaces.all[at].item if at and m.spaces.all[at].kind == "group" else ""
    signed = [item for item, people in m.market.signed.items() if id in people]
    return {
        "space": at or None, "hosts": list(core.hosts(m, id)) if m.spaces.all else [], "seated": at == core.RING,
        "signed_up": [*signed, *([group] if group and group not in signed else [])], "arrived": id in m.spaces.arrived,
        "waiting": id in m.spaces.line,
    }  # fmt: skip
