"""The fishbowl: a few chairs inside, one of them open; whoever wants to speak comes in, and somebody goes."""

import pytest

from facilitate.core.space import ring
from tests.cast import Cast
from tests.core.space_world import hall, held, read_again, seats, where


@pytest.fixture
def bowl() -> Cast:
    """Five chairs, one of them to stay open; one expert never has to go."""
    bowl = held("fishbowl", people=9, expert=1)
    bowl.go("bowl")
    return bowl


def inside(cast: Cast) -> list[str]:
    return seats(cast)["ring"]


def test_whoever_never_has_to_go_sits_inside_from_the_start(bowl: Cast) -> None:
    assert inside(bowl) == ["h1"]


def test_one_takes_a_free_chair_and_leaves_it(bowl: Cast) -> None:
    bowl.do("p1", "move", space="ring")

    assert inside(bowl) == ["h1", "p1"]
    bowl.do("p1", "move", space="")
    assert inside(bowl) == ["h1"]
    read_again(bowl)


def test_somebody_must_go_before_the_next_comes_in(bowl: Cast) -> None:
    for n in range(1, 5):
        bowl.do(f"p{n}", "move", space="ring")

    assert ring.crowded(bowl.m)
    bowl.do("p5", "move", space="ring")
    bowl.do("p6", "move", space="ring")
    assert [where(bowl, who) for who in ("p5", "p6")] == ["", ""]
    bowl.do("p2", "move", space="")
    assert inside(bowl) == ["h1", "p1", "p3", "p4", "p5"]
    assert bowl.m.spaces.line == (bowl.ids["p6"],)
    read_again(bowl)


def test_who_has_not_been_inside_comes_before_who_asked_earlier(bowl: Cast) -> None:
    for n in range(1, 5):
        bowl.do(f"p{n}", "move", space="ring")
    bowl.do("p5", "move", space="ring")
    bowl.do("p1", "move", space="")
    bowl.do("p1", "move", space="ring")
    bowl.do("p6", "move", space="ring")
    bowl.do("p2", "move", space="")

    assert "p6" in inside(bowl)
    assert "p1" not in inside(bowl)


def test_who_no_longer_wants_a_chair_leaves_the_line(bowl: Cast) -> None:
    for n in range(1, 6):
        bowl.do(f"p{n}", "move", space="ring")
    bowl.do("p5", "move", space="")

    assert bowl.m.spaces.line == ()


def test_who_goes_home_frees_the_chair_for_the_next(bowl: Cast) -> None:
    for n in range(1, 6):
        bowl.do(f"p{n}", "move", space="ring")
    bowl.do("p1", "leave")

    assert "p5" in inside(bowl)


def test_the_ring_is_gone_when_the_stage_is_over_and_undo_brings_it_back(bowl: Cast) -> None:
    bowl.do("p1", "move", space="ring")
    bowl.next()

    assert seats(bowl) == {}
    bowl.do("host", "undo")
    assert inside(bowl) == ["h1", "p1"]
    read_again(bowl)


def test_a_ring_in_which_everybody_sits_is_the_whole_room() -> None:
    cast = hall(
        {"id": "circle", "space": {"kind": "ring", "seats": 40, "open_seats": 0}, "allow": {"speak": ["member"]}}
    )

    assert seats(cast) == {}


def test_whoever_leaves_the_ring_while_speaking_has_finished(bowl: Cast) -> None:
    bowl.do("p1", "move", space="ring")
    bowl.do("p1", "hand")
    assert bowl.m.floor.speaker is not None
    bowl.do("p1", "move", space="")

    assert bowl.m.floor.speaker is None
    read_again(bowl)


def test_whoever_the_host_called_may_finish_though_the_stage_gives_her_no_word() -> None:
    jury = held("citizens_jury", people=3)
    jury.go("hear")
    assert jury.refused("p1", "done") == "not_now"
    jury.do("host", "grant", person=jury.ids["p1"])
    jury.do("p1", "done")

    assert jury.m.floor.speaker is None
