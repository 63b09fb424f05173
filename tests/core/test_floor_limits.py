"""Time on the floor: turns and budgets, sides, cutting at the limit, more time, time given away."""

import pytest

from facilitate.core.floor import speaking
from facilitate.core.language.rules import Extend
from tests.floors import Hall, floor_rule, hall


def test_a_side_is_stated_first_where_the_rule_asks_for_it() -> None:
    room = hall(floor_rule("queue", stance="required"))

    assert room.refused("a", "hand") == "stance_needed"
    room.do("a", "hand", stance="against")
    room.do("host", "grant")
    assert room.turn().stance == "against"


def test_no_side_is_kept_where_none_is_asked_for() -> None:
    room = hall(floor_rule("queue"))
    room.do("a", "hand", stance="for")

    assert room.m.floor.hands[room.ids["a"]].stance == ""


def test_a_persons_time_is_used_up_bit_by_bit() -> None:
    room = hall(floor_rule("queue", turn=60, total=90, per="stage", at_limit="soft"))
    room.speak("a", 50)

    room.do("a", "hand")
    room.do("host", "grant")
    assert room.turn().limit == 40

    room.wait(39)
    room.do("a", "done")
    assert room.refused("a", "hand") == "time_used"
    assert room.refused("host", "grant", person=room.ids["a"]) == "time_used"


def test_a_group_shares_its_time_and_the_others_keep_theirs() -> None:
    room = hall(floor_rule("queue", turn=60, group_total=100, per="stage", at_limit="soft"))
    room.speak("a", 60)  # a and e are of one group
    room.do("e", "hand")
    room.do("host", "grant")
    assert room.turn().limit == 40
    room.wait(44)
    room.do("e", "done")

    assert room.refused("a", "hand") == "group_time_used"
    assert room.refused("b", "hand") == ""


def test_a_hand_that_was_up_goes_down_when_the_groups_time_is_spent() -> None:
    room = hall(floor_rule("queue", group_total=30, per="stage", at_limit="soft"))
    room.do("a", "hand")
    room.do("e", "hand")
    room.do("host", "grant")
    room.wait(30)
    room.do("a", "done")

    assert room.line() == []


@pytest.mark.parametrize(("for_all", "left"), [(False, "group_time_used"), (True, "")])
def test_more_time_for_one_group_is_more_for_all_where_the_meeting_says_so(for_all: bool, left: str) -> None:
    room = hall(floor_rule("queue", group_total=60, per="stage", at_limit="soft"))
    room.do("host", "set", name="extra_for_all", value=for_all)
    room.speak("b", 60)
    room.do("a", "hand")
    room.do("host", "grant")
    room.do("host", "extend", seconds=30)
    assert room.turn().limit == 90
    room.do("a", "done")

    assert room.refused("b", "hand") == left


def test_a_cut_turn_is_over_at_its_limit_and_the_next_one_has_the_floor() -> None:
    room = hall(floor_rule("queue", grant="auto", turn=30, at_limit="cut"))
    room.do("a", "hand")
    room.do("b", "hand")
    due = speaking.due(room.m)
    assert due == room.turn().deadline
    assert room.refused("", "time_up") == "time_left"

    room.clock.at = due
    room.do("", "time_up")

    turn = room.m.floor.turns["1"]
    assert (turn.seconds, turn.cut, room.speaker()) == (30, True, "b")


def test_whatever_comes_first_after_the_limit_finds_the_turn_over() -> None:
    room = hall(floor_rule("queue", turn=30, at_limit="cut"))
    room.do("a", "hand")
    room.do("host", "grant")
    room.wait(300)
    room.do("b", "hand")

    assert room.speaker() == ""
    assert room.m.floor.turns["1"].seconds == 30


def test_her_own_finish_after_the_limit_counts_no_more_than_the_limit() -> None:
    room = hall(floor_rule("queue", turn=30, at_limit="cut"))
    room.do("a", "hand")
    room.do("host", "grant")
    room.wait(45)
    room.do("a", "done")

    assert room.m.floor.turns["1"].seconds == 30


@pytest.mark.parametrize("at_limit", ["warn", "soft"])
def test_elsewhere_the_time_runs_on(at_limit: str) -> None:
    room = hall(floor_rule("queue", turn=30, at_limit=at_limit))
    room.do("a", "hand")
    room.do("host", "grant")
    room.wait(44)

    assert speaking.due(room.m) is None
    room.do("a", "done")
    assert room.m.floor.turns["1"].seconds == 45


def test_a_pause_moves_the_limit_of_a_cut_turn() -> None:
    room = hall(floor_rule("queue", turn=30, at_limit="cut"))
    room.do("a", "hand")
    room.do("host", "grant")
    room.wait(9)
    room.do("host", "pause")
    room.wait(99)
    assert room.refused("", "time_up") == "time_left"
    room.do("host", "resume")
    room.wait(18)
    room.do("b", "hand")
    assert room.speaker() == "a"

    room.wait(1)
    room.do("b", "unhand")
    assert room.speaker() == ""


def test_more_time_as_often_and_as_long_as_the_rule_says() -> None:
    room = hall(floor_rule("queue", turn=60, extend={"by": "host", "seconds": 45, "times": 1}))
    room.do("a", "hand")
    room.do("host", "grant")
    room.do("host", "extend")
    assert room.turn().limit == 105

    assert room.refused("host", "extend") == "extended_out"
    room.do("host", "undo")
    assert room.refused("host", "extend") == ""


@pytest.mark.parametrize(
    ("by", "votes", "limit"),
    [
        ("two_thirds", ("for", "for", "against"), 360), ("two_thirds", ("for", "against", "against"), 60),
        ("majority", ("for", "for", "against"), 360), ("consent", ("for", "for", "against"), 60), ("consent", ("for",), 360),
    ],
)  # fmt: skip
def test_more_time_by_the_word_of_the_meeting(by: str, votes: tuple[str, ...], limit: int) -> None:
    room = hall(floor_rule("queue", turn=60, extend={"by": by, "seconds": 300}))
    room.do("a", "hand")
    room.do("host", "grant")
    room.do("host", "extend")
    assert room.turn().limit == 60
    assert room.refused("host", "extend") == "extend_asked"

    ballot = next(iter(room.m.ballots.all))
    for who, choice in zip("bcd", votes, strict=False):
        room.do(who, "vote", ballot=ballot, choice=choice)
    room.do("host", "close_ballot", ballot=ballot)

    assert room.turn().limit == limit


def test_more_time_that_comes_after_the_turn_changes_nothing() -> None:
    room = hall(floor_rule("queue", turn=60, extend={"by": "majority"}))
    room.do("a", "hand")
    room.do("host", "grant")
    room.do("host", "extend")
    ballot = next(iter(room.m.ballots.all))
    room.do("b", "vote", ballot=ballot, choice="for")
    room.do("a", "done")
    room.do("host", "close_ballot", ballot=ballot)

    assert room.m.floor.turns["1"].limit == 60


def given_away(transfer: bool) -> Hall:
    room = hall(floor_rule("queue", turn=60, transfer=transfer))
    room.do("a", "hand")
    room.do("host", "grant")
    room.wait(19)
    return room


def test_the_rest_of_a_turn_is_given_to_another() -> None:
    room = given_away(transfer=True)
    room.do("a", "done", to=room.ids["c"])

    turn = room.m.floor.speaker
    assert (room.speaker(), turn.limit, turn.reason) == ("c", 40, "time_given")


def test_where_time_is_not_handed_on_it_is_lost() -> None:
    room = given_away(transfer=False)

    assert room.refused("a", "done", to=room.ids["c"]) == "no_transfer"
    assert room.refused("a", "done") == ""


def test_time_is_given_to_nobody_who_may_not_speak() -> None:
    room = given_away(transfer=True)

    assert room.refused("a", "done", to=room.ids["host"]) == "neutral"
    assert room.refused("a", "done", to=room.ids["a"]) == "speaking"


def test_extend_is_a_shape_of_the_rule() -> None:
    assert floor_rule("queue", extend={"by": "host"}).extend == Extend(by="host")
