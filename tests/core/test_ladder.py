"""Manners: every step of the ladder and what it costs, what counts together, appeals, and taking a ruling back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from facilitate.web.views import Look
from facilitate.web.views.me import me
from tests.core.ladder_world import debate, warn
from tests.watched import Watched


def speak(hall: Watched, who: str) -> None:
    hall.do(who, "hand", stance="for")
    hall.do("host", "grant", person=hall.ids[who])
    hall.wait(20)


def notices(hall: Watched, who: str) -> dict[str, Any]:
    return me(Look(hall.m, "room", hall.clock.now(), "", ""), hall.ids[who])


def test_step_by_step_up_the_ladder_and_no_further() -> None:
    hall = debate(("remind", "warn", "end_turn"))

    assert [warn(hall) for _ in range(4)] == ["remind", "warn", "end_turn", "end_turn"]
    assert warn(hall, "li") == "remind"


def test_end_turn_ends_it() -> None:
    hall = debate(("end_turn",))
    speak(hall, "wang")

    warn(hall)

    assert hall.m.floor.speaker is None
    assert list(hall.m.floor.turns.values())[-1].cut
    assert hall.refused("wang", "hand", stance="for") == ""


def test_a_lost_turn_is_one_less_where_turns_are_counted() -> None:
    hall = debate(("lose_next_turn",))
    hall.do("wang", "hand", stance="for")

    warn(hall)

    assert hall.ids["wang"] not in hall.m.floor.hands, "her hand is down"
    assert hall.refused("wang", "hand", stance="for") == "lost_turn"
    assert hall.refused("host", "grant", person=hall.ids["wang"]) == "lost_turn"
    assert notices(hall, "wang")["lost"] == {"turns": 1}
    assert notices(hall, "wang")["may"]["hand"] == "lost_turn"
    speak(hall, "li")
    hall.do("li", "done")
    speak(hall, "wang")
    hall.do("wang", "done")
    assert hall.refused("wang", "hand", stance="for") == "turns_used", "two were allowed, one was lost"


def test_where_turns_are_not_counted_she_waits_until_somebody_else_has_spoken() -> None:
    hall = debate(("lose_next_turn",), turns=None)
    speak(hall, "li")
    warn(hall)
    hall.do("li", "done")
    assert hall.refused("wang", "hand", stance="for") == "lost_turn", "that turn had begun before"

    speak(hall, "chen")
    assert hall.refused("wang", "hand", stance="for") == "lost_turn", "it is not over"
    hall.do("chen", "done")

    assert hall.refused("wang", "hand", stance="for") == ""


def test_who_lost_the_floor_is_silent_in_this_stage_and_speaks_in_the_next() -> None:
    hall = debate(("lose_floor",))
    speak(hall, "wang")

    warn(hall)

    assert hall.m.floor.speaker is None
    assert hall.refused("wang", "hand", stance="for") == "lost_floor"
    speak(hall, "li")
    hall.do("li", "done")
    assert hall.refused("wang", "hand", stance="for") == "lost_floor"
    hall.do("host", "advance", override="表决")
    hall.do("host", "advance")
    assert hall.refused("wang", "hand", stance="for") == "", "another motion"


def test_who_is_asked_to_leave_is_gone_until_the_desk_lets_her_in() -> None:
    hall = debate(("ask_to_leave",))
    speak(hall, "wang")

    warn(hall)

    assert not hall.m.people.all[hall.ids["wang"]].present
    assert hall.m.floor.speaker is None
    told = {"hand": {"stance": "for"}, "join": {}, "rename": {"name": "王"}}
    found = {verb: hall.refused("wang", verb, **args) for verb, args in told.items()}
    assert found == {"hand": "not_present", "join": "asked_to_leave", "rename": "asked_to_leave"}
    hall.do("recorder", "check_in", person=hall.ids["wang"])
    assert hall.refused("wang", "hand", stance="for") == ""


def test_whoever_leads_is_not_sent_out() -> None:
    hall = debate(("ask_to_leave",))

    assert hall.refused("host", "warn", person=hall.ids["host"], offence="off_topic") == "last_host"


def test_a_ruling_taken_back_costs_nothing() -> None:
    hall = debate(("ask_to_leave",))
    warn(hall)

    hall.do("host", "undo")

    assert hall.m.people.all[hall.ids["wang"]].present
    assert hall.m.conduct.standing(hall.ids["wang"]) == []
    assert notices(hall, "wang")["notices"] == []
    assert hall.refused("wang", "hand", stance="for") == ""


def test_what_was_taken_back_does_not_count_on_the_ladder() -> None:
    hall = debate(("remind", "warn"))
    warn(hall)
    hall.do("host", "undo")

    assert warn(hall) == "remind"


@dataclass
class Counted:
    per: str
    same_turn: str
    next_turn: str
    next_stage: str
    next_topic: str


@pytest.mark.parametrize(
    "told",
    [
        Counted("turn", "warn", "remind", "remind", "remind"),
        Counted("topic", "warn", "warn", "remind", "remind"),
        Counted("stage", "warn", "warn", "remind", "warn"),
        Counted("meeting", "warn", "warn", "warn", "warn"),
    ],
    ids=lambda told: told.per,
)
def test_what_counts_together(told: Counted) -> None:
    def second(before: int) -> str:
        hall = debate(("remind", "warn"), told.per)
        speak(hall, "wang")
        warn(hall)
        if before == 1:
            speak(hall, "li")
        for _ in range(before - 1):
            hall.do("host", "advance", override="往下")
        return warn(hall)

    found = [second(0), second(1), second(2), second(3)]

    assert found == [told.same_turn, told.next_turn, told.next_stage, told.next_topic]


@pytest.mark.parametrize(
    ("person", "offence", "rule"), [("wang", "device", "bad_offence"), ("p99", "off_topic", "no_such_person")]
)
def test_what_is_no_offence_or_nobody_is_refused(person: str, offence: str, rule: str) -> None:
    hall = debate(("remind",))

    assert hall.refused("host", "warn", person=hall.ids.get(person, person), offence=offence) == rule
    assert hall.refused("wang", "warn", person=hall.ids["li"], offence="off_topic") == "not_yours"
