"""A wrong "next" taken back: the clock, the plan, the hands and whoever spoke stand as if it had never been pressed."""

import pytest

from facilitate.core.course.agenda import deadline
from facilitate.core.course.plan import plan
from facilitate.core.meeting import fold
from tests.cast import Cast, at
from tests.core.ballot_world import hall as ballots


def stands(hall: Cast) -> dict[str, object]:
    """What the desk sees of where the meeting stands."""
    agenda, floor = hall.m.agenda, hall.m.floor
    return {
        "at": agenda.at, "visits": list(agenda.visits), "entered": agenda.entered_at, "plan": plan(hall.m, open_ones=True),
        "left_out": set(agenda.left_out), "chosen": (dict(agenda.selections), dict(agenda.ties)), "hands": dict(floor.hands),
        "uncalled": list(floor.uncalled), "speaker": floor.speaker and floor.speaker.person, "turns": set(floor.turns),
        "line": (floor.count, floor.holder), "ended": agenda.ended,
    }  # fmt: skip


@pytest.mark.parametrize("stage", ["sign_in", "gather", "say", "sort", "discuss", "commit", "close"])
def test_all_stands_as_before(stage: str) -> None:
    hall = at(stage)
    hall.wait(37)
    before, due = stands(hall), deadline(hall.m)

    hall.next()
    hall.do("host", "undo")

    assert stands(hall) == before
    assert due is None or deadline(hall.m) == due + 1000, "the second between the two clicks is given back"
    assert fold(hall.place.entries, hall.place.choices).agenda == hall.m.agenda


def test_a_jump_over_several_stages_leaves_nothing_out() -> None:
    hall = at("gather")
    before = stands(hall)

    hall.do("host", "advance", to="sort", override="看错了")
    hall.do("host", "undo")

    assert stands(hall) == before


def test_whoever_was_speaking_has_the_seconds_that_were_left() -> None:
    hall = at("say")
    hall.wait(9)
    turn = hall.m.floor.speaker
    spoken = turn.spoken_ms(hall.clock.at + 1000)

    hall.next()
    hall.wait(20)
    hall.do("host", "undo")

    again = hall.m.floor.speaker
    assert (again.id, again.person, again.seconds, again.limit) == (turn.id, turn.person, -1, turn.limit)
    assert again.spoken_ms(hall.clock.at) == spoken
    hall.do("host", "cut")
    assert hall.m.floor.turns[turn.id].seconds == spoken // 1000 + 1
    assert hall.m.floor.spoken.tallies == fold(hall.place.entries, hall.place.choices).floor.spoken.tallies


def test_hands_that_were_up_are_up_again_in_their_order() -> None:
    hall = at("discuss")
    for who in ("li", "wang", "chen"):
        hall.do(who, "hand")
    before = stands(hall)
    assert before["hands"], before

    hall.next()
    hall.do("li", "leave")
    hall.do("host", "undo")

    assert hall.m.floor.hands == {id: hand for id, hand in before["hands"].items() if id != hall.ids["li"]}


def test_what_was_said_meanwhile_stays_and_so_does_the_stay() -> None:
    hall = at("gather")
    before = stands(hall)
    hall.next()
    hall.wait(50)
    hall.do("host", "undo")

    agenda = hall.m.agenda
    assert [turn.seconds > 40 for turn in hall.m.floor.turns.values()] == [True]
    assert [visit.stage for visit in agenda.visits] == ["sign_in", "gather", "say", "gather"]
    assert (agenda.entered_at, agenda.visits[-1].to) == (before["entered"], 0)
    assert all(one.to == two.from_ for one, two in zip(agenda.visits, agenda.visits[1:], strict=False))


def test_a_stage_that_is_undone_twice_over_is_where_it_was() -> None:
    hall = at("sign_in")
    before = stands(hall)
    hall.next()
    hall.next()
    hall.do("host", "undo")
    hall.do("host", "undo")

    assert stands(hall) == before


def test_a_vote_that_was_over_is_over_still_with_the_minutes_it_had_left() -> None:
    here = ballots({"of": "idea", "type": "yesno", "secrecy": "open"}, minutes=4)
    here.do("p0", "vote", choice="for")
    here.do("host", "close_ballot")
    before = stands(here)

    here.next()
    here.do("host", "undo")

    assert stands(here) == before
    assert not any(one.open for one in here.m.ballots.all.values())
