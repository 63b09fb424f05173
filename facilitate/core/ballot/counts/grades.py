"""Grades: how often each was given, their median with the spread, and their mean."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

import msgspec

Histogram = list[int]
Histograms = dict[str, dict[str, Histogram]]


class Median(msgspec.Struct, frozen=True):
    """The middle of n grades, and the quartiles between which the middle half of them lies."""

    median: float
    spread: tuple[float, float]
    n: int


def histograms(
    items: Iterable[str],
    axes: tuple[str, ...],
    scale: tuple[int, int],
    choices: Iterable[Mapping[str, Mapping[str, int]]],
) -> Histograms:
    """How often each grade was given: item -> axis -> counts from the lowest grade to the highest."""
    size = scale[1] - scale[0] + 1
    counts = {id: {axis: [0] * size for axis in axes} for id in items}
    for choice in choices:
        for id, grades in choice.items():
            for axis, grade in grades.items():
                counts[id][axis][grade - scale[0]] += 1
    return counts


def median(histogram: Histogram, lowest: int) -> Median | None:
    """Median and quartiles (by the median of each half) of grades counted from `lowest` up, for showing; None without any."""
    grades = _grades(histogram, lowest)
    if not grades:
        return None
    half = len(grades) // 2
    low, high = grades[:half] or grades, grades[-half:] if half else grades
    return Median(float(_middle(grades)), (float(_middle(low)), float(_middle(high))), len(grades))


def middle(histogram: Histogram, lowest: int) -> Fraction:
    """The median exactly; 0 where nobody graded."""
    grades = _grades(histogram, lowest)
    return _middle(grades) if grades else Fraction(0)


def mean(histogram: Histogram, lowest: int) -> Fraction:
    """The mean exactly; 0 where nobody graded."""
    n = sum(histogram)
    return Fraction(sum((lowest + at) * count for at, count in enumerate(histogram)), n) if n else Fraction(0)


def _grades(histogram: Histogram, lowest: int) -> list[int]:
    return [lowest + at for at, count in enumerate(histogram) for _ in range(count)]


def _middle(grades: list[int]) -> Fraction:
    n = len(grades)
    return Fraction(grades[(n - 1) // 2] + grades[n // 2], 2)
