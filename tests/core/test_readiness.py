"""What the desk is told before it goes on from a ballot."""

from facilitate.core.course.plan import ending, following
from facilitate.core.course.readiness import ready
from tests.cast import Cast, at, cast


def test_a_ballot_without_votes_is_told_and_stops_nobody() -> None:
    hall = at("dots")
    now = hall.m.agenda.entered_at
    assert ready(hall.m, now) == (True, "no_votes", 6)

    hall.next()

    assert hall.m.agenda.at.stage == "shortlist"


def test_one_vote_is_enough_to_go_on() -> None:
    hall = at("dots")
    hall.do("wang", "vote", choice=[next(iter(hall.m.ballots.all.values())).items[0]])

    assert ready(hall.m, hall.m.agenda.entered_at)[:2] == (True, "host")


def test_a_sheet_of_paper_dots_is_a_vote_too() -> None:
    hall = at("dots")
    first = next(iter(hall.m.ballots.all.values())).items[0]
    hall.do("recorder", "count", source="sheet", counts={first: 1}, people=1, witness="孙爷爷")

    assert ready(hall.m, hall.m.agenda.entered_at)[:2] == (True, "host")


def test_a_vote_about_nothing_says_so_and_is_left_in_one_step() -> None:
    hall = cast()
    hall.go("dots")
    assert not hall.m.ballots.all
    assert ready(hall.m, hall.m.agenda.entered_at) == (True, "nothing_to_vote_on", 0)

    hall.do("host", "advance")

    assert hall.m.agenda.at.stage == "shortlist"


def closing(**task: str) -> Cast:
    """The last stage of a meeting in which one task was taken on."""
    hall = at("commit")
    hall.ids["task"] = hall.do("host", "action", what="装路灯", who=hall.ids["builder"], due="2026-12-05", **task)
    while following(hall.m) and not ending(hall.m, following(hall.m)):
        hall.do("host", "advance", override="往下走")
    return hall


def test_a_meeting_does_not_close_over_a_task_that_nobody_checks() -> None:
    hall = closing()
    now = hall.m.last_at

    assert ready(hall.m, now) == (False, "tasks", 1)
    assert hall.refused("host", "advance") == "not_ready"
    assert not hall.m.agenda.ended


def test_it_closes_when_the_task_is_completed() -> None:
    hall = closing()
    hall.do("host", "action", id=hall.ids["task"], check_by=hall.ids["wang"])

    hall.do("host", "advance")

    task = hall.m.outcomes.actions[hall.ids["task"]]
    assert (task.who, task.due, task.check_by) == (hall.ids["builder"], "2026-12-05", hall.ids["wang"])
    assert hall.m.agenda.ended


def test_it_closes_over_an_incomplete_task_with_a_reason_that_is_kept() -> None:
    hall = closing()

    hall.do("host", "advance", override="督办人会后定")

    assert hall.m.agenda.ended
    assert hall.m.agenda.overrides[-1][-1] == "督办人会后定"


def test_nobody_jumps_to_the_end_over_an_incomplete_task() -> None:
    hall = at("commit")
    hall.do("host", "action", what="装路灯", who=hall.ids["builder"], due="2026-12-05")
    after = next(stage.id for stage in hall.m.stages.values() if stage.place_in_life == "after")

    assert hall.refused("host", "advance", to=after) == "not_ready"


def test_what_a_task_says_already_is_not_said_otherwise_by_completing_it() -> None:
    hall = closing(check_by="孙爷爷")

    hall.do("host", "action", id=hall.ids["task"], due="2026-12-30", check_by="别人")

    task = hall.m.outcomes.actions[hall.ids["task"]]
    assert (task.due, task.check_by) == ("2026-12-05", "孙爷爷")


def test_a_task_is_completed_by_whom_it_concerns_alone() -> None:
    hall = at("commit")
    task = hall.do("host", "action", what="装路灯", who=hall.ids["builder"], due="2026-12-05")

    assert hall.refused("wang", "action", id=task, check_by="孙爷爷") == "not_yours"
    assert hall.refused("builder", "action", id="99", check_by="孙爷爷") == "no_such_thing"
    assert hall.refused("builder", "action", id=task, check_by="孙爷爷") == ""
