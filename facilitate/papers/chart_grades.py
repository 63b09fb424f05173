"""Grades as one stacked bar a need with how far people agree, and the agreement of all axes side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from facilitate.papers.charts import HAIR, INK, RULE, SOFT, WIDTH, chart, clipped, key, parts, rule, words

NAME, STEP, RIGHT = 176.0, 24.0, 60.0
SHADES = ("#ffffff", "#e1dfd8", "#aeada5", "#6f716b", "#161816")
LOW = 0.5


class Graded(NamedTuple):
    """One need on one axis: how many gave each grade, the lowest first, and the agreement."""

    name: str
    counts: tuple[int, ...]
    agreement: float


class Agreed(NamedTuple):
    """One need with its agreement on each axis, None where nobody graded."""

    name: str
    values: tuple[float | None, ...]


def grades(rows: Sequence[Graded], levels: Sequence[str], heads: tuple[str, str], title: str, told: str) -> str:
    """`heads`: what stands over the bars and over the figures at the right."""
    shades = shades_for(len(levels))
    drawn = [words(NAME, 11, heads[0], 10, ink=SOFT), words(WIDTH - 2, 11, heads[1], 10, ink=SOFT, anchor="end")]
    for place, row in enumerate(rows):
        top, n = 18 + STEP * place, max(sum(row.counts), 1)
        drawn.append(words(0, top + 14, clipped(row.name, NAME - 8, 10.5)))
        shares = [(count / n, str(count)) for count in row.counts]
        drawn += parts(shares, NAME, WIDTH - NAME - RIGHT, top, 20, shades)
        drawn.append(words(WIDTH - 2, top + 14, f"{row.agreement:.2f}", 10.5, anchor="end", bold=row.agreement < LOW))
    top = 18 + STEP * len(rows) + 6
    legend, high = key(levels, shades, NAME, top)
    return chart(top + high, title, told, [*drawn, legend])


def shades_for(levels: int) -> tuple[str, ...]:
    """From white to black, as many as there are levels."""
    last = len(SHADES) - 1
    return tuple(SHADES[round(place * last / max(levels - 1, 1))] for place in range(levels))


def agreement(rows: Sequence[Agreed], axes: Sequence[str], title: str, told: str) -> str:
    """Nought at the left, one at the right, and a line at a half, below which a matter should be talked about again."""
    wide = WIDTH - NAME - 12
    bottom = 20 + STEP * len(rows)
    drawn = [*_scale(wide, bottom)]
    for place, row in enumerate(rows):
        y = 20 + STEP * place + STEP / 2
        drawn.append(words(0, y + 4, clipped(row.name, NAME - 8, 10.5)))
        drawn.append(rule(NAME, y, NAME + wide, y))
        drawn += [_sign(which, NAME + value * wide, y) for which, value in enumerate(row.values) if value is not None]
    x = NAME
    for which, name in enumerate(axes):
        drawn.append(
            _sign(which, x + 6, bottom + 14) + words(x + 16, bottom + 18, clipped(name, 120, 10), 10, ink=SOFT)
        )
        x += 140
    return chart(bottom + 26, title, told, drawn)


def _scale(wide: float, bottom: float) -> Iterator[str]:
    for value in (0.0, 0.5, 1.0):
        x = NAME + value * wide
        yield rule(x, 18, x, bottom, RULE if value == LOW else HAIR)
        yield words(x, 12, f"{value:g}", 10, anchor="middle", ink=SOFT)


def _sign(which: int, x: float, y: float) -> str:
    """Each axis has a shape of its own: nothing is told by colour alone."""
    match which:
        case 0:
            return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{INK}"/>'
        case 1:
            return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.4" fill="#fff" stroke="{INK}" stroke-width="1.2"/>'
        case _:
            way = f"M{x:.1f} {y - 6:.1f}L{x + 6:.1f} {y:.1f}L{x:.1f} {y + 6:.1f}L{x - 6:.1f} {y:.1f}Z"
            return f'<path d="{way}" fill="#aeada5" stroke="{INK}" stroke-width=".8"/>'
