"""What the desk is told before it goes on from a ballot."""

from facilitate.core.course.readiness import ready
from tests.cast import at, cast


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
