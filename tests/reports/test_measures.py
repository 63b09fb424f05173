"""The measures, against figures worked out elsewhere."""

from __future__ import annotations

import pytest

from facilitate.reports.cast import Cast
from facilitate.reports.needs import needs
from facilitate.reports.participation import effective_voices, gini, half_held_by, measures
from facilitate.reports.scales import agreement, bridging, grade, quadrant
from tests.papers.sample import courtyard
from tests.papers.world import empty


def test_courtyard_123_talked_as_evenly_as_the_field_has_measured():
    measured = measures(courtyard())

    assert round(measured["talk_gini"], 2) == 0.22
    assert round(measured["effective_voices"], 1) == 20.6
    assert measured["people"] == 22
    assert measured["not_spoken"] == []


def test_groups_dealt_across_more_than_within():
    """0.50 among the 22; the 0.51 of METHODS.md counts the neutral recorder's part in one task as well."""
    assert measures(courtyard())["e_i"] == 0.5


def test_first_voices_need_a_series():
    assert measures(courtyard())["first_voices"] is None


def test_a_meeting_without_talk_has_no_measure_of_it():
    measured = measures(empty())

    assert [measured[name] for name in ("talk_gini", "effective_voices", "half_held_by", "e_i", "density")] == [
        None
    ] * 5


@pytest.mark.parametrize(
    ("values", "expected"), [([1.0, 1.0, 1.0], 0.0), ([0.0, 0.0, 3.0], 1.0), ([0.0, 0.0], None), ([5.0], None)]
)
def test_gini_is_0_where_all_are_equal_and_1_where_one_has_all(values, expected):
    assert gini(values) == (pytest.approx(expected) if expected is not None else None)


def test_two_who_share_the_time_count_as_two_voices_and_the_silent_as_none():
    assert effective_voices([60, 60, 0]) == pytest.approx(2)
    assert half_held_by([10, 10, 100]) == 1


def test_agreement_gives_the_figure_printed_with_the_r_package_agrmt():
    assert agreement([30, 40, 210, 130, 530, 50, 10]) == pytest.approx(0.7256876, abs=1e-7)


def test_agreement_is_1_for_one_grade_and_0_for_two_camps():
    assert agreement([0, 7, 0, 0, 0]) == 1
    assert agreement([5, 0, 0, 0, 5]) == pytest.approx(0)


def test_bridging_finds_what_all_parties_back():
    found = {need.id: round(need.bridging, 2) for need in needs(courtyard()).needs}

    assert (found["n1"], found["n2"], found["n6"]) == (0.66, 0.62, 0.13)
    assert bridging([(0, 0)]) is None


def test_an_even_number_of_grades_may_have_a_median_between_two():
    graded = grade([0, 0, 1, 1, 0])

    assert (graded.median, graded.low, graded.high, graded.n) == (3.5, 3, 4, 2)


@pytest.mark.parametrize(
    ("grades", "expected"),
    [((5, 1, 5), "urgent"), ((5, 1, 2), "hard"), ((4, 4, 3), "keep"), ((3, 1, 5), "later"), ((5, 2, None), "urgent")],
)
def test_quadrants_are_cut_at_the_middle_of_the_scale(grades, expected):
    assert quadrant(*grades) == expected


def test_ties_keep_the_same_rank_and_danger_leads():
    report = needs(courtyard())

    assert [(need.number, need.rank) for need in report.needs] == [
        (2, 2), (1, 1), (3, 3), (4, 4), (5, 5), (6, 5), (7, 7), (8, 8), (9, 8), (10, 10),
    ]  # fmt: skip
    assert [need.id for need in report.nobody] == ["n6", "n9", "n4"]


def test_who_came_from_no_group_on_the_list_is_called_so_in_words():
    cast = Cast(courtyard())

    assert (cast.group("other").zh, cast.group("other").en) == ("其他", "Others")
    assert cast.group("residents").zh == "居民"
