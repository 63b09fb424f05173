"""Robert's Rules: debate limited and rules suspended for the question on the table, and for no other."""

from __future__ import annotations

import pytest

from facilitate.core import floor
from tests.core.pending_world import HALL, MEMBERS, move, vote
from tests.core.test_pending import main
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


# -- limits of debate ----------------------------------------------------------------------------------------------


def asked(hall: Watched, kind: str, **told: object) -> tuple[str, dict[str, object]]:
    """By which rule such a motion is refused."""
    return hall.refused("chen", "write", kind="motion", text="请同意", fields={"motion_type": kind, **told}), told


def test_a_limit_that_is_carried_holds_for_the_question_and_no_longer(hall: Watched) -> None:
    move(hall, "limit_debate", "每人一次，每次两分钟", turn=120, turns=1)
    assert floor.rule(hall.m).turn == 600, "not before it is carried"
    vote(hall, "for", "for", "against")

    hall.do("wang", "hand")
    hall.do("host", "grant", person=hall.ids["wang"])
    assert hall.m.floor.speaker is not None
    assert hall.m.floor.speaker.limit == 120
    hall.do("wang", "done")
    assert hall.refused("wang", "hand") == "turns_used"

    hall.do("host", "advance")
    hall.go("move")
    hall.do("li", "second", item=hall.do("chen", "write", kind="motion", text="楼道刷白"))
    hall.go("debate")
    assert (floor.rule(hall.m).turn, floor.rule(hall.m).turns) == (600, 2)


def test_a_limit_needs_two_thirds_and_what_it_asks_for(hall: Watched) -> None:
    assert asked(hall, "limit_debate")[0] == "missing_field"
    assert asked(hall, "limit_debate", turn=2)[0] == "bad_param"
    assert asked(hall, "limit_debate", turns="许多")[0] == "bad_param"
    assert asked(hall, "limit_debate", turns="1")[0] == "", "as typed"
    hall.do("li", "second", item=str(hall.m.last_id))

    vote(hall, "for", "against", "against")

    assert floor.rule(hall.m).turns == 2


def test_an_amendment_changes_the_limit_before_it_is_carried(hall: Watched) -> None:
    made = move(hall, "limit_debate", "每次两分钟", turn=120)
    hall.do("host", "close_ballot")
    move(hall, "amend", "每次三分钟", turn=180)
    vote(hall, "for", "for", "for")
    assert hall.m.items.all[made].fields["turn"] == 180

    vote(hall, "for", "for", "for")

    assert floor.rule(hall.m).turn == 180


# -- rules suspended -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["turn", "turns", "order"])
def test_a_rule_is_suspended_by_two_thirds_for_the_question(hall: Watched, name: str) -> None:
    move(hall, "suspend_rules", "这一件放开说", suspend=name)
    vote(hall, "for", "for", "against")

    assert getattr(floor.rule(hall.m), name) in (None, ("first_come",))
    assert asked(hall, "suspend_rules", suspend=name)[0] == "no_param", "it is suspended already"
    hall.do("host", "advance")
    hall.go("move")
    hall.do("li", "second", item=hall.do("chen", "write", kind="motion", text="楼道刷白"))
    hall.go("debate")
    assert getattr(floor.rule(hall.m), name) not in (None, ("first_come",))


def test_a_guest_speaks_where_the_meeting_lets_her(hall: Watched) -> None:
    hall.join("guest", "旁听的学生", "residents", "observer")
    assert hall.refused("guest", "hand") == "not_yours"

    move(hall, "suspend_rules", "请听听来宾", suspend="speak")
    vote(hall, "for", "for", "for")

    hall.do("guest", "hand")
    hall.do("host", "grant")
    assert hall.m.floor.speaker is not None
    assert hall.m.floor.speaker.person == hall.ids["guest"]
    assert hall.refused("recorder", "hand") == "", "the secretary too"
    assert hall.refused("host", "hand") == "neutral"


def test_only_a_rule_of_speaking_is_suspended(hall: Watched) -> None:
    assert asked(hall, "suspend_rules")[0] == "missing_field"
    assert asked(hall, "suspend_rules", suspend="quorum")[0] == "bad_field"
    move(hall, "suspend_rules", "放开说", suspend="turns")

    vote(hall, "for", "against", "against")

    assert floor.rule(hall.m).turns == 2


def test_what_is_reconsidered_is_debated_by_the_rule_again(hall: Watched) -> None:
    motion = main(hall)
    move(hall, "limit_debate", "每人一次", turns=1)
    vote(hall, "for", "for", "for")
    hall.go("vote")
    for who in MEMBERS:
        hall.do(who, "vote", choice="for")
    hall.go("move")
    hall.do("li", "second", item=hall.do("chen", "write", kind="motion", text="楼道刷白"))
    hall.go("debate")

    move(hall, "reconsider", "情况变了", who="wang", about=motion)
    vote(hall, "for", "for", "for")

    hall.do("host", "back", to="debate", item=motion)
    assert floor.rule(hall.m).turns == 2
