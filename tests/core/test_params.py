"""Limits that a meeting sets otherwise than its rule, by the host or by a vote; what is filled in beforehand."""

from __future__ import annotations

from typing import Any

import pytest

from facilitate.core.ballot.questions import pending
from facilitate.core.course.agenda import minutes_of
from facilitate.core.given import question
from facilitate.core.order.params import current
from facilitate.core.refusals.refusal import Refused
from facilitate.reports.fold import record
from facilitate.web.views import Look
from facilitate.web.views.agreed import changed
from tests.cast import Core, facts
from tests.watched import Watched, watched

HALL = {"host": "host", "recorder": "recorder", "wang": "member", "li": "member", "chen": "member"}


@pytest.fixture
def hall() -> Watched:
    found = watched("nantang", HALL)
    found.go("motions")
    found.do("wang", "write", kind="motion", text="车棚加顶")
    found.go("debate")
    return found


def test_the_host_sets_another_speaking_time_and_it_holds_at_once(hall: Watched) -> None:
    hall.do("host", "set", name="floor.turn", value=90)
    hall.do("wang", "hand", stance="for")
    hall.do("host", "grant")

    assert hall.m.floor.speaker is not None
    assert hall.m.floor.speaker.limit == 90
    told = changed(Look(hall.m, "room", 0, "", ""), "debate")
    assert (told["floor.turn"]["was"], told["floor.turn"]["now"]) == (120, 90)
    assert told["floor.turn"]["by"]["id"] == hall.ids["host"]


def test_one_speech_each(hall: Watched) -> None:
    hall.do("host", "set", name="floor.turns", value=1)
    hall.do("wang", "hand", stance="for")
    hall.do("host", "grant")
    hall.do("wang", "done")

    assert hall.refused("wang", "hand", stance="for") == "turns_used"


def test_without_a_value_the_rule_holds_again_and_undo_brings_back_what_was(hall: Watched) -> None:
    hall.do("host", "set", name="floor.turn", value=90)
    hall.do("host", "set", name="floor.turn")
    assert current(hall.m, "debate", "floor.turn") == 120
    hall.do("host", "undo")
    assert current(hall.m, "debate", "floor.turn") == 90
    hall.do("host", "undo")
    assert current(hall.m, "debate", "floor.turn") == 120
    assert changed(Look(hall.m, "room", 0, "", ""), "debate") == {}


def test_a_later_stage_is_set_beforehand(hall: Watched) -> None:
    hall.do("host", "set", name="stage.minutes", value=9, stage="closing")

    assert minutes_of(hall.m, "closing") == 9
    hall.do("host", "set", name="stage.minutes", stage="closing")
    assert minutes_of(hall.m, "closing") == 5


@pytest.mark.parametrize(
    ("args", "rule"),
    [
        ({"name": "floor.turn", "value": 4}, "bad_param"),
        ({"name": "floor.turn", "value": 3601}, "bad_param"),
        ({"name": "floor.turn", "value": True}, "bad_param"),
        ({"name": "floor.turns", "value": "2"}, "bad_param"),
        ({"name": "floor.turn", "value": 60, "stage": "closing"}, "no_param"),
        ({"name": "ballot.per_person", "value": 3}, "no_param"),
        ({"name": "floor.turn", "value": 60, "stage": "nowhere"}, "no_such_stage"),
        ({"name": "floor.mode", "value": 60}, "bad_setting"),
    ],
)
def test_what_cannot_be_set_is_refused(hall: Watched, args: dict[str, Any], rule: str) -> None:
    assert hall.refused("host", "set", **args) == rule


def test_only_whoever_leads_sets_it(hall: Watched) -> None:
    assert hall.refused("wang", "set", name="floor.turn", value=60) == "not_yours"
    assert hall.refused("recorder", "set", name="floor.turn", value=60) == "not_yours"


def test_dots_are_not_changed_while_they_are_given() -> None:
    hall = watched(
        "teahouse", {"host": "host", "wang": "guest", "li": "guest", "chen": "table_host"}, setting_questions=["一"]
    )
    hall.do("host", "advance", to="talk", override="开聊")
    hall.do("wang", "write", kind="idea", text="棋摊搬到树下")
    hall.do("host", "set", name="ballot.per_person", value=5, stage="stick")
    hall.do("host", "advance", to="stick", override="贴点")

    assert hall.refused("host", "set", name="ballot.per_person", value=2) == "ballot_open"
    [ballot] = [b for b in hall.m.ballots.all.values() if b.open]
    assert ballot.rule.per_person == 5


# -- as the meeting decides ----------------------------------------------------------------------------------------


def ask(hall: Watched) -> str:
    hall.do("host", "set", name="floor.turn", value=180, vote=True)
    asked = pending(hall.m, "set")
    assert asked is not None
    assert asked.question is not None
    assert "180 秒" in asked.question.title.zh
    assert hall.refused("host", "set", name="floor.turns", value=3, vote=True) == "being_voted"
    return asked.id


def test_the_meeting_carries_it(hall: Watched) -> None:
    ballot = ask(hall)
    for who, side in (("wang", "for"), ("li", "for"), ("chen", "against")):
        hall.do(who, "vote", ballot=ballot, choice=side)
    assert current(hall.m, "debate", "floor.turn") == 120

    hall.do("host", "close_ballot", ballot=ballot)

    assert current(hall.m, "debate", "floor.turn") == 180
    assert hall.m.params.changes[-1].ballot == ballot
    assert changed(Look(hall.m, "room", 0, "", ""), "debate")["floor.turn"]["by"] is None


def test_the_meeting_votes_it_down(hall: Watched) -> None:
    ballot = ask(hall)
    for who, side in (("wang", "for"), ("li", "against")):
        hall.do(who, "vote", ballot=ballot, choice=side)

    hall.do("host", "close_ballot", ballot=ballot)

    assert current(hall.m, "debate", "floor.turn") == 120
    assert hall.m.params.changes == []


def test_every_change_stands_in_the_record(hall: Watched) -> None:
    hall.do("host", "set", name="eligible", value=30)
    hall.do("host", "set", name="floor.turn", value=90)
    assert isinstance(hall.place, Core)

    rows = record(hall.m, hall.place.entries).settings

    assert [(row.name, row.stage, row.was, row.now, row.by) for row in rows] == [
        ("eligible", None, None, 30, hall.ids["host"]),
        ("floor.turn", "debate", 120, 90, hall.ids["host"]),
    ]


# -- filled in beforehand ------------------------------------------------------------------------------------------


def test_each_round_has_its_question() -> None:
    asked = ["什么时候在院里最自在？", "孩子和老人最缺什么？", "明年先做哪一件？"]
    hall = watched("teahouse", {"host": "host", "wang": "guest", "li": "table_host"}, setting_questions=asked)
    assert question(hall.m) == ""
    hall.go("talk")
    seen = [question(hall.m)]
    for _ in range(2):
        hall.next()
        hall.go("talk")
        seen.append(question(hall.m))

    assert seen == asked
    made = hall.do("wang", "write", kind="idea", text="先做棋摊")
    assert hall.m.items.all[made].about == "r3", "it hangs on the question of its round"


def test_it_may_still_be_filled_in_at_the_desk() -> None:
    hall = watched("teahouse", {"host": "host", "wang": "guest"})
    hall.do("host", "set", name="setting.questions", value="第一问\n\n第二问")
    assert hall.m.settings.values == {"questions": ("第一问", "第二问")}
    hall.do("host", "undo")
    assert hall.m.settings.values == {}
    hall.do("host", "set", name="places", value=["槐树下", "传达室"])
    assert hall.m.market.names == ("槐树下", "传达室")
    hall.do("host", "set", name="budget", value="50000")
    assert hall.m.settings.budget == 50_000


@pytest.mark.parametrize(
    ("name", "value", "rule"),
    [
        ("setting.answers", "x", "bad_setting"),
        ("setting.questions", 7, "bad_setting"),
        ("setting.questions", ["字" * 501], "bad_setting"),
        ("places", ["槐树下", ""], "bad_setting"),
        ("places", [1], "bad_setting"),
        ("eligible", -1, "bad_param"),
        ("eligible", "many", "bad_param"),
        ("budget", 1.5, "bad_param"),
    ],
)
def test_what_is_filled_in_is_checked(name: str, value: Any, rule: str) -> None:
    hall = watched("teahouse", {"host": "host", "wang": "guest"})

    assert hall.refused("host", "set", name=name, value=value) == rule
    with pytest.raises(Refused):
        watched("teahouse", {}, **{name.replace("setting.", "setting_"): value})


def test_only_what_is_given_beforehand_opens_a_meeting() -> None:
    with pytest.raises(Refused):
        watched("teahouse", {}, door="closed")
    assert facts("teahouse").rule.settings[0].id == "questions"
