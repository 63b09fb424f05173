"""A list for a spreadsheet before it becomes XLSX or CSV."""

from __future__ import annotations

from dataclasses import dataclass

Value = str | int | float | None


@dataclass(frozen=True)
class Sheet:
    """One sheet: its title, column heads with widths in characters, and rows."""

    title: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[Value, ...], ...]
