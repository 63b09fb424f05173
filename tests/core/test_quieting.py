"""A phone that disturbs is quiet for some minutes: what it cannot do, what it always can, who is told what."""

from __future__ import annotations

import pytest

from facilitate.core.decide import VERBS
from facilitate.core.order.quieting import BARRED
from facilitate.reports.fold import record
from facilitate.service.lists import lists
from facilitate.web.views import Look, entity
from facilitate.web.views.me import me
from tests.cast import Core, refusal_of
from tests.core.ladder_world import debate
from tests.watched import Watched


@pytest.fixture
def hall() -> Watched:
    return debate(("remind",))


def quiet(hall: Watched, minutes: int = 10, reason: str = "刷屏") -> None:
    hall.do("host", "quiet", person=hall.ids["wang"], minutes=minutes, reason=reason)


def test_a_quiet_phone_raises_no_hand_and_is_told_why_and_until_when(hall: Watched) -> None:
    quiet(hall)

    refusal = refusal_of(hall.place, lambda: hall.do("wang", "hand", stance="for"))

    assert refusal is not None
    assert refusal.rule == "quieted"
    assert refusal.params["reason"] == "刷屏"
    told = refusal.wire()
    assert "刷屏" in told["zh"]
    assert refusal.params["until"] in told["en"]
    assert refusal.params["at"] == hall.clock.now() - 1000 + 600_000


@pytest.mark.parametrize("verb", sorted(BARRED - {"proxy"}))
def test_every_way_of_saying_something_is_closed_to_it(hall: Watched, verb: str) -> None:
    quiet(hall)

    assert hall.refused("wang", verb, kind="motion", text="x", about="1", item="1") == "quieted"
    assert verb in VERBS


def test_a_quiet_recorder_enters_nothing_for_others(hall: Watched) -> None:
    hall.do("host", "quiet", person=hall.ids["recorder"], reason="刷屏")
    hand = {"verb": "hand", "args": {"stance": "for"}}

    assert hall.refused("recorder", "proxy", person=hall.ids["li"], act=hand) == "quieted"


def test_others_speak_on_and_after_its_time_so_does_she(hall: Watched) -> None:
    quiet(hall, minutes=1)

    assert hall.refused("li", "hand", stance="for") == ""
    hall.wait(61)
    assert hall.refused("wang", "hand", stance="for") == ""


def test_it_votes_as_ever(hall: Watched) -> None:
    quiet(hall, minutes=240)
    hall.go("vote")

    hall.do("wang", "vote", choice="for")

    assert hall.ids["wang"] in list(hall.m.ballots.all.values())[-1].voted


def test_the_desk_lets_it_speak_again_and_both_can_be_taken_back(hall: Watched) -> None:
    quiet(hall)
    hall.do("host", "unquiet", person=hall.ids["wang"])
    assert hall.refused("wang", "hand", stance="for") == ""
    hall.do("wang", "unhand")

    hall.do("host", "undo")
    assert hall.refused("wang", "hand", stance="for") == "quieted"
    hall.do("host", "undo")
    assert hall.refused("host", "unquiet", person=hall.ids["wang"]) == "nothing_to_undo" or not hall.m.conduct.quiet


def test_making_it_quiet_can_be_taken_back(hall: Watched) -> None:
    quiet(hall)

    hall.do("host", "undo")

    assert hall.refused("wang", "hand", stance="for") == ""
    assert hall.refused("host", "unquiet", person=hall.ids["wang"]) == "not_quiet"


def test_what_the_desk_enters_for_her_is_taken_and_so_is_an_appeal(hall: Watched) -> None:
    quiet(hall)
    hand = {"verb": "hand", "args": {"stance": "for"}}

    assert hall.refused("recorder", "proxy", person=hall.ids["wang"], act=hand) == ""
    assert hall.refused("wang", "hand", kind="appeal") != "quieted"


@pytest.mark.parametrize(
    ("by", "args", "refusal"),
    [
        ("li", {"person": "wang", "reason": "x"}, "not_yours"),
        ("host", {"person": "host", "reason": "x"}, "quiet_host"),
        ("host", {"person": "wang", "reason": " "}, "quiet_reason"),
        ("host", {"person": "wang", "reason": "x", "minutes": 0}, "bad_param"),
        ("host", {"person": "wang", "reason": "x", "minutes": 241}, "bad_param"),
        ("host", {"person": "nobody", "reason": "x"}, "no_such_person"),
        ("host", {"person": "wang"}, "bad_shape"),
    ],
)
def test_who_may_make_whom_quiet_and_how(hall: Watched, by: str, args: dict[str, object], refusal: str) -> None:
    assert hall.refused(by, "quiet", **args | {"person": hall.ids.get(str(args["person"]), "nobody")}) == refusal


def test_she_sees_it_the_desk_sees_it_and_the_room_does_not(hall: Watched) -> None:
    quiet(hall)
    id = hall.ids["wang"]
    desk = entity(Look(hall.m, "desk", hall.clock.now(), "", ""), f"person/{id}")

    (told,) = me(Look(hall.m, "room", hall.clock.now(), "", ""), id)["notices"]

    assert (told["kind"], told["reason"], told["until"]) == ("quieted", "刷屏", hall.clock.now() + 600_000)
    assert desk is not None
    assert desk["quiet"] == {"until": hall.clock.now() + 600_000, "reason": "刷屏"}
    assert entity(Look(hall.m, "room", hall.clock.now(), "", ""), f"person/{id}") is None


def test_the_record_says_who_was_made_quiet_by_whom_and_why(hall: Watched) -> None:
    quiet(hall)
    hall.do("host", "unquiet", person=hall.ids["wang"])

    assert isinstance(hall.place, Core)

    rows = [row for row in record(hall.m, hall.place.entries, lists()).conduct if row.kind in ("quiet", "unquiet")]

    assert [(row.kind, row.person, row.by, row.text) for row in rows] == [
        ("quiet", hall.ids["wang"], hall.ids["host"], "刷屏"),
        ("unquiet", hall.ids["wang"], hall.ids["host"], ""),
    ]


def test_a_double_that_was_made_quiet_stays_so(hall: Watched) -> None:
    hall.do("host", "quiet", person=hall.ids["li"], reason="刷屏")

    hall.do("host", "set_role", person=hall.ids["li"], same_as=hall.ids["chen"])

    assert hall.refused("chen", "hand", stance="for") == "quieted"
