"""Grades: secret, on each axis, apart for representatives, medians at the close."""

import pytest

from facilitate.core.ballot.ballots import Ballot
from tests.cast import Cast, at


def ballot(hall: Cast) -> Ballot:
    return list(hall.m.ballots.all.values())[-1]


@pytest.fixture
def grading() -> Cast:
    return at("grade")


@pytest.mark.parametrize(
    ("grades", "rule"),
    [
        ({"importance": 5, "satisfaction": 1, "feasibility": 3}, ""), ({"importance": 5}, ""), ({"importance": 6}, "off_scale"),
        ({"importance": 0}, "off_scale"), ({"beauty": 3}, "bad_shape"), ({"importance": "5"}, "bad_shape"), (5, "bad_shape"),
    ],
)  # fmt: skip
def test_three_grades_from_one_to_five(grading: Cast, grades: object, rule: str) -> None:
    need = ballot(grading).items[0]

    assert grading.refused("wang", "vote", choice={need: grades}) == rule


def test_grades_are_counted_on_each_axis_and_apart(grading: Cast) -> None:
    need = ballot(grading).items[0]
    for n in range(2):
        grading.join(f"late{n}", f"晚来{n}", "residents", "resident")
    for n in range(4):
        grading.join(f"rep{n}", f"代表{n}", "agency", "rep")
    residents, reps = {"wang": 5, "li": 4, "chen": 4, "late0": 2, "late1": 4}, {"bureau": 1, "rep0": 3, "rep1": 1}
    for who, importance in {**residents, **reps, "rep2": 5, "rep3": 5}.items():
        grading.do(who, "vote", choice={need: {"importance": importance}})
    grading.next()

    result = ballot(grading).result
    assert result.counts[need]["importance"] == [0, 1, 0, 3, 1]
    assert result.apart[need]["importance"] == [2, 0, 1, 0, 2]
    assert result.counts[need]["feasibility"] == [0, 0, 0, 0, 0]


def test_a_need_hidden_during_the_dialogue_is_not_graded() -> None:
    hall = at("discuss")
    hall.do("host", "hide", items=[hall.m.agenda.at.item], reason="重复")
    hidden = hall.m.agenda.at.item
    hall.go("grade")

    assert hidden not in ballot(hall).items
    assert len(ballot(hall).items) == 5
