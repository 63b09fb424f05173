"""What does not stand on the wall: nobody can talk about it in public, though numbers are easy to guess."""

import pytest

from tests.cast import Cast, at

SENSITIVE = "women"


@pytest.fixture
def hall() -> Cast:
    hall = at("gather")
    hall.need("wang", "路灯不亮")
    hall.need("li", "家里的事", SENSITIVE)
    put_away = hall.need("chen", "骂人的话")
    hall.do("host", "set", name="screening", value=True)
    hall.need("bureau", "还没看过的卡")
    hall.do("host", "hide", items=[put_away], reason="请不要骂人")
    hall.next()
    return hall


def card(hall: Cast, text: str) -> str:
    return next(item.id for item in hall.m.items.all.values() if item.text == text)


@pytest.mark.parametrize("text", ["家里的事", "骂人的话", "还没看过的卡"])
def test_a_card_out_of_sight_gets_no_comment_and_no_sign(hall: Cast, text: str) -> None:
    hidden = card(hall, text)

    assert hall.refused("wang", "comment", about=hidden, text="我知道是谁") == "no_such_thing"
    assert hall.refused("wang", "react", signal="same", item=hidden) == "no_such_thing"
    assert hall.refused("wang", "comment", about=card(hall, "路灯不亮"), text="我们楼也是") == ""


@pytest.mark.parametrize("text", ["家里的事", "骂人的话", "还没看过的卡"])
def test_a_card_out_of_sight_gets_no_offer_and_no_task(hall: Cast, text: str) -> None:
    hidden = card(hall, text)
    hall.go("commit")

    task = {"what": "上门看看", "due": "2026-12-01"}
    assert hall.refused("li", "action", about=hidden, **task) == "no_such_thing"
    assert hall.refused("li", "action", **task) == ""
