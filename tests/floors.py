"""A hall with one stage of talking, under whatever words a rule has for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import msgspec
from msgspec.structs import replace

from facilitate.core.floor import Turn, queue
from facilitate.core.language.rules import Floor, Space, Stage, Text
from facilitate.core.meeting import opening
from facilitate.service.clock import ManualClock
from tests.cast import START, Cast, Core, facts, rules

GROUPS = ("residents", "committee", "agency", "contractor")
NAMES = ("赵一", "钱二", "孙三", "李四", "周五", "吴六", "郑七", "王八")
TITLE = Text("议一议", "Talk")


def floor_rule(mode: str, **words: Any) -> Floor:
    """The words of a rule file for speaking."""
    return msgspec.convert({"mode": mode, **words}, Floor)


@dataclass
class Hall(Cast):
    """People a, b, c… of changing groups, and a host who stays neutral."""

    members: tuple[str, ...] = field(default=())

    def speaker(self, space: str = "") -> str:
        """Who speaks there, by her letter; "" nobody."""
        floor = self.m.floors.get(space)
        return self.name(floor.speaker.person) if floor and floor.speaker else ""

    def turn(self, space: str = "") -> Turn:
        """The turn that runs there."""
        turn = self.m.floors[space].speaker
        assert turn is not None
        return turn

    def name(self, id: str) -> str:
        return next(who for who, known in self.ids.items() if known == id)

    def line(self, space: str = "") -> list[str]:
        """The letters of those who wait, in order."""
        return [self.name(id) for id, _ in queue(self.m, space)]

    def reasons(self) -> list[str]:
        return [reason for _, reason in queue(self.m)]

    def speak(self, who: str, seconds: float = 20, **hand: Any) -> None:
        """A hand, a call, a turn."""
        self.do(who, "hand", **hand)
        self.do("host", "grant", person=self.ids[who])
        self.wait(seconds - 1)
        self.do(who, "done")


def hall(
    floor: Floor,
    n: int = 6,
    allow: dict[str, tuple[str, ...]] | None = None,
    space: Space | None = None,
    begin: bool = True,
    **more: Any,
) -> Hall:
    """A meeting that stands in a stage with this floor, or (`begin` false) in the silent one before it. `stage` are more
    words of the stage, `more` of the rule."""
    allowed: Any = allow or {"speak": ("member",)}
    stage = more.pop("stage", {})
    talk = Stage("talk", TITLE, minutes=30, allow=allowed, floor=floor, space=space, **stage)
    base = rules()["nantang"]
    chair = replace(base.roles["host"], may=(*base.roles["host"].may, "extend"))
    more = {"roles": {**base.roles, "host": chair}, **more}
    rule = replace(base, stages=(Stage("before", TITLE, minutes=5), talk, Stage("after", TITLE, minutes=5)), **more)
    clock = ManualClock(START)
    m, entries = opening(replace(facts("nantang"), rule=rule), clock.now())
    found = Hall(Core(clock, m, list(entries)), clock, members=tuple("abcdefgh"[:n]))
    found.join("host", "林主持", "social_org", "host")
    for k, who in enumerate(found.members):
        found.join(who, NAMES[k], GROUPS[k % len(GROUPS)], "member")
    if begin:
        found.next()
    return found
