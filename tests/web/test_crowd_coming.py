"""Those who come and go are told to everybody together."""

from typing import Any

import pytest

from facilitate.core.act import Act
from facilitate.web import views
from tests.cast import CODE
from tests.web.hall import Hall


def test_those_who_come_and_go_are_gathered_for_half_a_second(hall: Hall) -> None:
    hall.wait(1)
    hall.sent.clear()
    for who in ("li", "wang", "li"):
        hall.crowd.go(CODE, hall.cast.ids[who])
        hall.crowd.come(CODE, hall.cast.ids[who])
        hall.wait(0.1)
    hall.cast.place.door.act(
        CODE, Act("join", {"name": "新来的", "group": "residents", "role": "resident", "consent": True}, "new")
    )
    hall.wait(0.1)
    before = len(hall.patches("desk"))
    hall.wait(0.2)

    assert before == 0
    assert len(hall.patches("desk")) == 1
    assert len([key for key in hall.patches("desk")[0]["put"] if key.startswith("person/")]) == 1


def test_who_came_is_told_with_the_next_patch_there_is(hall: Hall) -> None:
    hall.wait(1)
    hall.sent.clear()
    hall.crowd.go(CODE, hall.cast.ids["li"])
    hall.cast.do("host", "advance")
    hall.wait(0)
    gone = f"person/{hall.cast.ids['li']}"

    assert [gone in patch["put"] for patch in hall.patches("desk")] == [True]
    hall.wait(1)
    assert len(hall.patches("desk")) == 1


def test_a_phone_that_came_between_two_patches_hears_when_her_own_view_is_again_as_it_was(hall: Hall) -> None:
    hall.cast.go("gather")
    hall.wait(1)
    _, before = hall.state("room", who="wang")
    hall.cast.need("li", "楼道灯不亮")  # everything else is gathered for a moment now
    hall.wait(0)
    hall.sent.clear()
    card = hall.cast.need("wang", "路灯不亮")
    _, between = hall.state("room", who="wang")
    hall.cast.do("wang", "withdraw", item=card)
    hall.wait(1)

    assert between != before
    assert hall.own("wang")[-1] == hall.state("room", who="wang")[1]


def test_while_many_come_in_the_people_are_counted_once_for_a_step_of_the_log(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[str] = []
    real = views.people._counted

    def counting(look: views.Look) -> dict[str, Any]:
        counted.append(look.audience)
        return real(look)

    monkeypatch.setattr(views.people, "_counted", counting)
    told = []
    for who in ("li", "wang", "host") * 10:
        hall.crowd.go(CODE, hall.cast.ids[who])
        told.append(hall.state("room")[0]["put"]["people"]["online"])
        hall.crowd.come(CODE, hall.cast.ids[who])

    assert told == [2] * 30
    assert len(counted) <= 1

    hall.cast.do("host", "advance")
    hall.crowd.come(CODE, hall.cast.ids["li"])
    hall.state("room")
    assert len(counted) <= 2
