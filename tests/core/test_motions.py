"""Seconds, amendments and taking back: motions by the rules that ask for them."""

from __future__ import annotations

import pytest

from facilitate.core.course.plan import plan
from facilitate.core.order.motions import counts, needed, seconders
from tests.watched import Watched, watched

MEMBERS = {"wang": "member", "li": "member", "chen": "member"}
HALL = {"host": "host", "recorder": "recorder", **MEMBERS}
COUNCIL = {
    "host": "host", "recorder": "recorder", "wang": "resident", "li": "member", "chen": "member", "zhao": "member",
    "sun": "member", "wu": "resident", "zheng": "resident",
}  # fmt: skip
TOPIC = {"title": "三单元路灯", "proposal": "每层装一盏声控灯"}


@pytest.fixture
def ronr() -> Watched:
    hall = watched("ronr", HALL)
    hall.go("move")
    return hall


@pytest.fixture
def nantang() -> Watched:
    hall = watched("nantang", HALL)
    hall.go("motions")
    return hall


def test_a_motion_without_its_second_is_not_put(ronr: Watched) -> None:
    motion = ronr.do("wang", "write", kind="motion", text="车棚加顶")
    item = ronr.m.items.all[motion]
    assert (needed(ronr.m, item), counts(ronr.m, item)) == (1, False)
    assert motion not in {slot.item for slot in plan(ronr.m)}

    ronr.do("li", "second", item=motion)

    item = ronr.m.items.all[motion]
    assert counts(ronr.m, item)
    assert seconders(ronr.m, item) == (ronr.ids["li"],)
    assert motion in {slot.item for slot in plan(ronr.m)}


def test_who_may_second_and_how_often(ronr: Watched) -> None:
    motion = ronr.do("wang", "write", kind="motion", text="车棚加顶")

    assert ronr.refused("wang", "second", item=motion) == "second_own"
    assert ronr.refused("host", "second", item=motion) == "neutral"
    assert ronr.refused("li", "second", item="99") == "no_such_thing"
    ronr.do("li", "second", item=motion)
    assert ronr.refused("li", "second", item=motion) == "seconded"
    assert ronr.refused("chen", "second", item=motion) == ""


def test_where_none_is_needed_a_second_is_noted_and_nothing_hangs_on_it(nantang: Watched) -> None:
    motion = nantang.do("wang", "write", kind="motion", text="车棚加顶")
    assert counts(nantang.m, nantang.m.items.all[motion])

    nantang.do("li", "second", item=motion)
    assert len(nantang.m.items.all[motion].seconds) == 1
    assert counts(nantang.m, nantang.m.items.all[motion])


def test_a_topic_of_the_council_needs_five() -> None:
    hall = watched("assembly_hall", COUNCIL)
    topic = hall.do("wang", "write", kind="topic", text="路灯", fields=TOPIC)
    assert hall.refused("li", "second", item=topic) == "no_such_thing", "it waits for the desk"
    hall.do("host", "show", items=[topic])

    for who in ("li", "chen", "zhao", "sun"):
        hall.do(who, "second", item=topic)
    assert not counts(hall.m, hall.m.items.all[topic])
    hall.do("wu", "second", item=topic)

    assert counts(hall.m, hall.m.items.all[topic])
    assert hall.refused("zheng", "second", item=topic) == "", "more may"


def test_somebody_who_joined_twice_seconds_once(ronr: Watched) -> None:
    motion = ronr.do("wang", "write", kind="motion", text="车棚加顶")
    ronr.do("li", "second", item=motion)
    ronr.do("chen", "second", item=motion)

    ronr.do("recorder", "set_role", person=ronr.ids["chen"], same_as=ronr.ids["li"])

    assert ronr.m.items.all[motion].seconds == (ronr.ids["li"],)


def test_the_lack_of_a_second_is_cured_once_debate_has_begun(ronr: Watched) -> None:
    motion = ronr.do("wang", "write", kind="motion", text="车棚加顶")
    ronr.do("li", "second", item=motion)
    ronr.go("debate")
    ronr.do("chen", "hand")
    ronr.do("host", "grant")

    ronr.do("recorder", "set_role", person=ronr.ids["li"], same_as=ronr.ids["wang"])

    item = ronr.m.items.all[motion]
    assert seconders(ronr.m, item) == (), "it turns out she had seconded herself"
    assert counts(ronr.m, item)


# -- amending ------------------------------------------------------------------------------------------------------


def debating(hall: Watched) -> str:
    """One motion of wang's on the table, one of li's after it."""
    motion = hall.do("wang", "write", kind="motion", text="车棚加顶")
    hall.do("li", "write", kind="motion", text="楼道刷白")
    hall.go("debate")
    return motion


def test_the_mover_amends_in_the_debate_and_the_earlier_words_stay(nantang: Watched) -> None:
    motion = debating(nantang)

    nantang.do("wang", "edit", item=motion, text="车棚加顶，五月底前办完")
    nantang.do("wang", "edit", item=motion, text="车棚加顶，六月底前办完")

    item = nantang.m.items.all[motion]
    assert item.text == "车棚加顶，六月底前办完"
    assert item.before == ("车棚加顶", "车棚加顶，五月底前办完")


def test_while_it_is_being_written_nothing_is_kept(nantang: Watched) -> None:
    motion = nantang.do("wang", "write", kind="motion", text="车棚加顶")
    nantang.do("wang", "edit", item=motion, text="车棚加个顶")

    assert nantang.m.items.all[motion].before == ()


def test_who_may_not_amend_is_told_why(nantang: Watched) -> None:
    motion = debating(nantang)
    other = next(id for id, item in nantang.m.items.all.items() if item.text == "楼道刷白")

    assert nantang.refused("li", "edit", item=motion, text="不加顶") == "not_mover"
    assert nantang.refused("li", "edit", item=other, text="刷绿") == "not_on_table"
    nantang.do("host", "advance", override="表决")
    assert nantang.refused("wang", "edit", item=motion, text="不加顶") == "writing_closed"
    assert nantang.refused("li", "edit", item=motion, text="不加顶") == "not_author"


def test_where_a_role_may_amend_it_moves_an_amendment(ronr: Watched) -> None:
    motion = ronr.do("wang", "write", kind="motion", text="车棚加顶")
    ronr.do("li", "second", item=motion)
    ronr.go("debate")

    assert ronr.refused("chen", "edit", item=motion, text="车棚加蓝顶") == "amend_by_motion"
    made = ronr.do("chen", "write", kind="motion", text="车棚加蓝顶", about=motion, fields={"motion_type": "amend"})

    item = ronr.m.items.all[made]
    assert (item.about, item.fields) == (motion, {"motion_type": "amend"})
    assert not counts(ronr.m, item), "it is settled within the motion it is about"


def test_any_member_makes_an_idea_clearer_where_the_rule_lets_everybody() -> None:
    hall = watched("ngt", {"host": "host", "recorder": "recorder", **MEMBERS})
    idea = hall.do("wang", "write", kind="idea", text="装灯")
    other = hall.do("li", "write", kind="idea", text="修路")
    hall.do("host", "show", items=[idea, other])
    hall.go("list")
    assert hall.refused("li", "edit", item=idea, text="装声控灯") == "not_mover"
    assert hall.refused("wang", "edit", item=idea, text="装灯泡") == ""
    hall.go("clarify_one")

    hall.do("li", "edit", item=idea, text="装声控灯")

    item = hall.m.items.all[idea]
    assert (item.text, item.before, item.by) == ("装声控灯", ("装灯", "装灯泡"), hall.ids["wang"])
    assert hall.refused("li", "edit", item=other, text="修好路") == "not_on_table"
    assert not item.named


# -- taking back ---------------------------------------------------------------------------------------------------


def test_the_mover_takes_her_motion_back_while_it_may_be_amended(nantang: Watched) -> None:
    motion = debating(nantang)

    assert nantang.refused("li", "withdraw", item=motion) == "not_mover"
    nantang.do("wang", "withdraw", item=motion)

    assert nantang.m.items.all[motion].state == "withdrawn"
    assert motion not in {slot.item for slot in plan(nantang.m)}


def test_what_is_being_voted_on_is_neither_changed_nor_taken_back(ronr: Watched) -> None:
    motion = ronr.do("wang", "write", kind="motion", text="车棚加顶")
    ronr.do("li", "second", item=motion)
    ronr.go("vote")
    assert ronr.refused("wang", "edit", item=motion, text="不加") == "writing_closed"
    assert ronr.refused("wang", "withdraw", item=motion) == "writing_closed"
