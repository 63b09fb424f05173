"""The ring of chairs: who sits inside, who waits for a chair, and who comes in when one is free."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitate.core.act import Run
from facilitate.core.course.agenda import here
from facilitate.core.floor import order
from facilitate.core.language.rules import Stage
from facilitate.core.space.spaces import RING, PeopleMoved, Space, SpacesSet

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting


def wanted(stage: Stage) -> bool:
    """Whether it matters in this stage who sits inside; a ring in which everybody sits is the whole room."""
    swaps = stage.move is not None and stage.move.policy == "swap_ring"
    seats = stage.floor is not None and stage.floor.mode == "seats"
    named = any("seated" in roles for roles in stage.allow.values())
    return stage.space is not None and stage.space.kind == "ring" and (swaps or seats or named)


def made(m: Meeting, stage: Stage) -> SpacesSet:
    """The chairs as the stage begins: whoever never has to go sits already, the chairs that stay open are free."""
    assert stage.space is not None
    seats = stage.space.seats or 0
    stay = stage.move.stay if stage.move else ()
    first = [p.id for p in m.people.present() if p.role in stay][: seats - (stage.space.open_seats or 0)]
    return SpacesSet((Space(RING, "ring", seats),), dict.fromkeys(first, RING))


def seated(m: Meeting) -> list[str]:
    """Who sits inside, longest first."""
    return m.spaces.people(RING)


def chairs_free(m: Meeting) -> int:
    """How many may come in now; once the open chair is taken, somebody must go first."""
    one = m.spaces.all.get(RING)
    return max(0, one.cap - len(seated(m))) if one and one.cap else len(m.people.all) if one else 0


def crowded(m: Meeting) -> bool:
    """Whether the chair that should stay open is taken: somebody is asked to leave the ring."""
    space = here(m).space
    open_seats = (space.open_seats or 0) if space else 0
    return RING in m.spaces.all and chairs_free(m) < open_seats


def fill(run: Run) -> None:
    """The first of those who wait come in as long as chairs are free."""
    m = run.m
    while chairs_free(m) and (first := waiting(m)[:1]):
        run.emit(PeopleMoved({first[0]: RING}))


def waiting(m: Meeting) -> list[str]:
    """Who waits for a chair, in the rule's order of speaking; where that decides nothing, who has been inside less often."""
    present = [id for id in m.spaces.line if m.people.all[id].present]
    asked = sorted(present, key=lambda id: _been_inside(m, id))
    return [id for id, _ in order.call_up(m, asked, "first_come")]


def _been_inside(m: Meeting, person: str) -> int:
    return sum(stay.person == person and stay.space == RING for stay in m.spaces.stays)
