"""The quorum: watched live, kept on record; without it no ballot opens, or nobody goes on but for a reason."""

from __future__ import annotations

import pytest

from facilitate.core.ballot.ballots import all_here
from facilitate.core.order.quorum import held
from facilitate.core.refusals.refusal import Refused
from facilitate.web.views import Look
from facilitate.web.views.agreed import standing_quorum
from tests.watched import Watched, watched

MEMBERS = {"wang": "member", "li": "member", "chen": "member", "zhao": "member"}
HALL = {"host": "host", "recorder": "recorder", **MEMBERS}


def shown(hall: Watched) -> dict[str, object]:
    found = standing_quorum(Look(hall.m, "room", hall.clock.now(), "", ""))
    assert found is not None
    [bar] = found["bars"]
    return {"ok": found["ok"], **bar}


def refusal(hall: Watched, who: str, verb: str, **args: object) -> Refused:
    with pytest.raises(Refused) as caught:
        hall.do(who, verb, **args)
    return caught.value


def test_it_is_watched_while_people_come_and_go() -> None:
    hall = watched("ronr", HALL, eligible=6)
    assert shown(hall) == {"ok": True, "value": "4", "needed": "4", "base": "6", "held": True, "weigh": "one"}

    hall.do("li", "leave")

    assert shown(hall)["ok"] is False
    assert shown(hall)["value"] == "3"


def test_without_a_number_set_all_who_ever_joined_are_entitled() -> None:
    hall = watched("ronr", HALL)
    for who in ("li", "chen"):
        hall.do(who, "leave")

    assert shown(hall)["base"] == "4"
    assert not held(hall.m), "two of four are not more than half"


def test_a_rule_without_a_quorum_has_none() -> None:
    hall = watched("nantang", HALL)

    assert standing_quorum(Look(hall.m, "room", 0, "", "")) is None
    assert held(hall.m)


def test_too_few_may_talk_but_no_ballot_opens_until_enough_are_here() -> None:
    hall = watched("consensus", HALL, eligible=6)
    hall.do("wang", "write", kind="motion", text="周末轮流看门")
    hall.do("li", "leave")
    hall.go("test")
    assert all_here(hall.m) == []

    told = refusal(hall, "host", "open_ballot")

    assert told.rule == "no_quorum"
    assert (told.params["needed"], told.params["n"]) == ("4", "3")
    assert "可以先谈" in told.wire()["zh"]
    hall.do("li", "join")
    hall.do("host", "open_ballot")
    assert len(all_here(hall.m)) == 1


def test_it_goes_on_record_when_a_vote_begins() -> None:
    hall = watched("consensus", HALL, eligible=6)
    hall.do("wang", "write", kind="motion", text="周末轮流看门")
    hall.go("test")

    [(_, taken)] = hall.m.quorum.taken
    assert (taken.stage, taken.held, taken.verdicts[0].value) == ("test", True, "4")


def test_where_the_rule_adjourns_nobody_goes_on_but_for_a_reason() -> None:
    hall = watched(
        "assembly_hall", {"host": "host", "recorder": "recorder", "wang": "member", "li": "member"}, eligible=7
    )
    hall.do("host", "advance", to="open", override="今天开会")

    told = refusal(hall, "host", "advance")
    assert told.rule == "no_quorum"
    assert (told.params["needed"], told.params["n"]) == ("5", "2")
    assert "改期" in told.wire()["zh"]
    hall.do("host", "advance", override="先听说明")

    assert hall.m.quorum.taken[-1][1].held is False
    assert hall.m.agenda.overrides[-1][3] == "先听说明"


def test_households_count_once() -> None:
    hall = watched("building_meeting", {"host": "host", "wang": "household", "li": "household", "chen": "household"})
    hall.do("host", "set_role", person=hall.ids["li"], household="三零二")
    hall.do("host", "set_role", person=hall.ids["wang"], household="三零二")

    assert shown(hall) == {"ok": True, "value": "2", "needed": "2", "base": "2", "held": True, "weigh": "household"}


OWNERS = {"host": "host", "recorder": "recorder", "wang": "owner", "li": "owner", "chen": "owner"}


def owners() -> Watched:
    """Three owners: 60, 30 and 10 m²; the motion is brought in and voted on over days."""
    hall = watched("owners_vote", OWNERS)
    for who, area in (("wang", "60"), ("li", "30"), ("chen", "10")):
        hall.do("recorder", "set_role", person=hall.ids[who], area=area)
    hall.do("host", "write", kind="motion", text="换电梯")
    hall.do("host", "advance", to="vote", override="公告期满")
    return hall


def test_over_days_those_count_who_take_part() -> None:
    hall = owners()
    hall.do("wang", "vote", choice="for")
    assert not held(hall.m), "60 of 100 m², one of three heads"
    assert refusal(hall, "host", "advance").rule in ("no_quorum", "not_ready")
    hall.wait(16 * 86_400)

    told = refusal(hall, "host", "advance")

    assert told.rule == "no_quorum"
    assert told.params["what"]["zh"] == "参加表决的人数"


def test_a_vote_by_post_without_its_quorum_decides_nothing() -> None:
    hall = owners()
    hall.do("wang", "vote", choice="for")
    ballot = all_here(hall.m)[0].id

    hall.do("host", "advance", to="vote_major", override="再表决一次")

    result = hall.m.ballots.all[ballot].result
    assert result is not None
    assert all(one.held for one in result.verdicts)
    assert result.outcome == "failed"


def test_with_it_the_vote_by_post_holds() -> None:
    hall = owners()
    for who in ("wang", "li"):
        hall.do(who, "vote", choice="for")
    ballot = all_here(hall.m)[0].id
    assert held(hall.m)

    hall.do("host", "close_ballot", ballot=ballot)

    result = hall.m.ballots.all[ballot].result
    assert result is not None
    assert result.outcome == "carried"
