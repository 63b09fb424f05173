"""Importance by satisfaction: a grid of cells in which the needs stand side by side, so that no label meets another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import ceil
from typing import NamedTuple

from facilitate.papers.charts import HAIR, INK, SOFT, WASH, WIDTH, box, chart, clipped, rule, words

LEFT, TOP, LEAST, ROW, DOT, NAMED = 46, 10, 56, 15.6, 18.0, 6


class Mark(NamedTuple):
    """One need: its medians in points of the scale, its number, its name; solid for residents, hollow for units."""

    satisfaction: float
    importance: float
    number: int
    name: str
    solid: bool


class Matrix:
    """The grid for some marks on a scale from `low` to `high`; a median between two grades has a row or column of its own."""

    def __init__(self, marks: Sequence[Mark], low: int = 1, high: int = 5) -> None:
        whole = range(low, high + 1)
        self.columns = sorted({*map(float, whole), *(mark.satisfaction for mark in marks)})
        self.rows = sorted({*map(float, whole), *(mark.importance for mark in marks)}, reverse=True)
        self.wide = (WIDTH - LEFT - 2) / len(self.columns)
        self.cells: dict[tuple[float, float], list[Mark]] = defaultdict(list)
        for mark in sorted(marks, key=lambda mark: (not mark.solid, mark.number)):
            self.cells[mark.satisfaction, mark.importance].append(mark)
        self.high = {
            row: max(LEAST, *(self._needs(*cell) for cell in self.cells if cell[1] == row), 0) for row in self.rows
        }
        self.tops: dict[float, float] = {}
        self.bottom: float = TOP
        for row in self.rows:
            self.tops[row] = self.bottom
            self.bottom += self.high[row]

    @property
    def per_line(self) -> int:
        """How many numbers without names stand in a line of a cell."""
        return max(1, int((self.wide - 4) // DOT))

    def _needs(self, satisfaction: float, importance: float) -> float:
        some = len(self.cells[satisfaction, importance])
        return 12 + (ROW * some if some <= NAMED else DOT * ceil(some / self.per_line))

    def left(self, column: float) -> float:
        return LEFT + self.columns.index(column) * self.wide

    def svg(self, across: str, upwards: str, title: str, told: str) -> str:
        drawn = [*self._urgent(), *self._grid(), *self._marks()]
        drawn.append(words(WIDTH - 2, self.bottom + 32, f"{across} →", 11.5, anchor="end"))
        drawn.append(
            f'<text transform="translate(13 {self.bottom:.0f}) rotate(-90)" font-size="11.5">{clipped(upwards, self.bottom - 30, 11.5)} →</text>'
        )
        return chart(self.bottom + 40, title, told, drawn)

    def _urgent(self) -> Iterator[str]:
        """The corner of what is important and not satisfied: four and more, two and less."""
        rows, columns = [r for r in self.rows if r >= 4], [c for c in self.columns if c <= 2]
        if rows and columns:
            yield box(LEFT, TOP, self.wide * len(columns), sum(self.high[row] for row in rows), WASH)

    def _grid(self) -> Iterator[str]:
        right = LEFT + self.wide * len(self.columns)
        for place, column in enumerate(self.columns):
            yield rule(self.left(column), TOP, self.left(column), self.bottom, HAIR if place else INK)
            yield words(self.left(column) + self.wide / 2, self.bottom + 16, f"{column:g}", 12, anchor="middle")
        yield rule(right, TOP, right, self.bottom)
        for row in self.rows:
            yield rule(LEFT, self.tops[row], right, self.tops[row])
            yield words(LEFT - 8, self.tops[row] + self.high[row] / 2 + 4, f"{row:g}", 12, anchor="end")
        yield rule(LEFT, self.bottom, right, self.bottom, INK)

    def _marks(self) -> Iterator[str]:
        for (column, row), some in self.cells.items():
            x, y = self.left(column) + 2, self.tops[row]
            for place, mark in enumerate(some):
                if len(some) <= NAMED:
                    yield _dot(mark, x + 11, y + 14 + ROW * place) + self._name(mark, x + 22, y + 18 + ROW * place)
                else:
                    line, column_ = divmod(place, self.per_line)
                    yield _dot(mark, x + 10 + DOT * column_, y + 15 + DOT * line)

    def _name(self, mark: Mark, x: float, y: float) -> str:
        said = clipped(mark.name, self.wide - 27, 10.5)
        return words(x, y, said, 10.5, ink=INK if mark.solid else SOFT, bold=mark.solid) if len(said) > 1 else ""


def _dot(mark: Mark, x: float, y: float) -> str:
    fill, ink, edge = (INK, "#fff", "") if mark.solid else ("#fff", INK, f' stroke="{INK}" stroke-width="1.1"')
    size = 10 if mark.number < 100 else 7
    circle = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="7" fill="{fill}"{edge}/>'
    return circle + words(x, y + size * 0.36, str(mark.number), size, anchor="middle", ink=ink, bold=True)
