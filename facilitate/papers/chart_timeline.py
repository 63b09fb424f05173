"""The run of a meeting as bars along its minutes, each stage beside what was planned for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from facilitate.papers.charts import HAIR, INK, RULE, SOFT, WIDTH, chart, clipped, rule, words

NAME, STEP, RIGHT, MOST = 172.0, 20.0, 92.0, 24
STEPS = (5, 10, 15, 30, 60, 120, 240, 480, 1440, 10080, 43200)


class Stay(NamedTuple):
    """A stage in the order of the meeting: (from, to) in seconds for each time it was held, and words for the right margin."""

    name: str
    held: tuple[tuple[int, int], ...]
    beside: str


def timeline(stays: Sequence[Stay], clock: Sequence[str], title: str, told: str) -> str:
    """`clock`: what stands at nought, and at each step of `every(stays)` minutes after it."""
    shown, end = stays[:MOST], longest(stays)
    wide, bottom = WIDTH - NAME - RIGHT, 22 + STEP * len(stays[:MOST])
    drawn = []
    for place, said in enumerate(clock):
        x = NAME + wide * place * every(stays) * 60 / end
        drawn += [rule(x, 18, x, bottom, HAIR), words(x, 12, said, 9.5, anchor="middle", ink=SOFT)]
    for place, stay in enumerate(shown):
        top = 22 + STEP * place
        drawn.append(words(0, top + 12, clipped(stay.name, NAME - 8, 10.5)))
        drawn += [_bar(NAME + wide * a / end, wide * max(b - a, 0) / end, top + 3) for a, b in stay.held]
        drawn.append(words(WIDTH - 2, top + 12, clipped(stay.beside, RIGHT - 6, 10), 10, anchor="end", ink=SOFT))
    drawn.append(rule(NAME, bottom, NAME + wide, bottom, RULE))
    return chart(bottom + 6, title, told, drawn)


def longest(stays: Sequence[Stay]) -> int:
    """Seconds to the end of the last bar, at least a minute."""
    return max([60, *(to for stay in stays for _, to in stay.held)])


def every(stays: Sequence[Stay]) -> int:
    """So many minutes apart that at most seven times of day stand along the top."""
    minutes = longest(stays) / 60
    return next((step for step in STEPS if minutes / step <= 7), STEPS[-1])


def _bar(x: float, wide: float, top: float) -> str:
    return f'<rect x="{x:.1f}" y="{top:.1f}" width="{max(wide, 1):.1f}" height="13" fill="{INK}"/>'
