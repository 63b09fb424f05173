"""A step that is taken back: the stage it left goes on as it stood, with its clock, its hands and what was still to come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from facilitate.core.act import Entry
    from facilitate.core.course.agenda import Slot, StageEntered, Visit
    from facilitate.core.floor.state import Lowered
    from facilitate.core.meeting import Meeting


@dataclass(frozen=True)
class Left:
    """How a stage stood when it was left: pauses in ms, what had been passed over before, the hands at each table."""

    paused_ms: int
    left_out: frozenset[Slot]
    lowered: dict[str, Lowered]


def leave(m: Meeting) -> None:
    """Everybody's hand goes down; how all stood is remembered, should the step be taken back."""
    agenda = m.agenda
    lowered = {space: floor.enter() for space, floor in m.floors.items()}
    agenda.left[agenda.at, agenda.entered_at] = Left(agenda.paused_ms, frozenset(agenda.left_out), lowered)


def again(m: Meeting, entry: Entry, event: StageEntered) -> bool:
    """Into the stage that was entered at `event.since`, as it was left; its clock stood still meanwhile. A stay in between of
    which nothing is left never was. False where it was never left."""
    agenda = m.agenda
    left = agenda.left.get((agenda.at, event.since))
    n = next((n for n, visit in enumerate(agenda.visits) if visit.from_ == event.since), None)
    if left is None or n is None:
        return False
    was, since = agenda.visits[n], [visit for visit in agenda.visits[n + 1 :] if _something_is_left(m, visit)]
    ended = [replace(was, to=0)] if not since else [was, *since, replace(was, from_=entry.at, to=0)]
    agenda.visits = [*agenda.visits[:n], *ended]
    agenda.entered_at, agenda.paused_ms = event.since, left.paused_ms + entry.at - was.to
    agenda.left_out = set(left.left_out)
    for space, lowered in left.lowered.items():
        m.floors[space].raise_again(lowered, {p.id for p in m.people.present()})
    return True


def _something_is_left(m: Meeting, visit: Visit) -> bool:
    """Whether anybody spoke or wrote during that stay."""
    spoke = any(t.slot == (visit.stage, visit.item) and t.from_ >= visit.from_ for t in m.floor.turns.values())
    return spoke or any(i.stage == visit.stage and i.at >= visit.from_ for i in m.items.all.values())
