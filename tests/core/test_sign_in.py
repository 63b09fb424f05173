"""Coming in: names, groups, roles, people without a phone, and people who joined twice."""

import pytest

from facilitate.core.person.people import PeopleMerged
from tests.cast import Cast, at, cast


@pytest.fixture
def hall() -> Cast:
    return cast()


def refused_name(hall: Cast, name: str) -> str:
    return hall.refused("", "join", name=name, group="residents", consent=True)


def test_a_newcomer_is_a_resident_and_in_the_room(hall: Cast) -> None:
    id = hall.join("zhou", "周姐", "residents")

    one = hall.m.people.all[id]
    assert (one.name, one.group, one.role, one.present, one.phone) == ("周姐", "residents", "resident", True, "own")


def test_nobody_joins_without_agreeing_to_the_notice(hall: Cast) -> None:
    assert hall.refused("", "join", name="周姐", group="residents") == "needs_consent"


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("", "name_empty"),
        ("　 \t", "name_empty"),
        ("\u200b\u202e", "name_empty"),
        ("长" * 200, "name_too_long"),
        ("长" * 25, "name_too_long"),
    ],
)
def test_a_name_must_be_one_that_people_can_call(hall: Cast, name: str, rule: str) -> None:
    assert refused_name(hall, name) == rule


def test_a_name_may_have_24_characters(hall: Cast) -> None:
    assert refused_name(hall, "长" * 24) == ""


@pytest.mark.parametrize(("first", "alike"), [("Anna", "Аnnа"), ("李师傅", "李 师傅"), ("王阿姨", "王阿姨")])
def test_two_who_look_alike_are_told_apart_by_a_number(hall: Cast, first: str, alike: str) -> None:
    hall.join("one", first, "residents")
    hall.join("two", alike, "residents")

    names = [person.name for person in hall.m.people.all.values()]
    assert len(set(names)) == len(names)
    assert names[-1][-1].isdigit()


def test_an_unlisted_group_joins_as_other(hall: Cast) -> None:
    assert hall.m.people.all[hall.join("x", "外星人", "martians")].group == "other"


def test_there_is_no_such_role(hall: Cast) -> None:
    assert hall.refused("", "join", name="周姐", group="residents", role="king", consent=True) == "bad_role"


def test_somebody_without_a_phone_is_entered_by_the_recorder(hall: Cast) -> None:
    id = hall.do("recorder", "check_in", name="吴奶奶", group="residents")

    one = hall.m.people.all[id]
    assert (one.phone, one.checked_in, one.by) == ("none", True, hall.ids["recorder"])


def test_a_person_is_ticked_off_once(hall: Cast) -> None:
    hall.do("recorder", "check_in", person=hall.ids["wang"])
    before = hall.m.seq
    hall.do("recorder", "check_in", person=hall.ids["wang"])

    assert hall.m.people.all[hall.ids["wang"]].checked_in
    assert hall.m.seq == before


def test_whoever_left_comes_back_as_the_same_person(hall: Cast) -> None:
    hall.do("wang", "leave")
    hall.wait(60)
    hall.do("wang", "join")

    one = hall.m.people.all[hall.ids["wang"]]
    assert one.present
    assert len(one.spans) == 1
    assert len(hall.m.people.all) == len(hall.ids)


def test_one_tap_turns_a_resident_into_a_representative(hall: Cast) -> None:
    hall.do("recorder", "set_role", person=hall.ids["li"], role="rep", group="agency")

    one = hall.m.people.all[hall.ids["li"]]
    assert (one.role, one.group) == ("rep", "agency")


def test_the_door_gives_no_role_that_leads_the_meeting(hall: Cast) -> None:
    assert hall.refused("recorder", "set_role", person=hall.ids["li"], role="host") == "not_yours"
    assert hall.refused("recorder", "check_in", name="新主持", group="residents", role="host") == "not_yours"
    assert hall.refused("host", "set_role", person=hall.ids["li"], role="host") == ""


def test_the_door_takes_no_role_that_leads_the_meeting(hall: Cast) -> None:
    hall.join("second", "第二主持", "social_org", "host")

    assert hall.refused("recorder", "set_role", person=hall.ids["second"], role="resident") == "not_yours"
    assert hall.refused("recorder", "set_role", person=hall.ids["second"], same_as=hall.ids["li"]) == "not_yours"


def test_nobody_becomes_a_host_by_being_the_same_person(hall: Cast) -> None:
    host, door = hall.ids["host"], hall.ids["door"]

    assert hall.refused("door", "set_role", person=door, same_as=host) == "not_yours"
    assert hall.refused("recorder", "set_role", person=hall.ids["li"], same_as=host) == "not_yours"
    assert hall.m.role_name(door) == "door"
    assert hall.refused("host", "set_role", person=hall.ids["li"], same_as=host) == ""


def test_the_last_host_cannot_leave_or_lose_the_chair(hall: Cast) -> None:
    host = hall.ids["host"]

    assert hall.refused("host", "leave") == "last_host"
    assert hall.refused("host", "set_role", person=host, role="resident") == "last_host"
    assert hall.refused("host", "set_role", person=host, same_as=hall.ids["li"]) == "last_host"


def test_seats_are_set_by_tapping_and_each_person_once(hall: Cast) -> None:
    order = [hall.ids[who] for who in ("li", "wang", "elder")]
    hall.do("recorder", "seat", order=order)

    assert [person.id for person in hall.m.people.seated()][:3] == order
    assert hall.refused("recorder", "seat", order=[order[0], order[0]]) == "bad_shape"
    assert hall.refused("recorder", "seat", order=["p99"]) == "no_such_person"


def test_a_closed_door_is_a_switch_of_the_desk(hall: Cast) -> None:
    hall.do("host", "set", name="door", value="closed")

    assert hall.m.settings.door == "closed"
    assert hall.refused("host", "set", name="door", value="ajar") == "bad_setting"


# -- somebody who joined twice ---------------------------------------------------------------------------------------


def joined_twice(hall: Cast) -> str:
    hall.join("wang again", "王阿姨", "residents")
    return hall.ids["wang again"]


def unite(hall: Cast) -> None:
    hall.do("recorder", "set_role", person=hall.ids["wang again"], same_as=hall.ids["wang"])


def test_a_person_merged_keeps_what_both_wrote() -> None:
    hall = at("gather")
    joined_twice(hall)
    card = hall.need("wang again", "楼下没有灯")
    hall.need("wang", "下水又堵")
    unite(hall)

    assert {item.text for item in hall.m.items.by(hall.ids["wang"], "need")} == {"楼下没有灯", "下水又堵"}
    hall.need("wang", "第三张")
    assert hall.refused("wang", "write", kind="need", text="第四张", fields={"category": "safety"}) == "too_many"
    assert hall.refused("wang again", "edit", item=card, text="楼下的灯坏了", fields={"category": "safety"}) == ""


def test_a_person_merged_has_one_vote() -> None:
    hall = at("sort")
    joined_twice(hall)
    hall.go("dots")
    (ballot,) = hall.m.ballots.all.values()
    card, other = ballot.items[:2]
    hall.do("wang", "vote", choice={card: 1})
    hall.do("wang again", "vote", choice={other: 1})
    unite(hall)
    hall.next()

    result = ballot.result
    assert (result.counts[card], result.counts[other]) == (1, 0)
    assert result.voters == (hall.ids["wang"],)


def test_the_second_phone_of_a_person_merged_acts_for_her() -> None:
    hall = at("discuss")
    joined_twice(hall)
    unite(hall)
    hall.do("wang again", "hand")

    assert list(hall.m.floor.hands) == [hall.ids["wang"]]
    assert hall.refused("wang", "hand") == "hand_up"


def test_a_person_is_not_merged_into_herself(hall: Cast) -> None:
    assert hall.refused("recorder", "set_role", person=hall.ids["li"], same_as=hall.ids["li"]) == "no_such_person"


def test_a_merge_of_people_is_an_event_of_its_own(hall: Cast) -> None:
    joined_twice(hall)
    unite(hall)

    assert hall.place.last.entries[0].event == PeopleMerged(hall.ids["wang again"], hall.ids["wang"])
    assert hall.ids["wang again"] not in [person.id for person in hall.m.people.present()]
