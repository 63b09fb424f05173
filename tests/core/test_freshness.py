"""Of two clicks that conflict one wins; the other is told who was first, what she did, and when."""

from __future__ import annotations

from typing import get_args

import pytest

from facilitate.core.freshness import AGENDA, BALLOTS, TURNS
from facilitate.core.freshness_words import CLOCK, SOMETHING, WHAT
from facilitate.core.meeting import EVOLVE
from facilitate.core.refusals.refusal import Refused
from facilitate.core.writing import items
from tests.cast import Cast, at
from tests.floors import floor_rule
from tests.floors import hall as floor_hall


@pytest.fixture
def hall() -> Cast:
    """Two hosts, and a round in which somebody speaks."""
    cast = at("say")
    cast.join("cohost", "第二主持", "social_org", "host")
    return cast


def told(hall: Cast, verb: str, saw: int, **args: object) -> Refused:
    with pytest.raises(Refused, match="stale") as refused:
        hall.do("host", verb, saw=saw, **args)
    return refused.value


@pytest.mark.parametrize("verb", ["cut", "extend", "pause", "undo"])
def test_the_second_of_two_equal_clicks_hears_who_did_what_and_when(hall: Cast, verb: str) -> None:
    hall.do("cohost", "extend", seconds=20)
    saw = hall.m.seq
    hall.do("cohost", verb, saw=saw)
    when = hall.m.last_at

    refused = told(hall, verb, saw)

    assert refused.params["who"]["zh"] == "第二主持"
    assert refused.params["at"] == when
    assert refused.params["what"]["en"] in refused.wire()["en"]


def test_a_cut_after_another_cut_lets_the_next_speaker_speak(hall: Cast) -> None:
    saw = hall.m.seq
    hall.do("cohost", "cut", saw=saw)
    speaker = hall.m.floor.speaker

    told(hall, "cut", saw)

    assert hall.m.floor.speaker == speaker


def test_a_double_click_of_one_host_goes_one_stage_on(hall: Cast) -> None:
    saw = hall.m.seq
    hall.do("host", "advance", saw=saw, override="走")

    assert told(hall, "advance", saw, override="走").params["who"]["zh"] == "林主持"


def test_a_hand_that_goes_up_makes_nobodys_sight_stale(hall: Cast) -> None:
    hall.next()
    saw = hall.m.seq
    hall.refused("li", "hand")

    assert hall.refused("host", "pause", saw=saw) == ""


def test_who_sets_something_again_is_in_nobodys_way_but_another_who_did_not_see_it_is(hall: Cast) -> None:
    saw = hall.m.seq
    hall.do("host", "set", name="message", value="请坐")

    assert hall.refused("host", "set", saw=saw, name="message", value="请坐好") == ""
    assert hall.refused("cohost", "set", saw=saw, name="door", value="closed") == ""
    assert hall.refused("cohost", "set", saw=saw, name="message", value="开会了") == "stale"


def test_when_the_clock_was_first_it_is_told_so() -> None:
    talk = floor_hall(floor_rule("queue", grant="auto", turn=30, at_limit="cut"))
    for who in ("a", "b"):
        talk.do(who, "hand")
    saw = talk.m.seq
    talk.wait(40)
    talk.do("", "time_up")

    assert talk.speaker() == "b"
    assert told(talk, "cut", saw).params["who"] == CLOCK


def test_everything_that_can_make_a_sight_stale_has_words() -> None:
    of_cards = {kind.__name__ for kind in get_args(items.ItemEvent)}
    marked = (
        of_cards | {kind.__name__ for kind in get_args(TURNS)} | {*AGENDA, *BALLOTS, "TurnExtended", "Step", "Undone"}
    )

    assert marked - {"Checked"} <= set(WHAT) <= {kind.__name__ for kind in EVOLVE}
    assert all(words["zh"] and words["en"] for words in (*WHAT.values(), SOMETHING))
