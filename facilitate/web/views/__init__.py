"""The entities that screens are told of: who may see what is decided here and nowhere else (docs/developers/entities.md)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from facilitate.core.meeting import Meeting
from facilitate.web.views import agenda, ballots, closing, facts, floor, items, outcomes, paper, people, spaces
from facilitate.web.views.look import Look

__all__ = ["Look", "beside_the_log", "encode", "encoded", "entity", "every_key", "keys"]

encode = msgspec.json.Encoder().encode
UNLIKE = ("space",)
"""Of which the wall is told less than the phones."""
AT_THE_DESK = ("person", "turn", "note", "correction")
"""Of which nobody else is told anything."""
BESIDE = ("people", "person", "agenda", "meeting")
"""In which stands what no event tells: who is connected, that time is up, where to join, and the hash that was shown last."""

ONE: dict[str, Callable[[Look], Any]] = {
    "meeting": facts.meeting, "agenda": agenda.agenda, "floor": floor.floor, "clock": floor.clock,
    "people": people.people, "readback": closing.readback, "notice/message": facts.message,
    "paper": paper.paper, "notice/unclear": facts.unclear, "notice/suggest": items.suggestions,
}  # fmt: skip
MANY: dict[str, Callable[[Look, str], Any]] = {
    "stage": agenda.stage, "item": items.item, "comment": items.comment, "answer": outcomes.answer,
    "offer": outcomes.offer, "action": outcomes.action, "ballot": ballots.ballot, "receipts": ballots.published, "person": people.person,
    "turn": floor.turn, "note": closing.note, "space": spaces.space, "correction": paper.correction,
}  # fmt: skip


def entity(look: Look, key: str) -> dict[str, Any] | None:
    """The entity of that key as this audience sees it; None where there is none or it may not be seen."""
    kind, _, id = key.partition("/")
    if kind in AT_THE_DESK and not look.desk:
        return None
    found: dict[str, Any] | None = ONE[key](look) if key in ONE else MANY[kind](look, id)
    return found


def encoded(look: Look, key: str) -> bytes | None:
    """The same as it goes over the wire. Wall and phones see the same of nearly everything: it is made once for both."""
    kind = key.partition("/")[0]
    if look.desk or kind in UNLIKE:
        return _encoded(look, key)
    if kind in AT_THE_DESK:
        return None
    return look.once(f"told {key}", lambda: _encoded(look, key))


def beside_the_log(key: str) -> bool:
    """Whether that entity may differ at the same number of the log: from one process to another, or after a restart."""
    return key.partition("/")[0] in BESIDE


def _encoded(look: Look, key: str) -> bytes | None:
    seen = entity(look, key)
    return None if seen is None else encode(seen)


def keys(look: Look) -> list[str]:
    """Every key that stands for something now, whether this audience may see it or not."""
    return every_key(look.m)


def every_key(m: Meeting) -> list[str]:
    """The same for all audiences."""
    things: dict[str, Iterable[str]] = {
        "item": m.items.all, "comment": m.talk.comments, "answer": m.outcomes.answers, "offer": m.outcomes.offers,
        "action": m.outcomes.actions, "ballot": m.ballots.all, "receipts": m.ballots.all, "person": m.people.all, "turn": m.floor.turns,
        "note": m.closing.notes, "space": m.spaces.all, "correction": m.paper.corrections,
    }  # fmt: skip
    return [*ONE, f"stage/{m.agenda.at.stage}", *(f"{kind}/{id}" for kind, kept in things.items() for id in kept)]
