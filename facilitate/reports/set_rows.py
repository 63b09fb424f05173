"""The row of the record for what a meeting set for itself."""

from __future__ import annotations

from typing import Any

from facilitate.reports.heads import Row, Words


class Setting(Row, frozen=True, kw_only=True):
    """`was` and `now` null: no limit, or nothing filled in. `ballot` is the vote that decided it, else `by` did. `title`: what
    the rule calls a setting of its own."""

    at: int
    name: str
    title: Words | None = None
    stage: str | None = None
    was: Any = None
    now: Any = None
    by: str | None = None
    ballot: str | None = None
