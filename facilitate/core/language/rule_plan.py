"""How long a rule takes by its own plan, and when each stage comes."""

from collections.abc import Iterator

import msgspec

from facilitate.core.language.rules import Rule, Stage

OPEN = 3  # items reckoned with where their number is only known at the meeting


class Slot(msgspec.Struct, frozen=True):
    """One leaf stage on the timeline: `start` minutes after the beginning, None before and after the meeting;
    `minutes` of one pass, `passes` in all."""

    stage: Stage
    life: str
    start: float | None
    minutes: float
    days: float
    passes: int


def planned_minutes(rule: Rule, items: int = OPEN) -> float:
    """Minutes in the hall, optional stages included, `items` passes where the number is open."""
    return sum(_minutes(stage, items) for stage in rule.stages)


def timeline(rule: Rule, items: int = OPEN) -> tuple[Slot, ...]:
    """Every leaf stage in file order; what is nested starts with its first pass."""
    found: list[Slot] = []
    start = 0.0
    for stage in rule.stages:
        found += _slots(stage, start, 1, items)
        start += _minutes(stage, items)
    return tuple(found)


def passes(stage: Stage, items: int = OPEN) -> int:
    """How often what is nested in `stage` comes."""
    if stage.each is None:
        return 1
    return stage.each.times or min(items, stage.each.limit or items)


def expected(stage: Stage, parent: Stage | None, items: int = OPEN) -> int:
    """How often a leaf is reckoned with that stands in the run of show once as long as nobody knows what it is repeated over."""
    around = stage if stage.each else parent
    return passes(around, items) - len(stage.skip) if around is not None and around.each else 1


def _slots(stage: Stage, start: float, times: int, items: int) -> Iterator[Slot]:
    if stage.stages:
        first_pass = sum(_minutes(one, items) for one in stage.stages if "first" not in one.skip)
        for one in stage.stages:
            late = first_pass if "first" in one.skip else 0
            yield from _slots(one, start + late, passes(stage, items) - len(one.skip), items)
            start += _minutes(one, items) * ("first" not in one.skip)
    else:
        life = stage.place_in_life or "during"
        yield Slot(stage, life, start if life == "during" else None, stage.minutes or 0, stage.days or 0, times)


def _minutes(stage: Stage, items: int) -> float:
    if stage.place_in_life in ("before", "after"):
        return 0
    if stage.each is None:
        return stage.minutes or 0
    return sum(_minutes(one, items) * (passes(stage, items) - len(one.skip)) for one in stage.stages)
