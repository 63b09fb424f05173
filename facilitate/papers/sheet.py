"""A list for a spreadsheet before it becomes XLSX or CSV."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Value = str | int | float | date | None


@dataclass(frozen=True)
class Bars:
    """A chart beside the list: of its first rows so many, their names from one column, a bar for each of the others."""

    title: str
    names: int
    values: tuple[int, ...]
    rows: int


@dataclass(frozen=True)
class Sheet:
    """One sheet: its title, column heads with widths in characters, and rows; `head` runs along the top of printed pages."""

    title: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[Value, ...], ...]
    head: str = ""
    chart: Bars | None = None
