"""A need and an offer as they are matched, and how well one fits the other, with what speaks for it and what against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Asked:
    """A need. `words`: what its cards say; `households`: how many, 0 not known; `affected`: who, as written; `wanted`: kinds of
    resources asked for, where known."""

    id: int
    title: str
    words: tuple[str, ...] = ()
    category: str = ""
    place: str = ""
    hours: str = ""
    households: int = 0
    affected: str = ""
    wanted: tuple[str, ...] = ()


@dataclass(frozen=True)
class Offered:
    """An offer. `kind`: of the unit, as in the list of groups; `amount` and `price` as written; `until`: ISO date;
    `project`: what is running and can be joined."""

    id: int
    text: str
    resource: str = ""
    kind: str = ""
    place: str = ""
    hours: str = ""
    amount: str = ""
    price: str = ""
    until: str = ""
    project: str = ""


@dataclass(frozen=True)
class Reason:
    """What speaks for a match, or (points below 0) against it: a code of `reasons.WORDS` and what its words are filled with."""

    code: str
    points: int
    params: Mapping[str, Any]


@dataclass(frozen=True)
class Fit:
    """How well an offer fits a need. `about`: points for speaking of the same, and whether they are enough to suggest it
    (`sure`; else it is only of the same kind); `points`: with everything else and less what clashes, at least 1."""

    need: int
    offer: int
    sure: bool
    about: int
    points: int
    reasons: tuple[Reason, ...]
    clashes: tuple[Reason, ...]
