"""Tables that talk each for itself: a floor and a host of their own."""

from typing import Any

from facilitate.core.floor import unspoken, waiting
from facilitate.core.language.rules import Space
from facilitate.core.space.spaces import PeopleMoved, SpacesSet
from facilitate.core.space.spaces import Space as Place
from tests.cast import Core
from tests.floors import Hall, floor_rule, hall


def tables(words: Any, hosts: bool = True) -> Hall:
    """a, b, c sit at one table and d, e, f at the other; a and d are their hosts."""
    room = hall(words, space=Space("tables"), begin=False)
    assert isinstance(room.place, Core)
    where = {room.ids[who]: "t1" if who in "abc" else "t2" for who in room.members}
    posts = {"t1": {"table_host": room.ids["a"]}, "t2": {"table_host": room.ids["d"]}} if hosts else {}
    seated = SpacesSet(tuple(Place(id, "table", posts=posts.get(id, {})) for id in ("t1", "t2")), where)
    assert room.place.last is not None
    room.place.last.emit(seated)
    room.next()
    return room


def test_every_table_has_a_floor_of_its_own() -> None:
    room = tables(floor_rule("queue", grant="auto", turn=60))
    room.do("a", "hand")
    room.do("d", "hand")
    room.do("b", "hand")

    assert (room.speaker("t1"), room.speaker("t2"), room.speaker()) == ("a", "d", "")
    assert (room.line("t1"), room.line("t2")) == (["b"], [])
    room.do("a", "done")
    assert (room.speaker("t1"), room.speaker("t2")) == ("b", "d")


def test_the_host_of_a_table_calls_there_and_nowhere_else() -> None:
    room = tables(floor_rule("queue", grant="chair_of_space", turn=60))
    room.do("b", "hand")
    room.do("e", "hand")
    assert room.refused("b", "grant") == "not_yours"
    assert room.refused("a", "grant", space="t2") == "not_yours"

    room.do("a", "grant")
    assert (room.speaker("t1"), room.speaker("t2")) == ("b", "")
    room.do("host", "grant", space="t2")
    assert room.speaker("t2") == "e"
    assert room.refused("a", "grant", person=room.ids["f"]) == "other_table"
    room.do("a", "extend", seconds=30)
    assert (room.turn("t1").limit, room.turn("t2").limit) == (90, 60)
    room.do("a", "cut")
    assert (room.speaker("t1"), room.speaker("t2")) == ("", "e")


def test_a_table_without_a_host_lets_the_first_one_speak() -> None:
    room = tables(floor_rule("queue", grant="chair_of_space"), hosts=False)
    room.do("c", "hand")

    assert room.speaker("t1") == "c"


def test_a_round_goes_round_each_table() -> None:
    room = tables(floor_rule("round", grant="auto", order=["seat_order"], turn=60))
    heard = {"t1": "", "t2": ""}
    assert unspoken(room.m) == 6
    for space in heard:
        while room.speaker(space):
            heard[space] += room.speaker(space)
            room.do(room.speaker(space), "done")

    assert heard == {"t1": "abc", "t2": "def"}
    assert unspoken(room.m) == 0


def test_who_changes_tables_leaves_hand_and_turn_behind() -> None:
    room = tables(floor_rule("queue", grant="auto", turn=60))
    room.do("a", "hand")
    room.do("b", "hand")
    assert isinstance(room.place, Core)
    assert room.place.last is not None
    room.place.last.emit(PeopleMoved({room.ids["a"]: "t2", room.ids["b"]: "t2"}))
    room.do("host", "pause")
    room.do("host", "resume")
    room.do("c", "hand")

    assert (room.speaker("t1"), room.line("t1")) == ("c", [])
    assert room.speaker("t2") == ""


def test_leaving_the_stage_ends_what_is_said_at_every_table() -> None:
    room = tables(floor_rule("queue", grant="auto", turn=60))
    room.do("a", "hand")
    room.do("d", "hand")
    room.next()

    assert waiting(room.m) == 0
    assert all(turn.seconds >= 0 for turn in room.m.floor.turns.values())
