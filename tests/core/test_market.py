"""Open space: topics get a time and a place, people sign up, conveners join their topics, and everybody walks freely."""

import pytest

from tests.cast import Cast
from tests.core.space_world import held, read_again, refusal, seats, where

TOPICS = ("p1", "p2", "p3", "p4")


@pytest.fixture
def fair() -> Cast:
    """Four people have proposed a topic each (ids 1 to 4); the marketplace is open: four places, three slots."""
    fair = held("open_space", people=9)
    fair.go("propose")
    for n, who in enumerate(TOPICS, 1):
        assert fair.do(who, "write", kind="topic", text=f"议题{n}", fields={"convener": who}) == str(n)
    fair.go("marketplace")
    return fair


def cells(cast: Cast) -> dict[str, str]:
    """Cell -> topic, those that hold one."""
    return {id: space.item for id, space in cast.m.spaces.all.items() if space.item}


def test_the_timetable_has_a_cell_for_each_place_and_slot(fair: Cast) -> None:
    assert len(fair.m.spaces.all) == 12
    assert [fair.m.spaces.all[id].place for id in ("s1c1", "s1c4", "s3c2")] == ["1", "4", "2"]


def test_a_convener_places_her_own_topic_and_moves_it(fair: Cast) -> None:
    fair.do("p1", "schedule", item="1", slot=1, place=2)
    fair.do("p1", "schedule", item="1", slot=2, place=2)

    assert cells(fair) == {"s2c2": "1"}
    fair.do("p1", "schedule", item="1")
    assert cells(fair) == {}
    read_again(fair)


def test_a_cell_holds_one_topic_and_the_refusal_names_it(fair: Cast) -> None:
    fair.do("p1", "schedule", item="1", space="s1c1")

    told = refusal(fair, "p2", "schedule", item="2", space="s1c1")
    assert told.rule == "place_taken"
    assert "议题1" in told.wire()["zh"]


def test_only_the_convener_or_the_host_places_a_topic(fair: Cast) -> None:
    assert fair.refused("p2", "schedule", item="1", slot=1, place=1) == "not_convener"
    assert fair.refused("p9", "schedule", item="1", slot=1, place=1) == "not_yours"
    fair.do("host", "schedule", item="1", slot=1, place=1)
    assert cells(fair) == {"s1c1": "1"}
    fair.do("host", "undo")
    assert cells(fair) == {}


@pytest.mark.parametrize(
    "cell", [{"slot": 4, "place": 1}, {"slot": 1, "place": 5}, {"slot": 1, "place": "南屋"}, {"space": "x"}]
)
def test_there_is_no_place_beyond_the_timetable(fair: Cast, cell: dict[str, object]) -> None:
    assert fair.refused("p1", "schedule", item="1", **cell) == "no_such_space"


def test_the_desk_names_the_places_and_topics_keep_theirs(fair: Cast) -> None:
    fair.do("p1", "schedule", item="1", slot=1, place=2)
    fair.do("host", "set", name="places", value=["大树下", "凉亭", "活动室"])

    assert len(fair.m.spaces.all) == 9
    assert fair.m.spaces.all["s1c2"].item == "1"
    fair.do("p2", "schedule", item="2", slot=1, place="活动室")
    assert cells(fair) == {"s1c2": "1", "s1c3": "2"}
    assert fair.refused("host", "set", name="places", value=["大树下", "凉亭"]) == "bad_setting"
    assert fair.refused("host", "set", name="places", value=["", "凉亭", "x"]) == "bad_setting"


def test_signing_up_can_be_taken_back_and_clashes_are_counted_not_forbidden(fair: Cast) -> None:
    fair.do("p1", "schedule", item="1", slot=1, place=1)
    fair.do("p2", "schedule", item="2", slot=1, place=2)
    fair.do("p5", "sign_up", item="1")
    fair.do("p5", "sign_up", item="2")
    fair.do("p6", "sign_up", space="s1c1")

    assert list(fair.m.market.signed["1"]) == [fair.ids["p5"], fair.ids["p6"]]
    fair.do("p6", "sign_up", item="1", off=True)
    assert list(fair.m.market.signed["1"]) == [fair.ids["p5"]]


def test_when_a_slot_begins_whoever_signed_up_is_there_and_the_others_stand_free(fair: Cast) -> None:
    for topic, place in (("1", 1), ("2", 2)):
        fair.do(f"p{topic}", "schedule", item=topic, slot=1, place=place)
    fair.do("p3", "schedule", item="3", slot=2, place=1)
    fair.do("p5", "sign_up", item="2")
    fair.do("p5", "sign_up", item="1")
    fair.do("p6", "sign_up", item="3")
    fair.go("session")

    there = {id: sorted(people) for id, people in seats(fair).items() if people}
    assert there == {"s1c1": ["p1"], "s1c2": ["p2", "p5"]}
    fair.next()
    assert {id: sorted(people) for id, people in seats(fair).items() if people} == {"s2c1": ["p3", "p6"]}
    fair.go("reading")
    assert not fair.m.spaces.where
    read_again(fair)


def test_by_the_law_of_two_feet_one_walks_with_one_tap_and_each_stay_is_timed(fair: Cast) -> None:
    fair.do("p1", "schedule", item="1", slot=1, place=1)
    fair.go("session")
    fair.do("p7", "move", item="1")
    fair.wait(300)
    fair.do("p7", "move", space="")

    stay = next(stay for stay in fair.m.spaces.stays if stay.person == fair.ids["p7"])
    assert (stay.space, stay.to - stay.from_) == ("s1c1", 301_000)
    assert where(fair, "p7") == ""


def test_one_walks_only_into_the_slot_that_runs(fair: Cast) -> None:
    fair.do("p1", "schedule", item="1", slot=1, place=1)
    fair.do("p2", "schedule", item="2", slot=2, place=1)
    fair.go("session")

    assert fair.refused("p7", "move", item="2") == "slot_later"
    fair.next()
    told = refusal(fair, "p7", "move", item="1")
    assert told.rule == "slot_gone"
    assert "1" in told.wire()["zh"]


def test_no_topic_goes_into_a_slot_that_is_over(fair: Cast) -> None:
    fair.go("session")
    fair.next()

    assert fair.refused("host", "schedule", item="1", slot=1, place=1) == "slot_gone"
    fair.do("host", "schedule", item="1", slot=3, place=1)
    assert cells(fair) == {"s3c1": "1"}


def test_two_conveners_join_their_topics_and_people_and_cell_follow(fair: Cast) -> None:
    fair.do("p1", "schedule", item="1", slot=1, place=1)
    fair.do("p2", "schedule", item="2", slot=2, place=1)
    fair.do("p5", "sign_up", item="1")
    fair.do("p6", "sign_up", item="2")
    fair.do("p1", "merge", items=["1"], into="2")

    assert fair.m.market.asked == {"1": "2"}
    assert not fair.m.items.all["1"].merged_into
    fair.do("p2", "merge", items=["1"], into="2")
    head = fair.m.items.all["1"].merged_into
    assert fair.m.items.all["2"].merged_into == head
    assert cells(fair) == {"s2c1": head}
    assert set(fair.m.market.signed[head]) == {fair.ids["p5"], fair.ids["p6"]}
    assert fair.m.market.asked == {}
    read_again(fair)


def test_the_other_convener_may_just_say_yes(fair: Cast) -> None:
    fair.do("p1", "merge", items=["1"], into="2")

    assert fair.refused("p3", "confirm", item="1") == "not_yours"
    fair.do("p2", "confirm", item="1")
    assert fair.m.items.all["1"].merged_into


def test_a_convener_who_keeps_her_topic_apart_is_not_asked_again(fair: Cast) -> None:
    fair.do("p1", "merge", items=["1"], into="2")
    fair.do("p2", "split", items=["1"])

    assert fair.m.market.asked == {}
    assert fair.refused("p1", "merge", items=["1"], into="2") == "merge_declined"
    fair.do("p1", "merge", items=["1"], into="3")
    fair.do("p1", "split", items=["1"])
    fair.do("p1", "merge", items=["1"], into="3")
    assert fair.m.market.asked == {"1": "3"}


def test_nobody_joins_topics_of_others(fair: Cast) -> None:
    assert fair.refused("p1", "merge", items=["2"], into="3") == "not_convener"
    assert fair.refused("p1", "merge", items=["2", "3"]) == "not_convener"
    assert fair.refused("p3", "split", items=["2"]) == "not_convener"


def test_the_host_joins_topics_at_once_and_taken_back_the_cell_is_free_again(fair: Cast) -> None:
    fair.do("p1", "schedule", item="1", slot=1, place=1)
    fair.do("host", "merge", items=["2"], into="1")
    head = fair.m.items.all["1"].merged_into

    assert cells(fair) == {"s1c1": head}
    fair.do("host", "undo")
    assert cells(fair) == {"s1c1": "1"}
    read_again(fair)


def test_a_topic_is_handed_on_and_its_new_convener_places_it(fair: Cast) -> None:
    fair.do("p1", "hand_over", person=fair.ids["p4"], item="1")

    assert fair.refused("p2", "hand_over", person=fair.ids["p3"], item="1") == "not_convener"
    fair.do("p4", "schedule", item="1", slot=1, place=1)
    assert cells(fair) == {"s1c1": "1"}
    assert fair.refused("p4", "hand_over", person=fair.ids["host"], item="1") == "neutral"


def test_conveners_may_not_hand_over_the_chair(fair: Cast) -> None:
    assert fair.refused("p1", "hand_over", person=fair.ids["p2"]) == "not_yours"
    assert fair.m.role_name(fair.ids["p2"]) == "member"


def test_action_groups_form_around_chosen_topics_one_group_each(fair: Cast) -> None:
    for topic in ("1", "2"):
        fair.do(f"p{topic}", "schedule", item=topic, slot=1, place=int(topic))
    fair.go("session")
    reports = [fair.do(f"p{n}", "report", about=f"{n}", text="谈好了", fields={"points": "先试一试"}) for n in (1, 2)]
    fair.go("converge")
    ballot = list(fair.m.ballots.all.values())[-1]
    for who in ("p1", "p2", "p3"):
        fair.do(who, "vote", ballot=ballot.id, choice=dict.fromkeys(reports, 1))
    fair.go("act")
    chosen = list(fair.m.agenda.selections["action_topics"])
    assert chosen == reports

    assert list(fair.m.spaces.all) == [f"g{id}" for id in chosen]
    fair.do("p5", "sign_up", item=chosen[0])
    fair.do("p5", "sign_up", item=chosen[1])
    assert where(fair, "p5") == f"g{chosen[1]}"
    fair.do("p5", "sign_up", item=chosen[1], off=True)
    assert where(fair, "p5") == ""
    read_again(fair)


def test_a_withdrawn_topic_leaves_its_cell(fair: Cast) -> None:
    fair.do("p1", "schedule", item="1", slot=1, place=1)
    fair.do("host", "back", to="propose")
    fair.do("p1", "withdraw", item="1")
    fair.next()

    assert cells(fair) == {}
