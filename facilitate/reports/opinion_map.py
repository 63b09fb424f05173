"""Where people stand to one another by what they agree with: two axes found in their answers (PCA), in plain Python."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

Answers = Mapping[str, Mapping[str, int]]  # person to statement to 1 agree, -1 disagree, 0 pass; missing: not answered
Rows = Sequence[Mapping[str, float]]
Axis = dict[str, float]
Point = tuple[float, float]

GOLDEN = (math.sqrt(5) - 1) / 2
ROUGH, DEALINGS = 30, 3  # steps that are enough for a spread; how often answers are dealt out anew
STEPS, STILL = 200, 1e-4  # power iteration: at most so many steps, and when an axis counts as found


def places(answers: Answers) -> dict[str, Point]:
    """Each person's place on the two axes on which people differ most.

    As Polis does (Small et al. 2021, Polis: scaling deliberation by mapping high dimensional opinion spaces): an answer
    that is missing stands at the mean of its statement, and each place is drawn out by sqrt(statements / answered), so
    that whoever answered little does not fall into the middle for that alone.
    """
    rows = _rows(answers)
    statements = len({statement for row in rows for statement in row})
    first = _axis(rows, None)
    second = _axis(rows, first)
    found = {}
    for person, row in zip(answers, rows, strict=True):
        scale = math.sqrt(statements / len(row)) if row else 0.0
        found[person] = (scale * _dot(row, first), scale * _dot(row, second))
    return found


def beyond_chance(answers: Answers) -> float:
    """How much farther people spread along the first axis than the same answers do, dealt out anew on each statement.

    About 1 where nothing holds the answers together (parallel analysis, Horn 1965); the mean of a few dealings. No lots
    are drawn: the same answers always give the same figure.
    """
    chance = sum(_spread(_rows(_dealt(answers, time))) for time in range(1, DEALINGS + 1)) / DEALINGS
    return _spread(_rows(answers)) / chance if chance else 0.0


def _dealt(answers: Answers, time: int) -> dict[str, dict[str, int]]:
    """Each statement's answers passed on among those who answered it, by a share of them that differs by statement."""
    given: dict[str, list[tuple[str, int]]] = {}
    for person in sorted(answers):
        for statement, answer in answers[person].items():
            given.setdefault(statement, []).append((person, answer))
    anew: dict[str, dict[str, int]] = {person: {} for person in answers}
    for n, statement in enumerate(sorted(given), 1):
        told = given[statement]
        by = int(len(told) * (n * GOLDEN * time % 1))
        for at, (person, _) in enumerate(told):
            anew[person][statement] = told[(at + by) % len(told)][1]
    return anew


def _spread(rows: Rows) -> float:
    axis = _axis(rows, None, ROUGH)
    return sum(_dot(row, axis) ** 2 for row in rows)


def _rows(answers: Answers) -> list[dict[str, float]]:
    """Each person's answers less the mean of their statement."""
    sums: dict[str, int] = {}
    counts: dict[str, int] = {}
    for given in answers.values():
        for statement, answer in given.items():
            sums[statement] = sums.get(statement, 0) + answer
            counts[statement] = counts.get(statement, 0) + 1
    return [{one: answer - sums[one] / counts[one] for one, answer in given.items()} for given in answers.values()]


def _axis(rows: Rows, before: Axis | None, steps: int = STEPS) -> Axis:
    """The direction in which the rows spread most, at right angles to `before`, by power iteration; {} if they do not.

    It starts from the row that stands farthest out, and points to the side of its heaviest statement: the same rows
    always give the same axis.
    """
    apart = [_aside(row, before) for row in rows]
    axis = _unit(max(apart, key=_length, default={}))
    for _ in range(steps if axis else 0):
        turned: Axis = {}
        for row in rows:
            reach = _dot(row, axis)
            for statement, value in row.items():
                turned[statement] = turned.get(statement, 0.0) + reach * value
        turned = _unit(_aside(turned, before))
        moved = sum((value - axis.get(statement, 0.0)) ** 2 for statement, value in turned.items())
        axis = turned
        if moved < STILL**2:
            break
    heaviest = max(sorted(axis), key=lambda statement: abs(axis[statement]), default="")
    return {statement: math.copysign(1, axis[heaviest]) * value for statement, value in axis.items()}


def _aside(row: Mapping[str, float], before: Axis | None) -> Axis:
    """The row without its part along `before`."""
    if not before:
        return dict(row)
    part = _dot(row, before)
    return {one: row.get(one, 0.0) - part * before.get(one, 0.0) for one in {**before, **row}}


def _length(row: Mapping[str, float]) -> float:
    return math.sqrt(_dot(row, row))


def _unit(row: Mapping[str, float]) -> Axis:
    length = _length(row)
    return {statement: value / length for statement, value in row.items()} if length > STILL else {}


def _dot(row: Mapping[str, float], axis: Mapping[str, float]) -> float:
    return sum(value * axis.get(statement, 0.0) for statement, value in row.items())
