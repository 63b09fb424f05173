"""The desk: going on and back, readiness, undo, pause, squeeze, handing over; two facilitators at once."""

import pytest

from facilitate.core.course.agenda import deadline
from facilitate.core.course.plan import following, plan
from facilitate.core.language.rules import flat
from tests.cast import Cast, at, cast


@pytest.fixture
def hall() -> Cast:
    return cast()


def where(hall: Cast) -> str:
    return hall.m.agenda.at.stage


def test_the_stages_follow_one_another_in_file_order(hall: Cast) -> None:
    seen = [where(hall)]
    while following(hall.m):
        hall.next()
        seen.append(where(hall))

    expected = [leaf.id for leaf, _ in flat(hall.m.rule) if leaf.id != "discuss"]
    assert seen == expected, "nothing was chosen, so there is nothing to talk through"
    assert hall.refused("host", "advance") == "nowhere"


def test_an_override_is_kept_with_its_reason() -> None:
    hall = at("say")
    assert hall.refused("host", "advance") == "not_ready"
    assert hall.refused("host", "advance", override="   ") == "not_ready"

    hall.do("host", "advance", override="大家都累了")

    assert hall.m.agenda.overrides[-1][3] == "大家都累了"


def test_the_host_goes_on_at_any_moment_where_the_rule_says_host() -> None:
    assert at("dots").refused("host", "advance") == ""


def test_back_and_jump(hall: Cast) -> None:
    assert hall.refused("host", "back") == "nowhere"
    hall.do("host", "advance", to="sort", override="时间不够")
    assert where(hall) == "sort"
    assert {slot.stage for slot in hall.m.agenda.left_out} == {"gather", "say"}

    hall.do("host", "back")

    assert where(hall) == "say"
    assert [slot.stage for slot in hall.m.agenda.left_out] == ["gather"]


def test_to_the_place_where_it_stands_changes_nothing(hall: Cast) -> None:
    before = hall.m.seq
    hall.do("host", "advance", to="sign_in")
    hall.do("host", "back", to="sign_in")

    assert hall.m.seq == before


def test_there_is_no_such_stage_or_item(hall: Cast) -> None:
    assert hall.refused("host", "advance", to="nowhere") == "no_such_stage"
    assert at("discuss").refused("host", "advance", to="discuss", item="99") == "no_such_thing"


def test_what_was_written_and_said_stays_when_going_back() -> None:
    hall = at("sort")
    before = (hall.m.items.all, hall.m.floor.turns)
    hall.do("host", "back", to="gather")

    assert (hall.m.items.all, hall.m.floor.turns) == before


@pytest.mark.parametrize("stage", ["gather", "say", "sort", "dots", "discuss", "commit", "close"])
def test_undo_of_going_on_stands_where_it_stood(stage: str) -> None:
    hall = at(stage)
    was = hall.m.agenda.at
    hall.do("host", "pause")
    hall.do("host", "undo")
    if hall.m.steps.last and hall.m.steps.last.inverse:
        hall.do("host", "undo")
        assert hall.m.agenda.at != was
        hall.next()

    assert hall.m.agenda.at == was


def test_a_stale_next_is_refused_with_who_was_first(hall: Cast) -> None:
    hall.join("cohost", "第二主持", "social_org", "host")
    saw = hall.m.seq
    hall.do("cohost", "advance", saw=saw)

    with pytest.raises(Exception, match="stale") as refused:
        hall.do("host", "advance", saw=saw)
    assert refused.value.params["who"]["zh"] == "第二主持"
    assert refused.value.params["at"] == hall.m.agenda.visits[-1].from_
    assert where(hall) == "gather"


def test_undo_takes_back_a_step_of_the_other_facilitator_too(hall: Cast) -> None:
    hall.join("cohost", "第二主持", "social_org", "host")
    hall.do("cohost", "advance")
    hall.do("host", "undo")

    assert where(hall) == "sign_in"
    assert hall.refused("host", "undo") == "nothing_to_undo"


# -- the clock -------------------------------------------------------------------------------------------------------


def test_a_pause_stops_every_clock() -> None:
    hall = at("say")
    stage, turn = deadline(hall.m), hall.m.floor.speaker.deadline
    hall.do("host", "pause")
    hall.wait(60)
    hall.do("host", "resume")

    assert deadline(hall.m) - stage == 61_000
    assert hall.m.floor.speaker.deadline - turn == 61_000


def test_a_turn_that_ends_in_a_pause_counts_until_the_pause() -> None:
    hall = at("say")
    start = hall.m.floor.speaker.from_
    hall.clock.at = start + 10_000
    hall.do("host", "pause")
    hall.wait(300)
    hall.do("host", "cut")

    assert next(iter(hall.m.floor.turns.values())).seconds == 11
    assert hall.m.floor.speaker is None, "nobody begins in a pause"
    hall.do("host", "resume")
    assert hall.m.floor.speaker is not None


def test_a_pause_is_taken_back_and_not_doubled(hall: Cast) -> None:
    hall.do("host", "pause")
    assert hall.refused("host", "pause") == "paused"
    hall.do("host", "undo")

    assert not hall.m.agenda.paused_at
    assert hall.refused("host", "resume") == "not_paused"


def test_a_pause_that_a_new_stage_has_ended_is_there_again_when_the_step_is_undone(hall: Cast) -> None:
    due = deadline(hall.m)
    hall.do("host", "pause")
    hall.next()
    hall.do("host", "undo")
    assert hall.m.agenda.paused_at

    hall.do("host", "undo")

    assert not hall.m.agenda.paused_at
    assert deadline(hall.m) == due + 3000, "the three seconds of the pause"


def test_the_host_shortens_a_stage_and_takes_it_back(hall: Cast) -> None:
    before = deadline(hall.m)
    hall.do("host", "squeeze", stage="sign_in", minutes=5)
    assert before - deadline(hall.m) == 10 * 60_000

    hall.do("host", "undo")

    assert deadline(hall.m) == before
    assert hall.m.agenda.minutes == {}


def test_only_optional_stages_are_dropped(hall: Cast) -> None:
    assert hall.refused("host", "squeeze", stage="say", drop=True) == "only_optional"
    hall.do("host", "squeeze", stage="grade", drop=True)
    assert "grade" not in [slot.stage for slot in plan(hall.m)]

    hall.do("host", "undo")

    assert "grade" in [slot.stage for slot in plan(hall.m)]


@pytest.mark.parametrize(
    ("args", "rule"),
    [
        ({"stage": "nowhere", "minutes": 3}, "no_such_stage"), ({"stage": "say", "minutes": -1}, "bad_minutes"),
        ({"stage": "say", "minutes": 481}, "bad_minutes"), ({"end": -1}, "bad_setting"), ({"end": 10**17}, "bad_setting"),
        ({"stage": "say", "minutes": float("nan")}, "bad_minutes"),
    ],
)  # fmt: skip
def test_what_cannot_be_squeezed(hall: Cast, args: dict, rule: str) -> None:
    assert hall.refused("host", "squeeze", **args) == rule


@pytest.mark.parametrize("how", ["squeeze", "set"])
def test_a_new_end_of_the_hall_is_set_and_taken_back(hall: Cast, how: str) -> None:
    end = hall.clock.at + 3_600_000
    args = {"end": end} if how == "squeeze" else {"name": "hall_end", "value": end}
    hall.do("host", how, **args)
    assert hall.m.agenda.hall_end == end

    hall.do("host", "undo")

    assert hall.m.agenda.hall_end == 0


def test_a_new_end_may_be_written_as_iso_with_offset(hall: Cast) -> None:
    hall.do("host", "set", name="hall_end", value="2026-11-21T16:00:00+08:00")

    assert hall.m.agenda.hall_end == 1_795_248_000_000
    assert hall.refused("host", "set", name="hall_end", value="tonight") == "bad_setting"


@pytest.mark.parametrize(
    ("name", "value", "was"),
    [("screening", True, False), ("bell", False, True), ("message", "茶歇", ""), ("board", "join", "")],
)
def test_every_switch_is_taken_back(hall: Cast, name: str, value: object, was: object) -> None:
    hall.do("host", "set", name=name, value=value)
    assert getattr(hall.m.settings, name) == value

    hall.do("host", "undo")

    assert getattr(hall.m.settings, name) == was
    assert hall.refused("host", "set", name=name, value=7) == "bad_setting"


@pytest.mark.parametrize("verb", ["undo", "back"])
def test_a_meeting_that_was_ended_too_early_goes_on_where_it_stood(verb: str) -> None:
    hall = at("close")
    hall.next()
    assert hall.m.agenda.ended

    hall.do("host", verb)

    assert (where(hall), hall.m.agenda.ended) == ("close", False)
    assert hall.refused("wang", "confirm") == ""

    hall.next()

    assert (where(hall), hall.m.agenda.ended) == ("follow", True)


def test_a_ballot_closed_by_hand_is_not_opened_again_by_undoing_what_came_before() -> None:
    hall = at("dots")
    hall.do("host", "close_ballot")

    assert hall.refused("host", "undo") == "closed_stays_closed"
    assert where(hall) == "dots"
