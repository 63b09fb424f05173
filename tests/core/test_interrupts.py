"""Breaking in: who may, before whom, and the clock of whoever was interrupted loses nothing."""

import pytest

from facilitate.core.language.rules import Signal, Text
from tests.floors import Hall, floor_rule, hall

ALL = ["order", "appeal", "privilege", "clarify", "info"]


@pytest.fixture
def room() -> Hall:
    """a speaks, has 60 seconds and has used 10."""
    room = hall(floor_rule("queue", turn=60, at_limit="cut", interrupts=ALL))
    room.do("a", "hand")
    room.do("host", "grant")
    room.wait(9)
    return room


def test_the_clock_stands_still_from_the_moment_somebody_breaks_in(room: Hall) -> None:
    room.do("b", "hand", kind="order")
    room.wait(200)
    room.do("c", "hand")

    assert room.speaker() == "a"
    assert room.turn().stopped


def test_the_speaker_gets_back_exactly_what_was_left(room: Hall) -> None:
    room.do("b", "hand", kind="order")
    room.wait(5)
    room.do("host", "grant")
    assert (room.speaker(), room.turn().kind, room.turn().reason) == ("b", "interrupt", "order")
    room.wait(40)
    room.do("b", "done")

    assert room.speaker() == "a"
    assert room.turn().deadline - room.clock.now() == 50_000
    room.wait(19)
    room.do("a", "done")
    assert room.m.floor.turns["1"].seconds == 30


def test_who_takes_it_back_gives_the_clock_back(room: Hall) -> None:
    room.do("b", "hand", kind="info")
    room.wait(29)
    room.do("b", "unhand")

    assert not room.turn().stopped
    assert room.turn().deadline - room.clock.now() == 50_000


def test_the_weightier_one_is_heard_first_and_breaks_into_the_lighter(room: Hall) -> None:
    room.do("b", "hand", kind="info")
    room.do("c", "hand", kind="clarify")
    room.do("host", "grant")
    assert room.speaker() == "c"

    room.do("d", "hand", kind="order")
    room.do("host", "grant")
    assert room.speaker() == "d"

    heard = []
    while room.turn().kind == "interrupt" or room.m.floor.calls:
        if room.turn().kind == "interrupt":
            heard.append(room.speaker())
            room.do(room.speaker(), "done")
        else:
            room.do("host", "grant")
    assert heard == ["d", "c", "b"]
    assert room.speaker() == "a"
    assert not room.turn().stopped


def test_a_lighter_one_waits_until_the_weightier_is_dealt_with(room: Hall) -> None:
    room.do("b", "hand", kind="order")
    room.do("host", "grant")
    room.do("c", "hand", kind="info")

    assert not room.turn().stopped
    room.do("host", "grant")
    assert room.speaker() == "a"
    room.do("host", "grant")
    assert room.speaker() == "c"


def test_the_host_sets_a_point_aside_by_calling_the_speaker_back(room: Hall) -> None:
    room.do("b", "hand", kind="order")
    room.do("host", "grant", person=room.ids["a"])

    assert room.m.floor.calls == {}
    assert (room.speaker(), room.turn().stopped) == ("a", 0)


def test_a_new_speaker_ends_what_was_interrupted(room: Hall) -> None:
    room.do("b", "hand", kind="order")
    room.do("host", "grant")
    room.do("host", "grant", person=room.ids["d"])

    assert room.speaker() == "d"
    assert room.m.floor.held == []
    assert room.m.floor.turns["1"].seconds == 10


def test_taking_back_the_call_puts_the_point_back_where_it_was(room: Hall) -> None:
    room.do("b", "hand", kind="order")
    room.do("host", "grant")
    room.do("host", "undo")

    assert room.speaker() == "a"
    assert room.turn().stopped
    assert [hand.kind for hand in room.m.floor.interrupting()] == ["order"]


def test_who_goes_takes_her_point_along_and_who_was_interrupted_goes_on(room: Hall) -> None:
    room.do("b", "hand", kind="order")
    room.do("host", "grant")
    room.do("b", "leave")

    assert (room.speaker(), room.turn().stopped) == ("a", 0)


def test_who_was_interrupted_may_go_meanwhile(room: Hall) -> None:
    room.do("b", "hand", kind="order")
    room.do("host", "grant")
    room.wait(30)
    room.do("a", "leave")

    assert room.speaker() == "b"
    assert room.m.floor.turns["1"].seconds == 10
    room.do("b", "done")
    assert room.speaker() == ""


def test_a_pause_in_between_costs_nobody_anything(room: Hall) -> None:
    room.do("host", "pause")
    room.wait(10)
    room.do("b", "hand", kind="privilege")
    room.wait(10)
    room.do("b", "unhand")
    room.wait(10)
    room.do("host", "resume")

    assert room.turn().deadline - room.clock.now() == 50_000


def test_points_are_no_turns_and_leave_the_order_alone(room: Hall) -> None:
    room.do("b", "hand", kind="order")
    room.do("host", "grant")
    room.do("b", "done")

    assert room.refused("b", "hand") == ""
    assert room.m.floor.spoken.tallies.order[next(iter(room.m.floor.spoken.tallies.order))] == ["1"]


def test_only_what_the_rule_lists_breaks_in() -> None:
    room = hall(floor_rule("queue", interrupts=["order"]))

    assert room.refused("a", "hand", kind="info") == "bad_shape"
    assert room.refused("a", "hand", kind="order") == ""
    assert room.refused("a", "hand", kind="order") == "break_in_up"


def test_where_nobody_calls_a_point_is_heard_at_once() -> None:
    room = hall(floor_rule("queue", grant="auto", turn=60, interrupts=ALL))
    room.do("a", "hand")
    room.do("b", "hand", kind="clarify")

    assert room.speaker() == "b"
    room.do("b", "done")
    assert room.speaker() == "a"


def sign(id: str, effect: str, **words: int) -> Signal:
    return Signal(id, "✋", Text("手势", "Sign"), effect, **words)  # type: ignore[arg-type]


SIGNS = (
    sign("hand", "queue"),
    sign("fact", "queue_front", per_person=1),
    sign("process", "pause_turn"),
    sign("info", "pause_turn"),
)


@pytest.fixture
def signed() -> Hall:
    allow = {"speak": ("member",), "react": ("member",)}
    room = hall(floor_rule("queue", turn=60, order=["first_come"]), allow=allow, signals=SIGNS)
    room.do("a", "hand")
    room.do("host", "grant")
    room.wait(4)
    return room


def test_a_sign_that_jumps_the_queue_does_so_as_often_as_the_rule_says(signed: Hall) -> None:
    signed.do("b", "hand")
    signed.do("c", "react", signal="fact")
    assert signed.line() == ["c", "b"]
    assert signed.reasons()[0] == "queue_front"

    signed.do("c", "unhand")
    assert signed.refused("c", "react", signal="fact") == "signals_used"
    assert signed.refused("c", "react", signal="hand") == ""


def test_a_sign_that_pauses_stops_the_clock_and_says_what_it_is_about(signed: Hall) -> None:
    signed.do("b", "react", signal="info")
    signed.do("c", "react", signal="process")

    assert signed.turn().stopped
    assert [hand.kind for hand in signed.m.floor.interrupting()] == ["order", "info"]
