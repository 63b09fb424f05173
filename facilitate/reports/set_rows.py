"""The row of the record for what a meeting set for itself."""

from __future__ import annotations

from typing import Any

from facilitate.reports.heads import Row


class Setting(Row, frozen=True, kw_only=True):
    """`was` and `now` null: no limit, or nothing filled in. `ballot` is the vote that decided it, else `by` did."""

    at: int
    name: str
    stage: str | None = None
    was: Any = None
    now: Any = None
    by: str | None = None
    ballot: str | None = None
