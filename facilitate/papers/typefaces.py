"""The typefaces that the official form and the posters ask for: which this computer has, and what stands in for the others."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from facilitate.papers.page import styles
from facilitate.reports.rows import Words

SHIPPED = "Noto Sans SC"
NAMES = {
    "fang": Words(zh="仿宋", en="FangSong"),
    "kai": Words(zh="楷体", en="KaiTi"),
    "hei": Words(zh="黑体", en="SimHei"),
    "song": Words(zh="小标宋", en="XiaoBiaoSong"),
}
"""The variables of the style rules, and what offices call these typefaces (GB/T 9704-2012, 5.2.2)."""
STACK = re.compile(r"--(\w+):\s*([^;]+);")
Known = Callable[[Sequence[str]], Collection[str]]


@dataclass(frozen=True)
class StandIn:
    """A typeface that this computer has not: what it is called, and the family that is printed instead."""

    name: Words
    instead: str


def stand_ins(known: Known) -> tuple[StandIn, ...]:
    """The office typefaces that are missing here. `known` says which of some families this computer has."""
    written = dict(reversed(STACK.findall(styles("zh"))))  # the first; later ones are for English
    stacks = {key: _families(written[key]) for key in NAMES}
    there = {SHIPPED, *known(sorted({family for stack in stacks.values() for family in stack}))}
    firsts = ((key, next((family for family in stacks[key] if family in there), SHIPPED)) for key in NAMES)
    return tuple(StandIn(NAMES[key], first) for key, first in firsts if first.startswith("Noto"))


def _families(stack: str) -> list[str]:
    return re.findall(r'"([^"]+)"', stack)
