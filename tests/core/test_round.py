"""The round by seat: one after the other, who passes is asked again, nobody is forgotten."""

import pytest

from tests.cast import Cast, at

SEATS = ["elder", "li", "wang", "bureau", "chen", "builder"]


@pytest.fixture
def hall() -> Cast:
    hall = at("sign_in")
    hall.do("recorder", "seat", order=[hall.ids[who] for who in SEATS])
    hall.go("gather")
    hall.go("say")
    return hall


def speaker(hall: Cast) -> str:
    turn = hall.m.floor.speaker
    return next((who for who, id in hall.ids.items() if turn and id == turn.person), "")


def finish(hall: Cast, verb: str = "done") -> str:
    """The one who speaks finishes or passes; who it was."""
    who = speaker(hall)
    if who == "elder":
        hall.scribed(who, verb)
    else:
        hall.do(who, verb)
    return who


def test_the_round_goes_by_seat_and_begins_by_itself(hall: Cast) -> None:
    assert [finish(hall) for _ in SEATS] == SEATS
    assert speaker(hall) == ""


def test_the_next_has_the_floor_the_moment_it_is_free(hall: Cast) -> None:
    finish(hall)

    turn = hall.m.floor.speaker
    assert (speaker(hall), turn.reason, turn.limit, turn.kind) == ("li", "seat_order", 60, "turn")


def test_whoever_passes_is_asked_once_more_at_the_end(hall: Cast) -> None:
    heard = [finish(hall, "pass"), *(finish(hall) for _ in SEATS[1:])]
    assert heard == SEATS
    assert (speaker(hall), hall.m.floor.speaker.reason) == ("elder", "asked_again")

    finish(hall, "pass")

    assert speaker(hall) == ""


def test_whoever_passes_before_her_turn_is_left_out_and_asked_again(hall: Cast) -> None:
    hall.do("wang", "pass")

    order = [finish(hall) for _ in SEATS]
    assert order == ["elder", "li", "bureau", "chen", "builder", "wang"]


def test_without_seats_the_residents_are_asked_before_the_others_each_by_arrival() -> None:
    hall = at("sign_in")
    hall.go("gather")
    hall.go("say")
    roles = [hall.m.role_name(hall.ids[who]) for who in SEATS]
    residents = [who for who in hall.ids if who in SEATS and roles[SEATS.index(who)] == "resident"]
    others = [who for who in hall.ids if who in SEATS and roles[SEATS.index(who)] != "resident"]

    reasons = []
    heard = []
    for _ in SEATS:
        reasons.append(hall.m.floor.speaker.reason)
        heard.append(finish(hall))

    assert residents
    assert others
    assert heard == [*residents, *others]
    assert set(reasons) == {"arrival_order"}


def test_a_late_arrival_is_asked_at_the_end(hall: Cast) -> None:
    finish(hall)
    hall.join("late", "迟到的人", "residents")

    assert [finish(hall) for _ in SEATS] == [*SEATS[1:], "late"]


def test_whoever_leaves_while_speaking_gives_the_floor_to_the_next(hall: Cast) -> None:
    finish(hall)
    hall.wait(20)
    hall.do("li", "leave")

    turn = next(turn for turn in hall.m.floor.turns.values() if turn.person == hall.ids["li"])
    assert turn.seconds > 0
    assert speaker(hall) == "wang"


def test_whoever_left_before_her_turn_is_not_waited_for(hall: Cast) -> None:
    hall.do("wang", "leave")

    assert [finish(hall) for _ in SEATS[1:]] == ["elder", "li", "bureau", "chen", "builder"]


def test_hands_are_not_raised_in_a_round(hall: Cast) -> None:
    finish(hall)

    assert hall.refused("wang", "hand") == "round_order"
    assert hall.refused("li", "hand") == "speaking"
    act = {"verb": "hand", "args": {}}
    assert hall.refused("scribe", "proxy", person=hall.ids["elder"], act=act) == "spoken_in_round"


def test_nobody_finishes_for_another(hall: Cast) -> None:
    assert hall.refused("wang", "done") == "no_floor"


def test_the_host_extends_and_takes_it_back(hall: Cast) -> None:
    hall.do("host", "extend", seconds=30)
    assert hall.m.floor.speaker.limit == 90

    hall.do("host", "undo")

    assert hall.m.floor.speaker.limit == 60
    assert hall.refused("host", "extend", seconds=4) == "bad_seconds"
    assert hall.refused("host", "extend", seconds=601) == "bad_seconds"


def test_an_extension_of_a_turn_that_is_over_is_not_undone(hall: Cast) -> None:
    hall.do("host", "extend", seconds=30)
    finish(hall)

    assert hall.refused("host", "undo") == "spoken_stays"
    assert speaker(hall) == "li", "whoever speaks goes on speaking"


def test_a_call_that_was_passed_is_not_undone_again(hall: Cast) -> None:
    hall.do("host", "grant", person=hall.ids["wang"])
    hall.do("wang", "pass")

    assert hall.refused("host", "undo") == "spoken_stays"
    assert speaker(hall) != ""


def test_the_round_is_ready_when_all_have_spoken_or_passed_twice(hall: Cast) -> None:
    assert hall.refused("host", "advance") == "not_ready"

    for _ in SEATS:
        finish(hall)

    assert hall.refused("host", "advance") == ""
    assert hall.m.agenda.at.stage == "sort"


def test_the_round_is_ready_when_its_time_is_up(hall: Cast) -> None:
    hall.wait(22 * 60)

    assert hall.refused("host", "advance") == ""


def test_a_soft_limit_only_counts_on(hall: Cast) -> None:
    hall.wait(200)
    finish(hall)

    (turn, *_) = hall.m.floor.turns.values()
    assert turn.seconds > 100
    assert not turn.cut
