"""Meetings by the shipped rules in which, after every act, patches and the log are held against the live state."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace

from facilitate.core.language.rules import Rule
from facilitate.core.meeting import opening
from facilitate.service.clock import ManualClock
from tests.cast import START, Cast, Core, facts
from tests.screens import Screens
from tests.test_wild_meetings import read_again

NAMES = {
    "host": "林主持", "recorder": "周记录", "wang": "王阿姨", "li": "李师傅", "chen": "陈老师", "zhao": "赵大爷",
    "sun": "孙奶奶", "wu": "吴大姐", "zheng": "郑师傅", "feng": "冯老师", "rep": "钱经理", "guest": "旁听的学生",
}  # fmt: skip


@dataclass
class Watched(Cast):
    """A cast whose every accepted act is looked at from all screens and read again from the log."""

    screens: Screens = field(default_factory=lambda: Screens(still=False))

    def act(self, who: str, verb: str, args: dict[str, Any], saw: int | None = None) -> str:
        made = super().act(who, verb, args, saw)
        self.screens.compare(self)
        assert isinstance(self.place, Core)
        assert read_again(self.place) == self.m
        return made


def watched(rule: str | Rule, roles: dict[str, str], **filled_in: Any) -> Watched:
    """People by role in a meeting by that rule; `filled_in` as of `set`, with `setting_x` for `setting.x`."""
    begun = facts(rule) if isinstance(rule, str) else replace(facts(), rule=rule)
    clock = ManualClock(START)
    names = {name.replace("setting_", "setting."): value for name, value in filled_in.items()}
    m, entries = opening(begun, clock.now(), names)
    cast = Watched(Core(clock, m, list(entries)), clock)
    for who, role in roles.items():
        cast.join(who, NAMES[who], "residents", role)
    return cast
