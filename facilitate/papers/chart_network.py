"""Which groups dealt with which, as a ring of groups with lines between them; no person stands in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import cos, pi, sin
from typing import NamedTuple

from facilitate.papers.charts import INK, WIDTH, chart, clipped, words
from facilitate.papers.wrapping import wrapped

RADIUS, MOST, SIZE = 118.0, 16, 10.5
MIDDLE_X, MIDDLE_Y = WIDTH / 2, RADIUS + 34


class Node(NamedTuple):
    """A group: its code, its name, how many came of it."""

    code: str
    name: str
    people: int


def network(nodes: Sequence[Node], ties: Mapping[tuple[str, str], int], title: str, told: str) -> str:
    """At most sixteen groups; the thicker a line, the more often they dealt with one another, in either direction."""
    shown = nodes[:MOST]
    spots = {node.code: _spot(place, len(shown)) for place, node in enumerate(shown)}
    pairs: dict[tuple[str, str], int] = {}
    for (a, b), n in ties.items():
        if a in spots and b in spots:
            pair = (min(a, b), max(a, b))
            pairs[pair] = pairs.get(pair, 0) + n
    most = max(pairs.values(), default=1)
    lines = [_line(spots[a], spots[b], 1 + 6 * n / most) for (a, b), n in pairs.items()]
    dots = [_node(node, *spots[node.code]) for node in shown]
    return chart(2 * RADIUS + 72, title, told, [*lines, *dots])


def _spot(place: int, of: int) -> tuple[float, float]:
    angle = 2 * pi * place / of - pi / 2
    return MIDDLE_X + RADIUS * cos(angle), MIDDLE_Y + RADIUS * sin(angle)


def _line(a: tuple[float, float], b: tuple[float, float], width: float) -> str:
    """Drawn a little towards the middle, so that lines along the ring are told apart."""
    x, y = (a[0] + b[0] + MIDDLE_X) / 3, (a[1] + b[1] + MIDDLE_Y) / 3
    way = f"M{a[0]:.1f} {a[1]:.1f}Q{x:.1f} {y:.1f} {b[0]:.1f} {b[1]:.1f}"
    return f'<path d="{way}" fill="none" stroke="#8f918a" stroke-width="{width:.1f}" stroke-opacity=".75"/>'


def _node(node: Node, x: float, y: float) -> str:
    size = min(5 + node.people**0.5 * 2, 14)
    circle = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}" fill="{INK}" stroke="#fff" stroke-width="1.5"/>'
    wide, gap = WIDTH / 2 - RADIUS - 30, size + 5
    if abs(x - MIDDLE_X) < 1:
        above = y < MIDDLE_Y
        return circle + words(x, y - gap if above else y + gap + 9, clipped(node.name, wide, SIZE), anchor="middle")
    right = x > MIDDLE_X
    first, *more = wrapped(node.name, wide, SIZE)
    lines = [first, clipped(" ".join(more), wide, SIZE)] if more else [first]
    top = y + 4 - 6 * len(more[:1])
    place, anchor = (x + gap, "") if right else (x - gap, "end")
    return circle + "".join(words(place, top + 12 * n, line, anchor=anchor) for n, line in enumerate(lines))
