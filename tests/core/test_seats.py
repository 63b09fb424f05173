"""At the tables: who comes late or leaves, who walks, who is moved, and who hosts."""

from collections import Counter

import pytest

from tests.cast import Cast
from tests.core.space_world import hall, held, read_again, refusal, seats, where

SIT = {"space": {"kind": "tables", "size": {"min": 2, "max": 4}}, "allow": {"speak": ["member"], "move": ["member"]}}
WELCOME = {"id": "welcome", "allow": {"speak": ["member"]}}


def sizes(cast: Cast) -> list[int]:
    return sorted(len(people) for people in seats(cast).values())


def test_whoever_comes_late_sits_where_most_room_is() -> None:
    cast = hall(WELCOME, {"id": "talk", **SIT}, people=7)
    cast.next()
    smallest = min(seats(cast), key=lambda id: len(seats(cast)[id]))
    cast.join("late", "晚到的", "residents")

    assert where(cast, "late") == smallest
    assert sizes(cast) == [4, 4]


def test_whoever_leaves_frees_her_place_and_back_again_she_gets_one() -> None:
    cast = hall(WELCOME, {"id": "talk", **SIT}, people=8)
    cast.next()
    was = where(cast, "p1")
    cast.do("p1", "leave")

    assert where(cast, "p1") == ""
    cast.do("p1", "join")
    assert where(cast, "p1") == was


def test_a_late_host_takes_the_table_that_has_none() -> None:
    cast = held("teahouse", people=9, table_host=1)
    cast.next()
    bare = next(id for id, space in cast.m.spaces.all.items() if not space.posts)
    cast.join("late", "晚到的桌长", "residents", "table_host")

    assert where(cast, "late") == bare
    assert cast.m.spaces.all[bare].posts == {"table_host": cast.ids["late"]}


def test_an_odd_one_makes_a_three_and_nobody_of_a_pair_is_left_alone() -> None:
    cast = hall(WELCOME, {"id": "talk", "space": {"kind": "pairs"}, "allow": {"speak": ["member"]}}, people=7)
    cast.next()

    assert sizes(cast) == [2, 2, 3]
    couple = next(people for people in seats(cast).values() if len(people) == 2)
    cast.do(couple[0], "leave")
    assert sizes(cast) == [0, 3, 3]
    cast.join("late", "晚到的", "residents")
    cast.join("later", "更晚的", "residents")
    assert sizes(cast) == [2, 3, 3]


def test_one_more_who_comes_to_pairs_makes_two_pairs_of_a_three() -> None:
    cast = hall(WELCOME, {"id": "talk", "space": {"kind": "pairs"}, "allow": {"speak": ["member"]}}, people=5)
    cast.next()
    third = next(people[2] for people in seats(cast).values() if len(people) == 3)
    cast.join("late", "晚到的", "residents")

    assert seats(cast)["d3"] == sorted([third, "late"], key=lambda who: cast.ids[who])
    assert sizes(cast) == [2, 2, 2]


def test_while_all_tables_are_full_those_who_come_late_squeeze_in_until_they_are_enough_for_a_table() -> None:
    cast = hall(WELCOME, {"id": "talk", **SIT}, people=8)
    cast.next()
    cast.join("late", "晚到的", "residents")

    assert sizes(cast) == [4, 5]
    cast.join("later", "更晚的", "residents")
    assert sizes(cast) == [2, 4, 4]
    assert set(seats(cast)["t3"]) == {"late", "later"}
    read_again(cast)


def test_who_came_in_during_the_first_stage_is_seated_when_somebody_begins_to_work() -> None:
    cast = held("appreciative", people=8)
    cast.do("p1", "write", kind="note", text="那年大家一起扫雪", fields={"story": "扫雪"})

    assert sizes(cast) == [2, 2, 2, 2]


def test_one_who_walks_sits_at_once_where_there_is_room() -> None:
    cast = hall(WELCOME, {"id": "talk", **SIT, "move": {"policy": "free"}}, people=7)
    cast.next()
    full = next(id for id, people in seats(cast).items() if len(people) == 4)
    other = next(id for id in seats(cast) if id != full)
    walker = seats(cast)[other][0]

    told = refusal(cast, walker, "move", space=full)
    assert told.rule == "table_full"
    assert "第 2 桌" in told.wire()["zh"] if other == "t2" else "第 1 桌" in told.wire()["zh"]
    cast.do(seats(cast)[full][0], "move", space="")
    cast.do(walker, "move", space=full)
    assert where(cast, walker) == full


def test_where_all_tables_are_full_the_host_is_asked() -> None:
    cast = hall(WELCOME, {"id": "talk", **SIT, "move": {"policy": "free"}}, people=8)
    cast.next()
    other = next(id for id in seats(cast) if id != where(cast, "p1"))

    assert cast.refused("p1", "move", space=other) == "all_full"


@pytest.mark.parametrize("space", ["t9", "nowhere"])
def test_nobody_goes_where_nothing_is(space: str) -> None:
    cast = hall(WELCOME, {"id": "talk", **SIT}, people=4)
    cast.next()

    assert cast.refused("p1", "move", space=space) == "no_such_space"


def test_in_fixed_groups_people_stay_and_the_desk_may_move_them() -> None:
    cast = hall(WELCOME, {"id": "talk", **SIT, "move": {"policy": "fixed"}}, people=7)
    cast.next()
    small = min(seats(cast), key=lambda id: len(seats(cast)[id]))
    mover = next(who for id, people in seats(cast).items() if id != small for who in people)

    assert cast.refused(mover, "move", space=small) == "seats_fixed"
    was = where(cast, mover)
    cast.do("host", "move", person=cast.ids[mover], space=small)
    assert where(cast, mover) == small
    cast.do("host", "undo")
    assert where(cast, mover) == was


def test_nobody_moves_others_without_the_power_for_it() -> None:
    cast = hall(WELCOME, {"id": "talk", **SIT, "move": {"policy": "free"}}, people=4)
    cast.next()

    assert cast.refused("p1", "move", person=cast.ids["p2"], space="") == "others_seat"


def test_a_host_who_stays_is_moved_by_nobody() -> None:
    cast = held("teahouse", people=8, table_host=2)
    cast.go("change")

    assert cast.refused("host", "move", person=cast.ids["h1"], space="t2") == "hosts_stay"


def test_the_change_is_done_when_everybody_with_a_phone_has_come() -> None:
    cast = held("teahouse", people=4, table_host=2)
    cast.do("host", "check_in", name="孙爷爷", group="residents")
    cast.go("change")

    assert cast.refused("host", "advance") == "not_ready"
    for n in range(1, 5):
        cast.do(f"p{n}", "move")
    cast.do("host", "advance")
    assert cast.m.agenda.at.stage == "recap"


def test_where_no_role_hosts_tables_the_first_volunteer_does() -> None:
    allow = {"speak": ["member"], "sign_up": ["member"]}
    cast = held("open_space_short", people=0)
    cast = hall(WELCOME, {"id": "talk", "space": {"kind": "tables", "host": "note_taker"}, "allow": allow}, people=4)
    cast.next()
    cast.do("p1", "sign_up", space="t1", as_="note_taker")

    assert cast.m.spaces.all["t1"].posts == {"note_taker": cast.ids["p1"]}
    assert cast.refused("p2", "sign_up", space="t1", as_="note_taker") == "post_taken"
    assert cast.refused("p2", "sign_up", space="t1", as_="table_host") == "not_yours"
    cast.do("p1", "sign_up", space="t1", as_="note_taker", off=True)
    cast.do("p2", "sign_up", space="t1", as_="note_taker")
    assert cast.m.spaces.all["t1"].posts == {"note_taker": cast.ids["p2"]}


def test_the_desk_gives_a_table_another_host_and_the_role_goes_with_it() -> None:
    cast = held("teahouse", people=8, table_host=2)
    cast.next()
    guest = next(who for who in seats(cast)["t1"] if who != "h1")
    cast.do("host", "hand_over", person=cast.ids[guest], space="t1")

    assert cast.m.spaces.all["t1"].posts == {"table_host": cast.ids[guest]}
    assert (cast.m.role_name(cast.ids[guest]), cast.m.role_name(cast.ids["h1"])) == ("table_host", "guest")
    cast.do("host", "undo")
    assert cast.m.spaces.all["t1"].posts == {"table_host": cast.ids["h1"]}
    assert cast.m.role_name(cast.ids["h1"]) == "table_host"


def test_a_table_host_cannot_hand_over_the_chair_of_the_meeting() -> None:
    cast = held("teahouse", people=8, table_host=2)
    cast.next()

    assert cast.refused("h1", "hand_over", person=cast.ids["p1"]) == "not_yours"
    assert cast.m.role_name(cast.ids["p1"]) == "guest"


def test_somebody_who_joined_twice_sits_once() -> None:
    cast = hall(WELCOME, {"id": "talk", **SIT}, people=5)
    cast.next()
    cast.do("host", "set_role", person=cast.ids["p1"], same_as=cast.ids["p2"])

    assert Counter(id for people in seats(cast).values() for id in people)["p2"] == 1
    assert sum(len(people) for people in seats(cast).values()) == 4
    read_again(cast)
