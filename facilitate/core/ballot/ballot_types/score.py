"""Grades in numbers on one or more axes, counted as the median or the mean of each."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from facilitate.core.act import refuse
from facilitate.core.ballot.ballot_types.kind import BallotType, Lot, Reading, bad, on_ballot, ranked, shaped
from facilitate.core.ballot.ballot_types.total import total
from facilitate.core.ballot.ballots import Ballot, Counts
from facilitate.core.ballot.counts.grades import histograms, mean, middle

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

Grades = dict[str, dict[str, int]]


def check(m: Meeting, ballot: Ballot, person: str, given: Any) -> Grades:
    """`{item: {axis: grade}}`; where a mean over all axes is made none may be missing. One axis alone needs no name."""
    axes = ballot.axes
    if len(axes) == 1 and isinstance(given, dict):
        given = {id: {axes[0]: grade} if type(grade) is int else grade for id, grade in given.items()}
    grades: Grades = shaped(given, Grades)
    on_ballot(m, ballot, person, grades)
    low, high = ballot.scale
    for by_axis in grades.values():
        if not set(by_axis) <= set(axes):
            bad("axis")
        if any(not low <= grade <= high for grade in by_axis.values()):
            refuse("off_scale", **{"from": low, "to": high})
        if ballot.rule.count == "mean" and len(by_axis) < len(axes):
            refuse("axis_missing", n=len(axes) - len(by_axis))
    return grades


def count(ballot: Ballot, choices: Sequence[Any]) -> Counts:
    if ballot.rule.count == "mixed":
        return {}
    return {**histograms(ballot.items, ballot.axes, ballot.scale, choices)}


def read(m: Meeting, ballot: Ballot, counts: Counts, _choices: Sequence[Any], lot: Lot) -> Reading:
    if ballot.rule.count == "mixed":
        return ranked(ballot, total(m, ballot), lot)
    return ranked(ballot, {id: _grade(ballot, counts[id]) for id in ballot.items}, lot)


def _grade(ballot: Ballot, axes: int | dict[str, list[int]]) -> Fraction:
    """The grades of all axes together."""
    one = mean if ballot.rule.count == "mean" else middle
    return (
        sum((one(grades, ballot.scale[0]) for grades in axes.values()), Fraction(0))
        if isinstance(axes, dict)
        else Fraction(axes)
    )


def fullest(ballot: Ballot) -> Any:
    return dict.fromkeys(ballot.items, dict.fromkeys(ballot.axes, max(ballot.scale, key=lambda n: len(str(n)))))


SCORE = BallotType(check, count, read, fullest, graded=True)
