"""Robert's Rules: the stack of pending questions, what is in order, and what each motion does when it is carried."""

from __future__ import annotations

import pytest

from facilitate.core.ballot.questions import pending
from facilitate.core.course.plan import plan
from facilitate.core.order.ronr import stack
from tests.core.pending_world import debating, move, vote
from tests.watched import Watched


@pytest.fixture
def hall() -> Watched:
    return debating()


def main(hall: Watched) -> str:
    return hall.m.agenda.subject(hall.m)


def refused(hall: Watched, kind: str, about: str = "", who: str = "chen") -> str:
    return hall.refused(who, "write", kind="motion", text="请大家同意", about=about, fields={"motion_type": kind})


def kinds(hall: Watched) -> list[str]:
    return [item.fields.get("motion_type", "main") for item in stack(hall.m)]


# -- the stack -----------------------------------------------------------------------------------------------------


def test_the_last_moved_is_pending_and_is_settled_first(hall: Watched) -> None:
    move(hall, "amend", "车棚加蓝顶")
    move(hall, "refer", "交三个人研究")
    assert kinds(hall) == ["main", "amend", "refer"]
    assert hall.refused("host", "advance") == "pending_first"

    vote(hall, "against", "against", "against")
    assert kinds(hall) == ["main", "amend"]
    vote(hall, "for", "for", "against")

    assert kinds(hall) == ["main"]
    assert hall.refused("host", "advance") == ""


def test_what_lacks_its_second_is_not_pending(hall: Watched) -> None:
    made = move(hall, "amend", seconded=False)
    assert kinds(hall) == ["main"]
    assert hall.refused("chen", "second", item=made) == "second_own"

    hall.do("li", "second", item=made)

    assert kinds(hall) == ["main", "amend"]


@pytest.mark.parametrize(
    ("first", "then", "rule"),
    [
        ("refer", "postpone_forever", "out_of_order"), ("refer", "refer", "out_of_order"), ("refer", "postpone", ""),
        ("postpone", "adjourn", ""), ("postpone_forever", "amend", "out_of_order"), ("refer", "amend", ""),
        ("amend", "point_of_order", ""), ("amend", "main", "out_of_order"), ("amend", "appeal", "nothing_to_appeal"),
    ],
)  # fmt: skip
def test_a_higher_rank_goes_before_a_lower_one(hall: Watched, first: str, then: str, rule: str) -> None:
    move(hall, first)

    assert refused(hall, then) == rule


def test_while_a_point_of_order_is_open_only_what_is_privileged_or_arises_from_it(hall: Watched) -> None:
    move(hall, "point_of_order", "说跑题了")

    assert refused(hall, "refer") == "out_of_order"
    assert refused(hall, "adjourn") == ""


def test_an_amendment_may_be_amended_once(hall: Watched) -> None:
    first = move(hall, "amend", "车棚加蓝顶")
    second = move(hall, "amend", "车棚加浅蓝顶")
    assert hall.m.items.all[second].about == first
    assert refused(hall, "amend") == "out_of_order"

    vote(hall, "for", "for", "for")
    assert hall.m.items.all[first].text == "车棚加浅蓝顶"
    vote(hall, "for", "for", "for")

    item = hall.m.items.all[main(hall)]
    assert (item.text, item.before) == ("车棚加浅蓝顶", ("车棚加顶",))


def test_one_main_question_at_a_time(hall: Watched) -> None:
    assert hall.refused("chen", "write", kind="motion", text="楼道刷白") == "one_at_a_time"
    hall.do("host", "advance")
    hall.do("host", "advance")
    assert hall.m.agenda.at.stage == "move"
    assert refused(hall, "amend") == "nothing_pending"
    assert hall.refused("chen", "write", kind="motion", text="楼道刷白") == ""


# -- how each is decided -------------------------------------------------------------------------------------------


def test_closing_debate_is_put_at_once_and_needs_two_thirds(hall: Watched) -> None:
    hall.do("wang", "hand")
    move(hall, "close_debate")
    assert pending(hall.m, "motion") is not None
    assert hall.refused("chen", "hand") == "undebatable"

    vote(hall, "for", "against")

    assert hall.refused("chen", "hand") == "", "one of two is less than two thirds"
    move(hall, "close_debate")
    vote(hall, "for", "for", "against")
    assert hall.m.floor.hands == {}
    assert hall.refused("chen", "hand") == "debate_closed"


def test_a_debated_motion_is_put_by_the_chair(hall: Watched) -> None:
    assert hall.refused("host", "open_ballot") == "not_now", "nothing but the main question"
    move(hall, "postpone", "下周二再议")
    assert pending(hall.m, "motion") is None
    hall.do("host", "open_ballot")
    assert hall.refused("host", "open_ballot") == "being_voted"


@pytest.mark.parametrize("kind", ["table", "postpone", "refer", "postpone_forever"])
def test_what_is_laid_aside_leaves_the_table(hall: Watched, kind: str) -> None:
    motion = main(hall)
    move(hall, kind)

    vote(hall, "for", "for", "against")

    assert hall.m.ronr.laid == {motion: kind}
    assert stack(hall.m) == ()
    assert ("vote", motion) not in plan(hall.m)


def test_a_recess_stops_the_clock(hall: Watched) -> None:
    move(hall, "recess", "休息十分钟")
    vote(hall, "for", "for", "for")

    assert hall.m.agenda.paused_at


def test_what_is_demanded_is_done(hall: Watched) -> None:
    made = move(hall, "orders", "请按议程来")

    assert hall.m.ronr.settled == {made: "done"}


def test_nobody_voting_settles_nothing(hall: Watched) -> None:
    move(hall, "amend", "车棚加蓝顶")
    vote(hall)

    assert kinds(hall) == ["main", "amend"]


# -- the chair -----------------------------------------------------------------------------------------------------


def test_the_chair_rules_on_a_point_of_order_and_may_take_it_back(hall: Watched) -> None:
    made = move(hall, "point_of_order", "说跑题了")
    assert hall.refused("host", "open_ballot") == "chair_rules"
    assert hall.refused("host", "set", name="ruling", value={"item": main(hall), "holds": True}) == "no_such_thing"
    assert hall.refused("host", "set", name="ruling", value={"item": made}) == "bad_setting"
    assert hall.refused("wang", "set", name="ruling", value={"item": made, "holds": True}) == "not_yours"

    hall.do("host", "set", name="ruling", value={"item": made, "holds": False})
    assert hall.m.ronr.settled == {made: "dismissed"}
    hall.do("host", "undo")

    assert kinds(hall) == ["main", "point_of_order"]


@pytest.mark.parametrize(("sides", "ruling"), [(("against", "against"), "upheld"), (("for", "against"), "dismissed")])
def test_an_appeal_turns_the_ruling_around_only_by_a_majority(
    hall: Watched, sides: tuple[str, ...], ruling: str
) -> None:
    made = move(hall, "point_of_order", "说跑题了")
    hall.do("host", "set", name="ruling", value={"item": made, "holds": False})

    move(hall, "appeal", "没有跑题")
    vote(hall, *sides)

    assert hall.m.ronr.settled[made] == ruling


# -- bringing back -------------------------------------------------------------------------------------------------


def decided(hall: Watched) -> str:
    """The main question is carried, two to one; another is on the table."""
    motion = main(hall)
    hall.go("vote")
    for who, side in (("wang", "for"), ("li", "for"), ("chen", "against")):
        hall.do(who, "vote", choice=side)
    hall.go("move")
    other = hall.do("chen", "write", kind="motion", text="楼道刷白")
    hall.do("li", "second", item=other)
    hall.go("debate")
    return motion


def test_only_who_voted_with_the_prevailing_side_reconsiders(hall: Watched) -> None:
    motion = decided(hall)

    assert refused(hall, "reconsider", about=motion, who="chen") == "prevailing_side"
    assert refused(hall, "reconsider", about=main(hall), who="wang") == "not_decided"
    made = move(hall, "reconsider", "情况变了", who="wang", about=motion)

    assert kinds(hall) == ["main", "reconsider"]
    vote(hall, "for", "for", "against")
    assert hall.m.ronr.settled[made] == "carried"
    hall.do("host", "back", to="vote", item=motion)
    assert any(ballot.open and ballot.items == (motion,) for ballot in hall.m.ballots.all.values())
