"""Counting choices: sums of dots and medians of grades, with their spread."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

import msgspec


class Median(msgspec.Struct, frozen=True):
    """The middle of n grades, and the quartiles between which the middle half of them lies."""

    median: float
    spread: tuple[float, float]
    n: int


def sums(items: Iterable[str], choices: Iterable[dict[str, int]]) -> dict[str, int]:
    """Dots on each item, in the ballot's order; items without dots count 0."""
    counts = dict.fromkeys(items, 0)
    for choice in choices:
        for id, dots in choice.items():
            counts[id] += dots
    return counts


Histograms = dict[str, dict[str, list[int]]]


def histograms(
    items: Iterable[str], axes: tuple[str, ...], scale: tuple[int, int], choices: Iterable[dict[str, Any]]
) -> Histograms:
    """How often each grade was given: item -> axis -> counts from the lowest grade to the highest."""
    size = scale[1] - scale[0] + 1
    counts = {id: {axis: [0] * size for axis in axes} for id in items}
    for choice in choices:
        for id, grades in choice.items():
            for axis, grade in grades.items():
                counts[id][axis][grade - scale[0]] += 1
    return counts


def median(histogram: list[int], lowest: int) -> Median | None:
    """Median and quartiles (by the median of each half) of grades counted from `lowest` up; None without any."""
    grades = [lowest + n for n, count in enumerate(histogram) for _ in range(count)]
    if not grades:
        return None
    half = len(grades) // 2
    low, high = grades[:half] or grades, grades[-half:] if half else grades
    return Median(_middle(grades), (_middle(low), _middle(high)), len(grades))


def _middle(grades: list[int]) -> float:
    n = len(grades)
    return float(Fraction(grades[(n - 1) // 2] + grades[n // 2], 2))
