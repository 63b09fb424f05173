"""A vote that has been counted asks nobody for anything any more and counts nothing down, on no screen; nor does a meeting that is over."""

from typing import Any

import pytest

from facilitate.web.touch import keys
from facilitate.web.views import Look, entity
from tests.cast import Cast, at
from tests.core.ballot_world import hall

TIMED = {"minutes": 4, "prompt": {"zh": "赞成的请举手", "en": "Those in favour, raise your hands"}}
SIDES = {"of": "idea", "type": "yesno", "secrecy": "open"}
FLOOR = {"mode": "queue", "grant": "auto", "turn": 60}


def shown(here: Cast, audience: str = "room") -> dict[str, Any]:
    look = Look(here.m, audience, here.clock.now(), "c" * 64, "http://192.0.2.1")
    stage, clock = entity(look, f"stage/{here.m.agenda.at.stage}") or {}, entity(look, "clock") or {}
    return {
        "over": stage["over"], "prompt": stage["prompt"], "deadline": stage["deadline"], "running": clock["running"],
        "until": clock["deadline"], "left": clock["left_ms"],
    }  # fmt: skip


STILL = {"deadline": None, "running": False, "until": None, "left": None}


@pytest.mark.parametrize("audience", ["room", "board", "desk"])
def test_a_vote_that_has_been_counted_asks_nothing_and_counts_nothing_down(audience: str) -> None:
    here = hall(SIDES, **TIMED)
    before = shown(here, audience)
    here.do("p0", "vote", choice="for")
    assert (before["over"], before["prompt"], before["running"]) == (False, TIMED["prompt"], True)

    here.do("host", "close_ballot")

    assert shown(here, audience) == {"over": True, "prompt": None, **STILL}


def test_it_counts_down_again_when_the_vote_goes_on() -> None:
    here = hall(SIDES, **TIMED)
    before = shown(here)
    here.do("host", "close_ballot")
    here.do("host", "undo")

    assert shown(here) == before


def test_screens_are_told_of_the_clock_with_the_close() -> None:
    here = hall(SIDES, **TIMED)
    here.do("host", "close_ballot")

    told = [keys(here.m, entry) for entry in here.place.last.entries]

    assert any({"clock", "stage/vote"} <= some for some in told)


def test_where_people_speak_beside_the_vote_the_time_runs_on() -> None:
    here = hall(SIDES, **TIMED, floor=FLOOR)
    here.do("host", "close_ballot")

    assert (shown(here)["over"], shown(here)["running"]) == (False, True)


def test_a_question_that_is_still_open_is_asked_on() -> None:
    here = at("dots")
    assert not shown(here)["over"]
    here.do("host", "close_ballot")
    assert shown(here)["over"]

    here.do("host", "open_ballot")

    assert not shown(here)["over"]


@pytest.mark.parametrize("ends", ["close", "vote"])
def test_after_the_end_of_the_meeting_no_time_runs(ends: str) -> None:
    here = at("close") if ends == "close" else hall(SIDES, **TIMED)
    while not here.m.agenda.ended:
        here.next()

    assert {name: value for name, value in shown(here).items() if name in STILL} == STILL
