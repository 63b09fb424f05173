"""Whoever voted counts as what she was when she did, though she left, was moved or her vote was lost; and nobody counts twice."""

import pytest

from facilitate.core.ballot.ballot_close import result_of
from facilitate.core.meeting import fold
from tests.core.ballot_world import APART, SIDES, close, hall, last, vote_apart


def test_who_voted_and_left_stays_in_the_base_of_those_present() -> None:
    here = hall(SIDES | {"pass": [{"side": "for", "over": "1/2", "of": "present"}]})
    for n, side in enumerate(("for", "against", "against", "against", "against")):
        here.do(f"p{n}", "vote", choice=side)
    for n in range(1, 5):
        here.do(f"p{n}", "leave")

    result = close(here)

    assert (result.verdicts[0].base, result.outcome) == ("5", "failed")


def test_a_lost_vote_is_asked_for_again_but_nobody_else_enters_it() -> None:
    here = hall(SIDES | {"secrecy": "secret", "change": "never"})
    here.do("p1", "vote", choice="for")
    last(here).box.clear()  # as after a start without the ballot's key

    act = {"verb": "vote", "args": {"choice": "against"}}
    assert here.refused("host", "proxy", person=here.ids["p1"], act=act) == "voted_herself"
    here.do("p1", "vote", choice="for")
    assert close(here).counts["for"] == 1


@pytest.mark.parametrize("secrecy", ["secret", "open"])
def test_another_role_after_the_vote_changes_nothing_until_she_votes_again(secrecy: str) -> None:
    here = hall(APART | {"secrecy": secrecy, "pass": [{"side": "for", "over": "1/2", "of": "eligible"}]}, people=6)
    for n, side in enumerate(("for", "for", "for", "for", "against", "against")):
        here.do(f"p{n}", "vote", choice=side)
    vote_apart(here, *["against"] * 5)
    before = result_of(here.m, last(here), "")
    for n in range(5):
        here.do("host", "set_role", person=here.ids[f"p{n}"], role="juror")
        here.do("host", "set_role", person=here.ids[f"j{n}"], role="member")

    assert result_of(here.m, last(here), "") == before
    assert (before.outcome, before.counts["for"], before.apart["against"]) == ("carried", 4, 5)
    here.do("j0", "vote", choice="against")
    after = close(here)
    assert (after.counts["against"], after.apart) == (3, {} if secrecy == "secret" else before.apart | {"against": 4})


@pytest.mark.parametrize("of", ["cast", "present", "eligible"])
def test_a_party_does_not_lose_its_no_because_its_voter_is_moved(of: str) -> None:
    bars = [{"side": "for", "over": "1/2", "of": of, "in_group": "every"}]
    here = hall(SIDES | {"secrecy": "named", "pass": bars}, people=2)
    here.do("p0", "vote", choice="for")
    here.do("p1", "vote", choice="against")
    before = result_of(here.m, last(here), "")

    here.do("host", "set_role", person=here.ids["p1"], group="residents")

    result = close(here)
    assert result.verdicts == before.verdicts
    assert [(one.group, one.held) for one in result.verdicts] == [("residents", True), ("agency", False)]
    assert result.outcome == "failed"


def test_another_household_after_a_secret_vote_changes_nothing() -> None:
    bar = {"side": "for", "over": "1/2", "of": "cast", "weigh": "household"}
    here = hall(SIDES | {"secrecy": "secret", "weigh": "household", "pass": [bar]})
    for n, side in enumerate(("for", "against", "against")):
        here.do(f"p{n}", "vote", choice=side)
    for n in (1, 2):
        here.do("host", "set_role", person=here.ids[f"p{n}"], household="3-201")

    assert close(here).weighed["household"] == {"against": "2", "for": "1"}


def test_as_what_somebody_voted_is_read_again_from_the_log() -> None:
    here = hall(APART | {"pass": [{"side": "for", "over": "1/2", "of": "eligible", "in_group": "every"}]})
    for n in range(3):
        here.do(f"p{n}", "vote", choice="for")
    here.do("host", "set_role", person=here.ids["p0"], role="juror", group="owners")
    here.join("twin", "邻居又来", "owners")
    here.do("twin", "vote", choice="against")
    here.do("host", "set_role", person=here.ids["twin"], same_as=here.ids["p1"])

    again = fold(here.place.entries, here.place.choices)

    assert again.ballots.all == here.m.ballots.all
    stood = last(here).stood
    assert {stood[here.ids[f"p{n}"]].role for n in range(3)} == {"member"}
    assert here.ids["twin"] not in stood
    assert stood[here.ids["p1"]].group == "agency"


def test_no_more_votes_are_counted_than_may_be_cast() -> None:
    here = hall(SIDES)
    here.do("host", "set", name="eligible", value=5)
    here.do("p0", "vote", choice="for")
    hands = {"source": "hands", "counts": {"for": 4}, "witness": "孙大爷"}

    assert here.refused("host", "count", **hands, people=50) == "more_than_eligible"
    here.do("host", "count", **hands, people=4)
    assert here.refused("host", "count", **hands, people=5) == "more_than_eligible"
    slip = [{"n": 1, "choice": "for"}]
    assert here.refused("host", "count", slips=slip, witness="孙大爷") == "more_than_eligible"
    here.do("host", "count", **hands | {"counts": {"for": 3}}, people=3)
    here.do("host", "count", slips=slip, witness="孙大爷")

    result = close(here)
    assert (result.eligible, result.counts["for"]) == (5, 5)


def test_where_nobody_said_how_many_may_vote_every_count_is_taken() -> None:
    here = hall(SIDES)

    assert here.refused("host", "count", source="hands", counts={"for": 40}, people=50, witness="孙大爷") == ""
    assert close(here).eligible == 50
