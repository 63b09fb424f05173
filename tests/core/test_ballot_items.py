"""Choosing among several: picks, rankings, grades, baskets within a budget; what is refused and what is counted."""

from fractions import Fraction
from typing import Any

import pytest

from facilitate.core.ballot.counts.draw import lots
from tests.core.ballot_world import answers, close, hall, last

PICK = {"of": "idea", "type": "pick", "per_person": 2, "per_item": 1, "secrecy": "secret"}
RANK = {"of": "idea", "type": "rank", "per_person": 3, "count": "borda", "secrecy": "secret"}
SCORE = {
    "of": "idea",
    "type": "score",
    "scale": {"from": 0, "to": 20},
    "axes": ["use", "cost"],
    "count": "mean",
    "secrecy": "secret",
}
BUDGET = {"of": "idea", "type": "budget", "count": "greedy", "secrecy": "secret"}
COSTS = ("300", "12000", "5000")


@pytest.mark.parametrize(
    ("ballot", "choice", "rule"),
    [
        (PICK, ["1", "2"], ""), (PICK, [], ""), (PICK, ["1", "1"], "same_twice"), (PICK, ["1", "2", "3"], "too_many_picked"),
        (PICK, ["9"], "not_on_ballot"), (PICK, "1", "bad_shape"), (PICK | {"own": False}, ["1"], "own_item"),
        (RANK, ["3", "1", "2"], ""), (RANK, ["1", "2"], "rank_too_short"), (RANK, [], "rank_too_short"),
        (RANK, ["1", "2", "2"], "same_twice"), (RANK, ["1", "2", "3", "4"], "too_many_picked"), (RANK, {"1": 1}, "bad_shape"),
        (RANK, ["1", "2", "9"], "not_on_ballot"),
        (SCORE, {"1": {"use": 20, "cost": 0}}, ""), (SCORE, {"1": {"use": 21, "cost": 0}}, "off_scale"),
        (SCORE, {"1": {"use": 20}}, "axis_missing"), (SCORE, {"1": {"looks": 3}}, "bad_shape"), (SCORE, {"9": {"use": 1, "cost": 1}}, "not_on_ballot"),
        (SCORE | {"own": False}, {"1": {"use": 1, "cost": 1}}, "own_item"), (SCORE, {"1": 3}, "bad_shape"),
        (SCORE | {"axes": ["use"]}, {"1": 3}, ""),
    ],
)  # fmt: skip
def test_what_may_be_chosen(ballot: dict[str, Any], choice: object, rule: str) -> None:
    assert hall(ballot, items=4).refused("p0", "vote", choice=choice) == rule


def test_where_fewer_stand_a_shorter_ranking_is_whole() -> None:
    assert hall(RANK, items=2).refused("p0", "vote", choice=["2", "1"]) == ""


def test_picks_are_added_up_and_put_in_order() -> None:
    result = answers(hall(PICK, items=3), ["2", "3"], ["3"], ["1", "3"])

    assert result.counts == {"1": 1, "2": 1, "3": 3}
    assert result.ranks == ("3", "1", "2")
    assert result.tied == ("1", "2")


def test_equals_are_drawn_by_lot_where_the_rule_says_so_and_anybody_can_draw_again() -> None:
    result = answers(hall(PICK | {"tie": "draw"}, items=6), ["1"])

    assert result.ranks == ("1", *sorted(("2", "3", "4", "5", "6"), key=lots(result.seed)))


def test_borda_gives_three_two_one() -> None:
    result = answers(hall(RANK, items=4), ["1", "2", "3"], ["2", "1", "4"], ["2", "3", "1"])

    assert result.counts == {"1": 6, "2": 8, "3": 3, "4": 1}
    assert result.ranks == ("2", "1", "3", "4")


def test_a_run_off_shows_its_rounds() -> None:
    ballot = RANK | {"count": "irv"}
    result = answers(
        hall(ballot, items=3), ["1", "3", "2"], ["1", "3", "2"], ["2", "3", "1"], ["2", "3", "1"], ["3", "2", "1"]
    )

    assert result.rounds == ({"1": 2, "2": 2, "3": 1}, {"1": 2, "2": 3}, {"2": 5})
    assert result.ranks == ("2", "1", "3")


def test_schulze_compares_pairs() -> None:
    ballot = RANK | {"count": "schulze"}
    result = answers(hall(ballot, items=3), ["3", "1", "2"], ["1", "3", "2"], ["3", "2", "1"])

    assert result.pairs["3"] == {"1": 2, "2": 3}
    assert result.ranks == ("3", "1", "2")


def test_means_of_all_axes_are_added_exactly() -> None:
    grades = [
        {"1": {"use": use, "cost": cost}, "2": {"use": 1, "cost": 1}} for use, cost in ((20, 1), (19, 1), (20, 2))
    ]

    result = answers(hall(SCORE, items=2), *grades)

    assert result.scores == {"1": str(Fraction(59, 3) + Fraction(4, 3)), "2": "2"}
    assert result.counts["1"]["use"][19:] == [1, 2]


def test_without_a_price_no_ballot() -> None:
    here = hall(BUDGET, items=4, costs=COSTS)

    assert last(here).items == ("1", "2", "3")
    assert list(last(here).costs.values()) == [300, 12000, 5000]


def test_a_basket_stays_within_the_money() -> None:
    here = hall(BUDGET, items=4, costs=COSTS)
    assert here.refused("p0", "vote", choice=["1"]) == "no_budget"
    here.do("host", "set", name="budget", value=12_300)

    assert here.refused("p0", "vote", choice=["1", "2", "3"]) == "over_budget"
    assert here.refused("p0", "vote", choice=["1", "1"]) == "same_twice"
    assert here.refused("p0", "vote", choice=["4"]) == "not_on_ballot"
    assert here.refused("p0", "vote", choice=["1", "2"]) == ""


@pytest.mark.parametrize(("count", "funded"), [("greedy", ("2",)), ("equal_shares", ("1", "3"))])
def test_most_votes_first_or_equal_shares(count: str, funded: tuple[str, ...]) -> None:
    """Three of five want the dear one, two want the two small ones."""
    here = hall(BUDGET | {"count": count}, items=3, costs=("20", "100", "20"))
    here.do("host", "set", name="budget", value=100)

    result = answers(here, ["2"], ["2"], ["2"], ["1", "3"], ["1", "3"])

    assert set(result.funded) == set(funded)
    assert int(result.spent) <= 100


def test_own_ideas_are_barred_only_where_the_rule_says_so() -> None:
    assert hall(PICK, items=2).refused("p0", "vote", choice=["1"]) == ""


def test_the_host_puts_equals_in_order() -> None:
    here = hall(PICK | {"tie": "host"}, items=3)
    answers(here, ["1"], ["2"], ["3"])

    here.do("host", "close_ballot", ballot=last(here).id, choose=["3"])

    assert last(here).result.ranks == ("3", "1", "2")


def test_a_stage_that_votes_and_selects_selects_when_its_ballot_closes() -> None:
    here = hall(PICK, items=3, select={"from": "idea", "by": "votes", "top": 1, "into": "best", "ties": "include"})
    assert "best" not in here.m.agenda.selections

    answers(here, ["2"], ["2"])

    assert here.m.agenda.selections["best"] == ("2",)


def test_a_number_stands_for_a_grade_where_there_is_one_axis_alone() -> None:
    here = hall(SCORE | {"axes": [], "count": "median"}, items=1)

    answers(here, {"1": 4}, {"1": 7})

    assert last(here).result.scores == {"1": "11/2"}


def test_closing_twice_is_refused() -> None:
    here = hall(PICK, items=2)
    close(here)

    assert here.refused("host", "close_ballot", ballot=last(here).id) == "ballot_closed"
