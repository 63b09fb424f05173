"""Charts as SVG written by hand, three to five kilobytes each: shares as stacked bars, importance by satisfaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

GREYS = ("#161816", "#4a4d48", "#6f716b", "#8f918a", "#aeada5", "#c9c8c1", "#e1dfd8")
WIDTH = 632
LABEL = 120


class Bar(NamedTuple):
    """One bar: its name and (share 0..1, words inside) in the order of the groups."""

    name: str
    parts: tuple[tuple[float, str], ...]


class Mark(NamedTuple):
    """One need in the matrix: whole grades 1..5, its number, its name, solid for residents, hollow for units."""

    satisfaction: int
    importance: int
    number: int
    name: str
    solid: bool


def stacked(bars: Sequence[Bar], groups: Sequence[str]) -> str:
    """Bars one above the other, the same grey for the same group; words inside where there is room."""
    rows = "".join(_bar(bar, 6 + 40 * place) for place, bar in enumerate(bars))
    top, legend = 40 * len(bars), ""
    for place, group in enumerate(groups):
        x, y = LABEL + (place % 4) * 128, top + 16 * (place // 4)
        grey = GREYS[place % len(GREYS)]
        legend += f'<rect x="{x}" y="{y}" width="10" height="10" fill="{grey}" stroke="#8a8a84" stroke-width=".5"/>'
        legend += f'<text x="{x + 14}" y="{y + 9}" font-size="10" fill="#555853">{escape(group)}</text>'
    height = top + 16 * ((len(groups) + 3) // 4)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img">{rows}{legend}</svg>'


def _bar(bar: Bar, top: int) -> str:
    drawn = [f'<text x="0" y="{top + 17}" font-size="11.5">{escape(bar.name)}</text>']
    x, room = float(LABEL), WIDTH - LABEL - 4
    for place, (share, words) in enumerate(bar.parts):
        width = share * room
        ink = "#fff" if place % len(GREYS) < 4 else "#161816"
        drawn.append(
            f'<rect x="{x:.1f}" y="{top}" width="{width:.1f}" height="24" fill="{GREYS[place % len(GREYS)]}" stroke="#fff"/>'
        )
        if width > 9 * len(words):
            drawn.append(
                f'<text x="{x + width / 2:.1f}" y="{top + 16}" font-size="10.5" text-anchor="middle" fill="{ink}">{escape(words)}</text>'
            )
        x += width
    return "".join(drawn)


CELL_WIDE, CELL_HIGH, LEFT, TOP, ROW = 113, 68, 46, 10, 15.6


def matrix(marks: Sequence[Mark], across: str, upwards: str) -> str:
    """Importance by satisfaction as a grid of cells: marks are stacked in their cell, so labels never collide."""
    cells: dict[tuple[int, int], list[Mark]] = defaultdict(list)
    for mark in sorted(marks, key=lambda mark: (not mark.solid, mark.number)):
        cells[mark.satisfaction, mark.importance].append(mark)
    high = {
        grade: max([CELL_HIGH, *(10 + ROW * len(v) for (_, i), v in cells.items() if i == grade)])
        for grade in range(1, 6)
    }
    tops = {grade: TOP + sum(high[above] for above in range(grade + 1, 6)) for grade in range(1, 6)}
    bottom = tops[1] + high[1]
    drawn = [f'<rect x="{LEFT}" y="{TOP}" width="{2 * CELL_WIDE}" height="{high[5] + high[4]}" fill="#e9e7df"/>']
    drawn += _grid(tops, high, bottom)
    for (satisfaction, importance), some in cells.items():
        for place, mark in enumerate(some):
            drawn.append(_mark(mark, LEFT + (satisfaction - 1) * CELL_WIDE + 14, tops[importance] + 14 + ROW * place))
    drawn.append(
        f'<text x="{LEFT + 5 * CELL_WIDE}" y="{bottom + 32:.0f}" font-size="11.5" text-anchor="end">{escape(across)} →</text>'
    )
    drawn.append(
        f'<text transform="translate(13 {bottom:.0f}) rotate(-90)" font-size="11.5">{escape(upwards)} →</text>'
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {bottom + 38:.0f}" role="img">{"".join(drawn)}</svg>'


def _grid(tops: dict[int, float], high: dict[int, float], bottom: float) -> list[str]:
    right = LEFT + 5 * CELL_WIDE
    lines = [
        f'<path d="M{LEFT + CELL_WIDE * n} {TOP}V{bottom:.1f}" stroke="{"#161816" if n == 0 else "#c9c8c1"}" stroke-width=".8"/>'
        for n in range(6)
    ]
    levels = [*tops.values(), bottom]
    lines += [
        f'<path d="M{LEFT} {y:.1f}H{right}" stroke="{"#161816" if y == bottom else "#c9c8c1"}" stroke-width=".8"/>'
        for y in levels
    ]
    for grade in range(1, 6):
        lines.append(
            f'<text x="{LEFT + (grade - 0.5) * CELL_WIDE:.1f}" y="{bottom + 16:.1f}" font-size="12" text-anchor="middle">{grade}</text>'
        )
        lines.append(
            f'<text x="{LEFT - 10}" y="{tops[grade] + high[grade] / 2 + 4:.1f}" font-size="12" text-anchor="end">{grade}</text>'
        )
    return lines


def _mark(mark: Mark, x: float, y: float) -> str:
    fill, ink, stroke = (
        ("#161816", "#fff", "") if mark.solid else ("#fff", "#161816", ' stroke="#161816" stroke-width="1.1"')
    )
    weight, shade = ("700", "#161816") if mark.solid else ("400", "#555853")
    name = mark.name if len(mark.name) <= 8 else mark.name[:7] + "…"
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="7" fill="{fill}"{stroke}/>'
        f'<text x="{x:.1f}" y="{y + 3.6:.1f}" font-size="10" font-weight="700" fill="{ink}" text-anchor="middle">{mark.number}</text>'
        f'<text x="{x + 11:.1f}" y="{y + 4:.1f}" font-size="10.5" font-weight="{weight}" fill="{shade}">{escape(name)}</text>'
    )
