"""Robert's Rules: a vote taken again by name because one member asks for it, and motions that their movers take back."""

from __future__ import annotations

import pytest

from facilitate.core import floor
from facilitate.core.ballot.questions import pending
from tests.core.pending_world import HALL, MEMBERS, move, vote
from tests.core.test_pending import kinds, main, refused
from tests.watched import Watched, watched


@pytest.fixture
def hall() -> Watched:
    """One motion is being debated; every act is also read again from the log."""
    found = watched("ronr", HALL)
    found.go("move")
    motion = found.do("wang", "write", kind="motion", text="车棚加顶")
    found.do("li", "second", item=motion)
    found.go("debate")
    return found


# -- division ------------------------------------------------------------------------------------------------------


def outcomes(hall: Watched) -> list[tuple[str, str]]:
    return [(b.secrecy, b.result.outcome) for b in hall.m.ballots.all.values() if b.result]


def test_a_division_holds_the_vote_just_taken_again_by_name(hall: Watched) -> None:
    move(hall, "amend", "车棚加蓝顶")
    vote(hall, "for", "for", "against")
    assert hall.m.items.all[main(hall)].text == "车棚加蓝顶"

    move(hall, "division", "请起立重新数")

    assert kinds(hall) == ["main", "amend"]
    assert hall.m.items.all[main(hall)].text == "车棚加顶", "until it is decided again"
    vote(hall, "for", "against", "against")
    assert outcomes(hall) == [("open", "carried"), ("named", "failed")]
    assert hall.m.items.all[main(hall)].text == "车棚加顶"
    assert kinds(hall) == ["main"]


def test_what_was_lost_may_be_carried_by_name(hall: Watched) -> None:
    move(hall, "amend", "车棚加蓝顶")
    vote(hall, "for", "against", "against")

    move(hall, "division", "请起立重新数")
    vote(hall, "for", "for", "against")

    assert hall.m.items.all[main(hall)].text == "车棚加蓝顶"
    assert refused(hall, "division") == "no_division", "it was by name already"


def test_the_vote_on_the_main_question_is_divided_too(hall: Watched) -> None:
    motion = main(hall)
    hall.go("vote")
    assert refused(hall, "division") == "not_now", "nothing is decided yet"
    for who, side in zip(MEMBERS, ("for", "against", "against"), strict=True):
        hall.do(who, "vote", choice=side)
    hall.do("host", "close_ballot")
    assert refused(hall, "refer") == "out_of_order"
    assert (
        hall.refused("recorder", "write", kind="motion", text="重数", fields={"motion_type": "division"}) == "not_yours"
    )

    hall.do("wang", "write", kind="motion", text="请起立重新数", fields={"motion_type": "division"})
    for who in MEMBERS:
        hall.do(who, "vote", choice="for")
    hall.do("host", "advance")

    assert outcomes(hall) == [("open", "failed"), ("named", "carried")]
    assert hall.m.ballots.outcome_of(motion) == "carried"


@pytest.mark.parametrize("kind", ["close_debate", "recess", "table", "limit_debate"])
def test_what_a_divided_vote_had_done_waits_for_the_new_one(hall: Watched, kind: str) -> None:
    move(hall, kind, **({"turns": 1} if kind == "limit_debate" else {}))
    vote(hall, "for", "for", "against")

    move(hall, "division", "请起立重新数", who="chen")
    vote(hall, "against", "against", "against")

    assert not hall.m.agenda.paused_at
    assert floor.rule(hall.m).turns == 2
    assert kinds(hall) == ["main"]
    assert hall.refused("chen", "hand") == ""


def test_a_division_comes_at_once_or_not_at_all(hall: Watched) -> None:
    assert refused(hall, "division") == "no_division"
    move(hall, "amend", "车棚加蓝顶")
    vote(hall, "for", "for", "against")
    move(hall, "postpone", "下周二再议")

    assert refused(hall, "division") == "no_division"


# -- taking back ---------------------------------------------------------------------------------------------------


def agree(hall: Watched, *sides: str) -> None:
    ballot = pending(hall.m, "withdraw")
    assert ballot is not None
    for who, side in zip(MEMBERS, sides, strict=False):
        hall.do(who, "vote", ballot=ballot.id, choice=side)
    hall.do("host", "close_ballot", ballot=ballot.id)


def test_a_mover_takes_back_what_nobody_has_backed(hall: Watched) -> None:
    made = move(hall, "point_of_order", "说跑题了")
    assert hall.refused("wang", "withdraw", item=made) == "not_author"

    hall.do("chen", "withdraw", item=made)

    assert kinds(hall) == ["main"]


def test_what_was_seconded_is_taken_back_where_nobody_objects(hall: Watched) -> None:
    made = move(hall, "refer", "交三个人研究")
    assert hall.refused("wang", "withdraw", item=main(hall)) == "pending_first"
    hall.do("chen", "withdraw", item=made)
    assert kinds(hall) == ["main", "refer"]
    assert hall.refused("chen", "withdraw", item=made) == "being_voted"

    agree(hall)

    assert kinds(hall) == ["main"]
    assert hall.refused("chen", "edit", item=made, text="再交") == "no_such_thing"


@pytest.mark.parametrize("agreed", [True, False])
def test_after_an_objection_a_majority_lets_the_main_motion_go(hall: Watched, agreed: bool) -> None:
    motion = main(hall)
    hall.do("wang", "withdraw", item=motion)
    assert hall.refused("host", "advance", override="大家急着走") == "being_voted"

    agree(hall, "against")
    assert hall.m.items.all[motion].state == "shown"
    agree(hall, "against", *(["for"] * 2 if agreed else ["against"] * 2))

    assert (hall.m.items.all[motion].state == "withdrawn") is agreed
    assert kinds(hall) == ([] if agreed else ["main"])
    hall.do("host", "advance")
    assert (hall.m.agenda.at.stage == "vote") is not agreed


def test_a_meeting_that_goes_back_drops_the_question_of_taking_back(hall: Watched) -> None:
    hall.do("wang", "withdraw", item=main(hall))
    ballot = pending(hall.m, "withdraw")
    assert ballot is not None
    hall.do("li", "vote", ballot=ballot.id, choice="against")

    hall.do("host", "back")

    assert pending(hall.m, "withdraw") is None


def test_what_is_settled_is_no_longer_its_movers(hall: Watched) -> None:
    made = move(hall, "amend", "车棚加蓝顶")
    vote(hall, "for", "for", "for")

    assert hall.refused("chen", "edit", item=made, text="别的") == "not_on_table"
    assert hall.refused("chen", "withdraw", item=made) == "not_on_table"
