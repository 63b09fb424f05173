"""Rounds, reports, free talk, the talking stick and the ring of chairs."""

import pytest

from facilitate.core.floor import all_used_up, unspoken, waiting
from facilitate.core.language.rules import Space
from tests.floors import Hall, floor_rule, hall


def around(room: Hall, verb: str = "done") -> list[str]:
    """Everybody who has the floor finishes, until nobody has it."""
    heard = []
    while room.speaker():
        heard.append(room.speaker())
        room.do(heard[-1], verb)
    return heard


# -- rounds --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("order", "heard", "why"),
    [
        (["seat_order"], "fedcba", ["seat_order", "seat_order"]),
        (["group_order"], "eafbcd", ["seat_order", "group_order"]),
    ],
)
def test_a_round_goes_in_the_order_the_rule_asks_for(order: list[str], heard: str, why: list[str]) -> None:
    room = hall(floor_rule("round", grant="auto", order=order, turn=60, per="stage"), begin=False)
    room.do("host", "seat", order=[room.ids[who] for who in "fedcba"])
    room.next()
    reasons = [room.turn().reason]
    room.do(room.speaker(), "done")
    reasons.append(room.turn().reason)

    assert reasons == why
    assert "".join(around(room)) == heard[1:]


def test_a_drawn_round_is_the_same_for_everybody_who_draws_it() -> None:
    first, second = (hall(floor_rule("round", grant="auto", order=["random"], turn=60, per="stage")) for _ in range(2))

    assert around(first) == around(second)
    assert unspoken(first.m) == 0


def test_any_round_asks_once_more_whoever_passed() -> None:
    room = hall(floor_rule("round", grant="auto", order=["group_order"], turn=60, second_round=True, **{"pass": True}))
    first = room.speaker()
    room.do(first, "pass")
    heard = around(room)

    assert heard[-1] == first
    assert sorted(heard) == sorted(room.members)


# -- reports -------------------------------------------------------------------------------------------------------


def test_reports_are_called_in_order_without_a_hand_and_hands_come_after_them() -> None:
    allow = {"speak": ("member",), "report": ("recorder",)}
    room = hall(floor_rule("report", grant="host", order=["seat_order"], turn=60, per="stage"), n=2, allow=allow)
    room.join("r", "记一", "committee", "recorder")
    room.join("s", "记二", "committee", "recorder")
    room.do("a", "hand")

    assert room.refused("r", "hand") == "round_order"
    assert room.line() == ["r", "s", "a"]
    for who in ("r", "s", "a"):
        room.do("host", "grant")
        assert room.speaker() == who
        room.do(who, "done")
    assert waiting(room.m) == 0


def test_without_a_word_about_reporting_everybody_who_may_speak_is_called() -> None:
    room = hall(floor_rule("report", grant="host", order=["seat_order"], per="stage"), n=3)
    room.do("b", "pass")

    assert room.line() == ["a", "c"]
    assert unspoken(room.m) == 2


# -- free talk and the stick ---------------------------------------------------------------------------------------


def test_in_free_talk_a_hand_has_the_floor_as_soon_as_it_is_free_and_no_limit() -> None:
    room = hall(floor_rule("free", order=["new_voice", "fewest_turns"]))
    room.do("a", "hand")
    room.do("b", "hand")

    assert (room.speaker(), room.turn().limit, room.line()) == ("a", 0, ["b"])
    room.do("a", "done")
    assert room.speaker() == "b"


def test_the_stick_goes_to_whom_the_holder_gives_it() -> None:
    room = hall(floor_rule("free", marker="talking_stick"))
    room.do("a", "hand")
    room.do("b", "hand")
    room.do("a", "pass", to=room.ids["d"])
    assert (room.speaker(), room.turn().reason) == ("d", "passed_on")

    room.do("d", "pass")
    assert room.speaker() == "b"
    assert room.refused("a", "pass", to=room.ids["c"]) == "no_pass"
    assert room.refused("b", "pass", to=room.ids["host"]) == "neutral"

    room.do("b", "done")
    assert room.name(room.m.floor.holder) == "b"
    room.do("b", "pass", to=room.ids["c"])
    assert room.speaker() == "c"


def test_the_stage_is_over_when_all_have_used_their_turns() -> None:
    room = hall(floor_rule("queue", turns=1, per="stage"), n=2)
    room.speak("a")
    assert not all_used_up(room.m)
    room.speak("b")

    assert all_used_up(room.m)


# -- the ring ------------------------------------------------------------------------------------------------------


@pytest.fixture
def ring() -> Hall:
    """Three chairs, one of which is to stay open."""
    words = floor_rule("seats", grant="auto", order=["new_voice", "first_come"], at_limit="soft")
    allow = {"speak": ("seated",), "move": ("member",)}
    space = Space("ring", seats=3, open_seats=1)
    return hall(words, allow=allow, space=space)


def test_a_hand_from_outside_asks_for_a_chair_and_the_seated_speak(ring: Hall) -> None:
    for who in "abc":
        ring.do(who, "hand")
    assert ring.m.spaces.people("ring") == [ring.ids[who] for who in "abc"]

    ring.do("a", "hand")
    ring.do("d", "hand")
    assert ring.speaker() == "a"
    assert ring.m.spaces.line == (ring.ids["d"],)
    assert ring.refused("d", "hand") == "hand_up"


def test_new_voices_get_the_free_chair_before_those_who_spoke(ring: Hall) -> None:
    for who in "abc":
        ring.do(who, "hand")
    ring.do("a", "hand")
    ring.do("a", "done")
    ring.do("a", "move", space="")
    ring.do("d", "hand")
    ring.do("a", "hand")
    ring.do("e", "hand")
    ring.do("d", "move", space="")

    assert ring.name(ring.m.spaces.people("ring")[-1]) == "e"


def test_who_waits_for_a_chair_may_think_again(ring: Hall) -> None:
    for who in "abcd":
        ring.do(who, "hand")
    ring.do("d", "unhand")

    assert ring.m.spaces.line == ()
