"""A person's ninth socket, the walls of a meeting, and whoever opens sockets without end."""

from time import monotonic

import pytest

from facilitate.service.turned_away import turned_away
from facilitate.web import held
from tests.web.test_gate import BOB, WALL, World


def test_the_ninth_socket_of_one_person_is_refused_and_the_others_are_not() -> None:
    world = World()
    for n in range(8):
        world.open(f"s{n}")

    assert world.ask(HTTP_AUTHORIZATION="Bearer ta") == "429"
    assert world.ask(HTTP_AUTHORIZATION="Bearer tb") == "200"
    world.close("s3")
    assert world.ask(HTTP_AUTHORIZATION="Bearer ta") == "200"


def test_a_ninth_socket_is_refused_while_all_eight_are_new_and_let_in_when_one_has_been_open_for_a_while(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = [100.0]
    monkeypatch.setattr(held, "monotonic", lambda: now[0])
    world = World()
    for n in range(8):
        world.open(f"s{n}")
        now[0] += 1

    assert world.ask(HTTP_AUTHORIZATION="Bearer ta") == "429"
    now[0] += 2.5
    assert world.ask(HTTP_AUTHORIZATION="Bearer ta") == "200"
    world.open("s8")
    assert world.cut == ["s0"]
    assert world.ask(HTTP_AUTHORIZATION="Bearer ta") == "429"


def test_the_ninth_socket_of_one_person_is_let_in_and_the_oldest_gives_way() -> None:
    world = World(settled=0)
    for n in range(8):
        world.open(f"s{n}")
    assert world.cut == []

    assert world.ask(HTTP_AUTHORIZATION="Bearer ta") == "200"
    world.open("s8")
    world.open("s9")
    assert world.cut == ["s0", "s1"]

    world.close("s0")
    world.close("s3")
    world.open("s10")
    assert world.cut == ["s0", "s1"]
    world.open("s11")
    assert world.cut == ["s0", "s1", "s2"]
    world.open("b1", BOB)
    assert len(world.cut) == 3


def test_who_opens_sockets_without_end_is_refused_and_the_others_are_not() -> None:
    world = World()

    told = [world.ask(HTTP_AUTHORIZATION="Bearer ta") for _ in range(held.OPENED_AT_ONCE + 5)]

    assert told[: held.OPENED_AT_ONCE] == ["200"] * held.OPENED_AT_ONCE
    assert told[-1] == "429"
    assert world.ask(HTTP_AUTHORIZATION="Bearer tb") == "200"


def test_the_walls_of_a_meeting_are_not_one_person_and_none_gives_way() -> None:
    world = World(walls=12)
    for n in range(12):
        assert world.ask(HTTP_AUTHORIZATION="Bearer tw") == "200"
        world.open(f"w{n}", WALL)

    assert world.ask(HTTP_AUTHORIZATION="Bearer tw") == "429"
    assert world.cut == []
    assert {row["person"] for row in turned_away.of("ABCD", monotonic())} >= {"board"}
    world.close("w3")
    assert world.ask(HTTP_AUTHORIZATION="Bearer tw") == "200"
