"""The entities that screens are told of: who may see what is decided here and nowhere else (docs/developers/entities.md)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from facilitate.core.meeting import Meeting
from facilitate.web.views import agenda, ballots, closing, facts, floor, items, outcomes, paper, people, spaces
from facilitate.web.views.look import Look

__all__ = ["Look", "entity", "every_key", "keys"]

ONE: dict[str, Callable[[Look], Any]] = {
    "meeting": facts.meeting, "agenda": agenda.agenda, "floor": floor.floor, "clock": floor.clock,
    "people": people.people, "readback": closing.readback, "notice/message": facts.message,
    "paper": paper.paper, "notice/unclear": facts.unclear, "notice/suggest": items.suggestions,
}  # fmt: skip
MANY: dict[str, Callable[[Look, str], Any]] = {
    "stage": agenda.stage, "item": items.item, "comment": items.comment, "answer": outcomes.answer,
    "offer": outcomes.offer, "action": outcomes.action, "ballot": ballots.ballot, "person": people.person,
    "turn": floor.turn, "note": closing.note, "space": spaces.space, "correction": paper.correction,
}  # fmt: skip


def entity(look: Look, key: str) -> dict[str, Any] | None:
    """The entity of that key as this audience sees it; None where there is none or it may not be seen."""
    kind, _, id = key.partition("/")
    found: dict[str, Any] | None = ONE[key](look) if key in ONE else MANY[kind](look, id)
    return found


def keys(look: Look) -> list[str]:
    """Every key that stands for something now, whether this audience may see it or not."""
    return every_key(look.m)


def every_key(m: Meeting) -> list[str]:
    """The same for all audiences."""
    things: dict[str, Iterable[str]] = {
        "item": m.items.all, "comment": m.talk.comments, "answer": m.outcomes.answers, "offer": m.outcomes.offers,
        "action": m.outcomes.actions, "ballot": m.ballots.all, "person": m.people.all, "turn": m.floor.turns,
        "note": m.closing.notes, "space": m.spaces.all, "correction": m.paper.corrections,
    }  # fmt: skip
    return [*ONE, f"stage/{m.agenda.at.stage}", *(f"{kind}/{id}" for kind, kept in things.items() for id in kept)]
