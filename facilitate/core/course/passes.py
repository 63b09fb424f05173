"""What a repeated stage goes over, and in which order: chosen items, all of a kind, rounds, time slots, tables."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from facilitate.core.language.rules import Each, Rule, Stage, every

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

COUNTED = {"rounds": "r", "slots": "s"}
TABLES = "tables"


def passes(m: Meeting, each: Each) -> tuple[str, ...]:
    """One id for each time the stage is held: item ids, `r1 r2…` for rounds, `s1 s2…` for slots, the ids of tables."""
    if each.of in COUNTED:
        return tuple(f"{COUNTED[each.of]}{n}" for n in range(1, _times(m, each) + 1))
    found = m.spaces.tables() if each.of == TABLES else _ordered(m, each, collection(m, each.of))
    return found[: each.limit or each.times]


def _times(m: Meeting, each: Each) -> int:
    """As often as the rule says; slots else as often as its grid has any."""
    grids = [s.space.slots for s in every(m.rule) if s.space and s.space.slots]
    return each.times or (grids[0] if each.of == "slots" and grids and grids[0] else 1)


def collection(m: Meeting, of: str) -> tuple[str, ...]:
    """The items a name stands for: a selection, or what stands on the table of that kind; tasks by their own ids."""
    if of == "action":
        return tuple(task.id for task in m.outcomes.actions.values() if task.state != "dropped")
    if of in m.agenda.selections:
        return tuple(id for id in m.agenda.selections[of] if m.items.all[id].state == "shown")
    sensitive = m.facts.lists.sensitive
    return tuple(
        item.id for item in m.items.heads(of) if not item.covered and item.category not in sensitive and m.counts(item)
    )


def _ordered(m: Meeting, each: Each, found: tuple[str, ...]) -> tuple[str, ...]:
    """By the desk's order where it set one, by votes, by lot, else as they were written or chosen."""
    place = {id: n for n, id in enumerate(m.agenda.order.get(each.of, ()))}
    if place:
        return tuple(sorted(found, key=lambda id: place.get(id, len(place))))
    if each.order == "votes":
        votes = m.heat(each.of)
        return tuple(sorted(found, key=lambda id: -votes.get(id, 0)))
    if each.order == "random":
        visited = list(dict.fromkeys(v.item for v in m.agenda.visits if v.item in found))
        return (*visited, *sorted((id for id in found if id not in visited), key=lambda id: lot(m, id)))
    return found


def by_signs(m: Meeting) -> bool:
    """Whether signs alone put passes in order now: something is taken up by votes, and nobody has voted on it yet."""
    repeated = (stage.each for stage in m.stages.values() if stage.each and stage.each.order == "votes")
    return any(not m.agenda.order.get(each.of) and not m.ballots.votes_of(each.of) for each in repeated)


def lot(m: Meeting, id: str) -> str:
    """What decides where chance does: anybody can compute it again from the meeting's code."""
    return hashlib.sha256(f"{m.facts.code}/{id}".encode()).hexdigest()


def writes(rule: Rule, kind: str) -> bool:
    """Whether any stage of the rule lets somebody write that kind."""
    return any(entry.kind == kind for stage in every(rule) for entry in stage.write)


def source(parent: Stage) -> Stage | None:
    """The stage inside a repeat in which the very things it goes over are written (Robert's Rules: a motion is made,
    debated and voted on before the next is made), or None."""
    of = parent.each.of if parent.each else ""
    inside = (s for s in parent.stages if any(w.kind == of and not w.about for w in s.write))
    return next(inside, None)
