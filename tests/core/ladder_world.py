"""Nantang's debate under a ladder of one's own, for tests of manners."""

from __future__ import annotations

from msgspec.structs import replace

from facilitate.core.language.rules import Conduct, Stage
from tests.cast import rules
from tests.watched import Watched, watched

HALL = {"host": "host", "recorder": "recorder", "wang": "member", "li": "member", "chen": "member"}


def debate(
    ladder: tuple[str, ...], count_per: str = "meeting", appeal: str = "quiet", turns: int | None = 2
) -> Watched:
    """Nantang's debate about the first of two motions, with this ladder; interruptions apart."""
    rule = rules()["nantang"]
    conduct = Conduct(("off_topic", "interrupt"), ladder, count_per, appeal)  # type: ignore[arg-type]
    stages = tuple(_with(stage, turns) for stage in rule.stages)
    hall = watched(replace(rule, conduct=conduct, stages=stages), HALL)
    hall.go("motions")
    hall.do("wang", "write", kind="motion", text="车棚加顶")
    hall.do("li", "write", kind="motion", text="楼道刷白")
    hall.go("debate")
    return hall


def _with(stage: Stage, turns: int | None) -> Stage:
    inner = tuple(_with(one, turns) for one in stage.stages)
    floor = stage.floor and replace(stage.floor, turns=turns if stage.id == "debate" else stage.floor.turns)
    return replace(stage, stages=inner, floor=floor)


def warn(hall: Watched, who: str = "wang") -> str:
    hall.do("host", "warn", person=hall.ids[who], offence="off_topic")
    return hall.m.conduct.reminders[-1].step
