"""The run of a meeting as bars along its minutes, each stage beside what was planned for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from facilitate.papers.charts import HAIR, INK, RULE, SOFT, WIDTH, chart, clipped, room, rule, words

NAME, WIDEST, STEP, RIGHT, MOST = 172.0, 232.0, 20.0, 92.0, 24
STEPS = (5, 10, 15, 30, 60, 120, 240, 480, 1440, 10080, 43200)


class Stay(NamedTuple):
    """A stage in the order of the meeting: (from, to) in seconds for each time it was held, and words for the right margin."""

    name: str
    held: tuple[tuple[int, int], ...]
    beside: str


def timeline(stays: Sequence[Stay], clock: Sequence[str], title: str, told: str) -> str:
    """`clock`: what stands at nought, and at each step of `every(stays)` minutes after it."""
    shown, end = stays[:MOST], longest(stays)
    name = min(max([NAME, *(room(stay.name, 10.5) + 8 for stay in shown)]), WIDEST)
    wide, bottom = WIDTH - name - RIGHT, 22 + STEP * len(shown)
    drawn = []
    for place, said in enumerate(clock):
        x = name + wide * place * every(stays) * 60 / end
        drawn += [rule(x, 18, x, bottom, HAIR), words(x, 12, said, 9.5, anchor="middle", ink=SOFT)]
    for place, stay in enumerate(shown):
        top = 22 + STEP * place
        drawn.append(words(0, top + 12, clipped(stay.name, name - 8, 10.5)))
        drawn += [_bar(name + wide * a / end, wide * max(b - a, 0) / end, top + 3) for a, b in stay.held]
        drawn.append(words(WIDTH - 2, top + 12, clipped(stay.beside, RIGHT - 6, 10), 10, anchor="end", ink=SOFT))
    drawn.append(rule(name, bottom, name + wide, bottom, RULE))
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
