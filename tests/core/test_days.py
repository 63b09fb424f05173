"""Stages between meetings end on their date; votes taken at the doors go on after the meeting; groups work all at once."""

from typing import Any

from facilitate.core.ballot import voting
from facilitate.core.course.steps import by_the_clock
from facilitate.core.outcome.closing import counted
from facilitate.reports.fold import record
from facilitate.reports.participation import talks
from facilitate.service.lists import lists
from tests.core.test_passes import END, WRITE, Play, leaf, repeat

DAY = 86_400_000
START = 1_795_327_200_000  # 22 November 2026, 14:00 in Shanghai


def before(id: str, days: int, **more: Any) -> dict[str, Any]:
    return leaf(id, **{"place_in_life": "before", "days": days, "ends": ["date"], **more})


def test_a_stage_before_the_meeting_ends_on_its_date_and_not_sooner() -> None:
    play = Play([before("raise", 3), before("review", 2), END])
    assert by_the_clock(play.m) == 3 * DAY

    play.now = 3 * DAY - 2000
    assert play("", "time_up") == "time_left"
    play("", "time_up")
    assert play.at == ("review", "")
    assert play.m.agenda.entered_at == 3 * DAY


def test_several_stages_that_are_over_end_one_after_the_other_each_on_its_own_date() -> None:
    play = Play([before("raise", 3), before("review", 2), before("notice", 4), END])
    play.now = 6 * DAY

    play("", "time_up")

    assert play.at == ("notice", "")
    assert by_the_clock(play.m) == START, "the meeting itself begins when it is to begin"


def test_the_last_stage_before_waits_for_the_hour_of_the_meeting() -> None:
    play = Play([before("notice", 1), END])
    play.now = START - 5000
    assert play("", "time_up") == "time_left"

    play.now = START
    play("", "time_up")

    assert play.at == ("end", "")


def test_a_live_stage_of_days_that_its_host_may_end_does_not_end_by_itself() -> None:
    play = Play([leaf("vote", days=7, ends=["date", "host"]), END])

    assert by_the_clock(play.m) is None


def doorstep(secrecy: str) -> Play:
    vote = leaf(
        "vote",
        allow={"vote": ["member"]},
        ballot={"of": "topic", "type": "yesno", "asks": ["for", "against"], "voters": ["member"], "secrecy": secrecy,
                "pass": [{"side": "for", "over": "1/2", "of": "cast"}]},
    )  # fmt: skip
    doors = leaf("doors", allow={"vote": ["member"]}, place_in_life="after", days=3)
    play = Play([WRITE, repeat("topic", vote), doors, leaf("last", place_in_life="after")])
    play.write("装一盏灯")
    play("host", "advance")
    play("li", "vote", choice="for")
    play("host", "advance")
    return play


def test_a_neighbour_who_was_absent_votes_at_the_door_and_the_result_is_that_of_all() -> None:
    play = doorstep("open")
    (ballot,) = play.m.ballots.all.values()
    assert ballot.open
    assert ballot.voted == {"p2"}

    play("wang", "vote", choice="against")
    play("host", "advance")

    assert ballot.result is not None
    assert ballot.result.counts == {"for": 1, "against": 1}
    assert ballot.result.outcome == "failed"


def test_a_secret_ballot_stays_closed_afterwards() -> None:
    play = doorstep("secret")

    assert play("wang", "vote", choice="against") == "no_ballot"


def test_what_is_held_all_at_once_has_a_group_for_each_and_stands_once_in_the_plan() -> None:
    play = Play(
        [WRITE, repeat("topic", leaf("groups", allow={"move": ["member"], "sign_up": ["member"]}), at_once=True), END]
    )
    one, two = play.write("路灯", "车棚")

    play("host", "advance")

    assert play.at == ("groups", "")
    assert set(play.m.spaces.all) == {f"g{one}", f"g{two}"}
    play("wang", "move", space=f"g{two}")
    assert play.m.spaces.where["p3"] == f"g{two}"


def test_whoever_was_not_there_joins_for_the_vote_at_the_door_and_for_nothing_else() -> None:
    play, closed = doorstep("open"), doorstep("secret")
    (ballot,) = play.m.ballots.all.values()
    newcomer = {"name": "田阿姨", "group": "residents", "consent": True}

    assert closed("", "join", **newcomer) == "meeting_ended"
    assert play("", "join", role="host", **newcomer) == "meeting_ended"
    late = play("", "join", **newcomer)
    assert voting.why_not(play.m, late, ballot) is None
    play("host", "advance")
    assert play("", "join", **newcomer) == "meeting_ended"


def test_whoever_joined_for_the_vote_at_the_door_did_not_come_to_the_meeting() -> None:
    play = doorstep("open")
    confirmed, before = counted(play.m), record(play.m, (), lists())
    play("", "join", name="田阿姨", group="residents", consent=True)
    after = record(play.m, (), lists())

    assert counted(play.m) == confirmed
    assert after.attendance == before.attendance
    assert len(talks(after)) == len(talks(before))
    assert [(one.name, one.doors) for one in after.people if one.doors] == [("田阿姨", True)]
    assert [one.from_ for one in after.people if one.to is not None and one.to < one.from_] == []
