"""Tables and pairs: who sits where when a stage begins, and who changes."""

from collections import Counter

from facilitate.core.ballot.counts.draw import lots
from facilitate.core.space.spaces import SpacesSet
from tests.cast import Cast, Core
from tests.core.space_world import PARTIES, hall, held, read_again, seats, where

SIT = {"space": {"kind": "tables", "size": {"min": 2, "max": 4}}, "allow": {"speak": ["member"], "move": ["member"]}}
WELCOME = {"id": "welcome", "allow": {"speak": ["member"]}}


def sizes(cast: Cast) -> list[int]:
    return sorted(len(people) for people in seats(cast).values())


def party(cast: Cast, who: str) -> str:
    return cast.m.people.all[cast.ids[who]].group


def test_tables_hold_everybody_and_mix_the_parties() -> None:
    cast = hall(WELCOME, {"id": "talk", **SIT, "assign": {"to": "tables", "by": "mix_groups", "cap": 4}}, people=12)
    cast.next()

    assert sizes(cast) == [4, 4, 4]
    for people in seats(cast).values():
        assert {party(cast, who) for who in people} == set(PARTIES)
    read_again(cast)


def test_parties_keep_together_where_the_rule_says_so() -> None:
    cast = hall(WELCOME, {"id": "talk", **SIT, "assign": {"to": "tables", "by": "same_group"}}, people=12)
    cast.next()

    assert all(len({party(cast, who) for who in people}) == 1 for people in seats(cast).values())


def test_lots_can_be_drawn_again_from_the_seed_that_was_kept() -> None:
    cast = hall(WELCOME, {"id": "talk", **SIT, "assign": {"to": "tables", "by": "random"}}, people=8)
    cast.next()

    order = sorted((cast.ids[f"p{n}"] for n in range(1, 9)), key=lots(cast.m.spaces.seed))
    assert [cast.m.spaces.where[id] for id in order] == ["t1", "t2"] * 4


def test_who_sits_apart_from_the_talk_gets_no_seat() -> None:
    cast = hall(WELCOME, {"id": "talk", **SIT}, people=4)
    cast.next()

    assert where(cast, "host") == ""
    assert sizes(cast) == [4]


def test_where_people_come_in_during_the_assigning_stage_it_is_done_when_the_stage_is_over() -> None:
    cast = held("teahouse", people=10, table_host=3)

    assert seats(cast) == {}
    cast.next()
    assert sizes(cast) == [4, 4, 5]


def test_the_desk_seats_people_earlier_with_one_tap_and_can_take_it_back() -> None:
    cast = held("teahouse", people=10, table_host=3)
    cast.do("host", "move", again=True)

    assert sizes(cast) == [4, 4, 5]
    cast.do("host", "undo")
    assert seats(cast) == {}
    assert cast.refused("p1", "move", again=True) == "not_now"


def test_nobody_can_be_seated_before_people_are_there() -> None:
    cast = held("teahouse", people=0)

    assert cast.refused("host", "move", again=True) == "nobody_to_seat"


def test_each_table_has_a_host_of_its_own_who_stays_while_the_others_move() -> None:
    cast = held("teahouse", people=16, table_host=4)
    cast.next()
    hosted = {who: where(cast, who) for who in ("h1", "h2", "h3", "h4")}
    before = {f"p{n}": where(cast, f"p{n}") for n in range(1, 17)}

    assert sorted(hosted.values()) == ["t1", "t2", "t3", "t4"]
    cast.go("change")
    assert {who: where(cast, who) for who in hosted} == hosted
    assert all(where(cast, who) != at for who, at in before.items())
    read_again(cast)


def test_tables_stay_over_stages_that_do_not_assign() -> None:
    cast = held("teahouse", people=8, table_host=2)
    cast.go("talk")
    sat = seats(cast)
    cast.go("harvest")

    assert seats(cast).keys() == sat.keys()
    assert sizes(cast) == [5, 5]


def test_going_back_to_the_change_of_tables_does_not_move_people_twice() -> None:
    cast = held("teahouse", people=8, table_host=2)
    cast.go("change")
    moved = seats(cast)
    cast.do("host", "back", to="talk")
    cast.next()

    assert seats(cast) == moved


def test_taking_back_a_step_brings_everybody_back_to_her_seat() -> None:
    cast = held("teahouse", people=8, table_host=2)
    cast.go("talk")
    sat = dict(cast.m.spaces.where)
    cast.go("change")
    cast.do("host", "undo")

    assert cast.m.spaces.where == sat
    read_again(cast)


def test_pairs_are_of_two_parties() -> None:
    cast = held("appreciative", people=8)
    cast.do("host", "move", again=True)

    assert all(len({party(cast, who) for who in people}) == 2 for people in seats(cast).values())


def test_the_jury_is_drawn_by_lot_when_registration_is_over_and_the_rest_listen() -> None:
    cast = held("citizens_jury", people=30)
    cast.next()
    drawn = cast.m.spaces.drawn["jury"]

    assert len(drawn.people) == 24
    assert list(drawn.people) == sorted(drawn.among, key=lots(drawn.seed))[:24]
    assert Counter(p.role for p in cast.m.people.present())["observer"] == 6
    cast.join("late", "后来的", "residents")
    assert cast.m.role_name(cast.ids["late"]) == "observer"


def test_one_event_holds_the_whole_plan_of_an_assignment() -> None:
    cast = hall(WELCOME, {"id": "talk", **SIT}, people=8)
    cast.next()

    assert isinstance(cast.place, Core)
    assert sum(isinstance(entry.event, SpacesSet) for entry in cast.place.entries) == 1
