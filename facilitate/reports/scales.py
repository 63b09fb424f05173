"""Counts of grades as medians with spread, agreement on a scale, and what all parties back."""

from __future__ import annotations

from collections.abc import Sequence
from math import log2, prod

import msgspec

from facilitate.core.ballot.counts.grades import median


class Grade(msgspec.Struct, frozen=True):
    """How a group graded one thing on one axis: median and quartiles in points of the scale, n people; `counts` is how many
    gave each point from `lowest` up."""

    median: float
    low: float
    high: float
    n: int
    agreement: float
    counts: tuple[int, ...] = ()
    lowest: int = 1


def grade(counts: Sequence[int], lowest: int = 1) -> Grade | None:
    """The grade from how many people gave each point, the lowest point first; None where nobody graded."""
    middle = median(list(counts), lowest)
    if middle is None:
        return None
    return Grade(middle.median, *middle.spread, middle.n, agreement(counts), tuple(counts), lowest)


def agreement(counts: Sequence[int]) -> float:
    """Tastle and Wierman (2007): 1 where all gave the same grade, 0 where half gave the lowest and half the highest.

    Cns = 1 + sum of p log2(1 - |x - mean| / width), with p the share of each grade.
    """
    n, width = sum(counts), max(len(counts) - 1, 1)
    mean = sum(place * count for place, count in enumerate(counts)) / n
    far = [(count / n, abs(place - mean) / width) for place, count in enumerate(counts) if count]
    return 1 + sum(share * log2(1 - distance) for share, distance in far)


def bridging(sides: Sequence[tuple[int, int]]) -> float | None:
    """Geometric mean over the sides of (agree + 1) / (answered + 2): high only where every side backs it.

    Each side is (how many backed it, how many answered); sides without an answer are left out.
    """
    shares = [(agree + 1) / (answered + 2) for agree, answered in sides if answered]
    return prod(shares) ** (1 / len(shares)) if shares else None


def opportunity(importance: float, satisfaction: float) -> float:
    """Importance + max(importance - satisfaction, 0), 1 to 9 points on a scale of 1 to 5 (Ulwick 2005)."""
    return importance + max(importance - satisfaction, 0)


def quadrant(importance: float, satisfaction: float, feasibility: float | None) -> str:
    """`urgent`, `hard`, `keep` or `later`, at the middle of a scale of 1 to 5 (METHODS.md, section 4)."""
    if importance >= 4 and satisfaction <= 2:
        return "hard" if feasibility is not None and feasibility <= 2 else "urgent"
    elif importance >= 4 and satisfaction >= 4:
        return "keep"
    else:
        return "later"
