"""How long a rule takes by its own plan."""

from facilitate.core.rules import Rule, Stage

OPEN = 3  # items reckoned with where their number is only known at the meeting


def planned_minutes(rule: Rule, items: int = OPEN) -> float:
    """Minutes in the hall, optional stages included, `items` passes where the number is open."""
    return sum(_minutes(stage, items) for stage in rule.stages)


def _minutes(stage: Stage, items: int) -> float:
    if stage.place_in_life in ("before", "after"):
        return 0
    if stage.each is None:
        return stage.minutes or 0
    passes = stage.each.times or items
    return sum(_minutes(one, items) * (passes - len(one.skip)) for one in stage.stages)
