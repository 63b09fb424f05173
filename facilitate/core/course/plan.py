"""The run of show: every stage in the order it is held, repeated ones once for each pass, and where the meeting stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from facilitate.core.course.agenda import Slot
from facilitate.core.course.passes import collection, passes, source, writes
from facilitate.core.language.rules import Each, Stage, flat

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting


def plan(m: Meeting, open_ones: bool = False) -> list[Slot]:
    """The run of show as it stands: a repeated stage once for each pass, dropped ones left out. With `open_ones` a
    repeat whose items are not chosen or written yet stands there once, without an item."""
    slots = _slots(m, m.rule.stages, "", open_ones)
    return [s for s in slots if s.stage not in m.agenda.dropped or s == m.agenda.at]


def _slots(m: Meeting, stages: tuple[Stage, ...], within: str, open_ones: bool) -> list[Slot]:
    slots: list[Slot] = []
    for stage in stages:
        if stage.each is None:
            slots += _slots(m, stage.stages, within, open_ones) if stage.stages else [Slot(stage.id, within)]
        elif origin := source(stage):
            slots += _one_after_another(m, stage, origin, within, open_ones)
        else:
            slots += _repeated(m, stage, stage.each, within, open_ones)
    return slots


def _repeated(m: Meeting, stage: Stage, each: Each, within: str, open_ones: bool) -> list[Slot]:
    if each.at_once:
        return _slots(m, stage.stages or (replace(stage, each=None),), within, open_ones)
    ids = passes(m, each) or (("",) if _stands_once(m, each, open_ones) else ())
    slots: list[Slot] = []
    for n, id in enumerate(ids):
        left_out = {"first"} if n == 0 else set()
        left_out |= {"last"} if n == len(ids) - 1 else set()
        held = tuple(s for s in stage.stages or (replace(stage, each=None),) if not left_out & set(s.skip))
        slots += _slots(m, held, f"{within}/{id}".strip("/"), open_ones)
    return slots


def _stands_once(m: Meeting, each: Each, open_ones: bool) -> bool:
    """A repeat over nothing is held once, for no item, where nothing could ever be written for it; a plan shows it once
    as long as nothing is chosen yet."""
    chosen = each.of in m.agenda.selections
    known = {s.select.into for s in m.stages.values() if s.select} | {"tables"}
    return not chosen and (open_ones or (each.of not in known and not writes(m.rule, each.of)))


def _one_after_another(m: Meeting, stage: Stage, origin: Stage, within: str, open_ones: bool) -> list[Slot]:
    """What was taken up already, then the stage in which the next one is made, then what was made and not taken up yet."""
    assert stage.each is not None
    others = tuple(s for s in stage.stages if s is not origin)
    been = {visit.item for visit in m.agenda.visits}
    items = [f"{within}/{id}".strip("/") for id in collection(m, stage.each.of)]
    before = [slot for id in items if id in been for slot in _slots(m, others, id, open_ones)]
    after = [slot for id in items if id not in been for slot in _slots(m, others, id, open_ones)]
    return [*before, Slot(origin.id, within), *after]


def following(m: Meeting, slots: list[Slot] | None = None) -> Slot | None:
    """What comes next in the run of show (that given, or as it is now), or None at the end."""
    slots = plan(m) if slots is None else slots
    n = position(m, slots)
    return slots[n + 1] if n + 1 < len(slots) else None


def ending(m: Meeting, target: Slot | None) -> bool:
    """Whether the meeting is over with the step to there (None: past the last)."""
    return not m.agenda.ended and (target is None or m.stages[target.stage].place_in_life == "after")


def preceding(m: Meeting, slots: list[Slot] | None = None) -> Slot | None:
    """What came before in the run of show, or None at the beginning."""
    slots = plan(m) if slots is None else slots
    n = position(m, slots)
    return slots[n - 1] if n > 0 else None


def position(m: Meeting, slots: list[Slot]) -> int:
    """Where we stand in the list; a slot that is no longer in it counts as the first of its stage or before."""
    if m.agenda.at in slots:
        return slots.index(m.agenda.at)
    order = [leaf.id for leaf, _ in flat(m.rule)]
    rank = order.index(m.agenda.at.stage)
    return sum(order.index(s.stage) < rank for s in slots) - 1
