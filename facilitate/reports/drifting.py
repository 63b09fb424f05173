"""Who takes part little, and who takes part less than before: for the organiser, against oneself and never against others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import dropwhile
from statistics import median

import msgspec

from facilitate.reports.engagement import Part

LAST = 4
"""Meetings looked back on for who takes part little (METHODS.md, section 5: "came >= 2 of last 4")."""
OFTEN = 2
LOW = 0.34
"""An index of at most this is low: came, and one thing more than speaking (METHODS.md, section 5; a starting value, not validated)."""
LATELY, LEAST_BEFORE = 2, 2
"""The last two meetings against those before; of those at least two, so that there is something to fall from: the second is ours."""
HALF = 0.5


class Quiet(msgspec.Struct, frozen=True, kw_only=True):
    """Came to `came` of the last four meetings; `median`: of her index on those evenings; `parts`: of these evenings. `hints`:
    invite_first (ask her first what she thinks), smaller_table (seat her where few sit)."""

    neighbour: int
    came: int
    median: float
    parts: tuple[Part, ...]
    hints: tuple[str, ...]


class Fading(msgspec.Struct, frozen=True, kw_only=True):
    """`before`: median of her own index from her first meeting on, 0 where she stayed away; `lately`: of the last two meetings.
    `hints`: visit (she no longer comes: ask how she is), invite_first, smaller_table."""

    neighbour: int
    before: float
    lately: tuple[float, ...]
    parts: tuple[Part, ...]
    hints: tuple[str, ...]


def quiet(people: Mapping[int, Sequence[Part]]) -> tuple[Quiet, ...]:
    """Those who came to at least 2 of the last 4 meetings with a median index of at most 0.34, by their numbers in the register.

    `people`: neighbour -> her part in each meeting of the series, in the order of time.
    """
    found = ((who, tuple(part for part in row[-LAST:] if part.came)) for who, row in sorted(people.items()))
    return tuple(
        Quiet(neighbour=who, came=len(there), median=level, parts=there, hints=_hints(there))
        for who, there in found
        if len(there) >= OFTEN and (level := median(part.index for part in there)) <= LOW
    )


def fading(people: Mapping[int, Sequence[Part]]) -> tuple[Fading, ...]:
    """Those whose last two indexes are each at most half of their own earlier median, which was above 0.34."""
    return tuple(
        Fading(
            neighbour=who,
            before=level,
            lately=tuple(part.index for part in lately),
            parts=(*before, *lately),
            hints=_hints(lately) if any(part.came for part in lately) else ("visit",),
        )
        for who, row in sorted(people.items())
        for before, lately in [_cut(row)]
        if len(before) >= LEAST_BEFORE
        and (level := median(part.index for part in before)) > LOW
        and all(part.index <= HALF * level for part in lately)
    )


def _cut(row: Sequence[Part]) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """From her first meeting on: what was before the last two, and these two."""
    since = tuple(dropwhile(lambda part: not part.came, row))
    return since[:-LATELY], since[-LATELY:]


def _hints(there: Sequence[Part]) -> tuple[str, ...]:
    came = [part for part in there if part.came]
    silent = not all(part.spoke for part in came)
    alone = not all(part.partner for part in came)
    return tuple(hint for hint, due in (("invite_first", silent), ("smaller_table", alone)) if due)
