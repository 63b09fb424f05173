"""Appeals against rulings of the chair: noted, or put to the meeting, as the rule says."""

from __future__ import annotations

import pytest

from tests.core.ladder_world import debate, warn
from tests.watched import Watched


def test_a_quiet_appeal_is_noted_and_changes_nothing() -> None:
    hall = debate(("lose_floor",))
    warn(hall)

    hall.do("wang", "hand", kind="appeal", text="我说的就是车棚")

    [one] = hall.m.conduct.appeals
    assert (one.text, one.ballot, one.person) == ("我说的就是车棚", "", hall.ids["wang"])
    assert hall.refused("wang", "hand", stance="for") == "lost_floor"
    assert hall.refused("wang", "hand", kind="appeal") == "nothing_to_appeal", "once"


def test_where_the_rule_has_none_there_is_none() -> None:
    hall = debate(("remind",), appeal="none")
    warn(hall)

    assert hall.refused("wang", "hand", kind="appeal") == "no_appeal"


def test_without_a_ruling_there_is_nothing_to_appeal_against() -> None:
    assert debate(("remind",)).refused("wang", "hand", kind="appeal") == "nothing_to_appeal"


def put_to_the_meeting(*sides: str) -> Watched:
    hall = debate(("ask_to_leave",), appeal="vote")
    warn(hall)
    hall.do("li", "hand", kind="appeal")
    ballot = hall.m.conduct.appeals[-1].ballot
    assert hall.refused("chen", "hand", kind="appeal") == "nothing_to_appeal"
    for who, side in zip(("li", "chen"), sides, strict=False):
        hall.do(who, "vote", ballot=ballot, choice=side)
    hall.do("host", "close_ballot", ballot=ballot)
    return hall


@pytest.mark.parametrize(
    ("sides", "stands"),
    [(("for", "for"), True), (("for", "against"), True), (("against", "against"), False), ((), True)],
)
def test_the_meeting_decides_whether_the_ruling_stands_and_a_tie_upholds_the_chair(
    sides: tuple[str, ...], stands: bool
) -> None:
    hall = put_to_the_meeting(*sides)

    assert bool(hall.m.conduct.standing(hall.ids["wang"])) is stands
    assert hall.m.people.all[hall.ids["wang"]].present is not stands


def test_while_one_appeal_is_voted_on_another_waits() -> None:
    hall = debate(("remind",), appeal="vote")
    warn(hall)
    hall.do("wang", "hand", kind="appeal")
    warn(hall, "li")

    assert hall.refused("li", "hand", kind="appeal") == "being_voted"
