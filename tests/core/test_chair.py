"""The chair is handed over, and comes back."""

import pytest

from tests.cast import Cast, at, cast


@pytest.fixture
def hall() -> Cast:
    return cast()


def test_the_chair_is_handed_over_and_the_giver_may_speak() -> None:
    hall = at("discuss")
    assert hall.refused("host", "hand") == "neutral"
    hall.do("host", "hand_over", person=hall.ids["wang"], until="这一件谈完")

    assert hall.refused("host", "hand") == ""
    assert hall.refused("wang", "advance", override="走") == ""
    assert hall.m.conduct.handovers[0][1:] == (hall.ids["host"], hall.ids["wang"], "这一件谈完")


def test_the_chair_comes_back_by_undo_unless_its_giver_has_gone(hall: Cast) -> None:
    hall.do("host", "hand_over", person=hall.ids["wang"])
    hall.do("host", "leave")
    assert hall.refused("wang", "undo") == "not_present"

    hall.do("host", "join")
    hall.do("wang", "undo")

    assert (hall.m.role_name(hall.ids["host"]), hall.m.role_name(hall.ids["wang"])) == ("host", "resident")


def test_the_chair_goes_to_somebody_in_the_room(hall: Cast) -> None:
    hall.do("li", "leave")

    assert hall.refused("host", "hand_over", person=hall.ids["li"]) == "not_present"
    assert hall.refused("host", "hand_over", person=hall.ids["host"]) == "not_present"
