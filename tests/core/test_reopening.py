"""A vote closed by mistake: an open one goes on with what was given, a secret one and one that has had consequences never do."""

from typing import Any

import pytest
from msgspec.structs import replace

from facilitate.core.meeting import fold
from facilitate.core.undo import Step
from tests.cast import Cast
from tests.core.ballot_world import SIDES, hall, last

HALF = {"asks": ["for", "against"], "pass": [{"side": "for", "over": "1/2", "of": "cast"}]}
PAPER = {"type": "rank", "of": "idea", "secrecy": "open", "per_person": 2}
CHOSEN = {"select": {"from": "idea", "by": "consent", "into": "kept"}}


def voting(people: int = 3, **more: Any) -> Cast:
    """Two have voted, the third has not yet."""
    here = hall(
        SIDES | {"asks": ["for", "against"], "pass": [{"side": "for", "over": "1/2", "of": "cast"}]} | more, people
    )
    here.do("p0", "vote", choice="for")
    here.do("p1", "vote", choice="against")
    return here


@pytest.mark.parametrize("secrecy", ["open", "named"])
@pytest.mark.parametrize("step", ["close_ballot", "advance"])
def test_an_open_vote_closed_by_mistake_goes_on_with_the_votes_it_had(step: str, secrecy: str) -> None:
    here = voting(secrecy=secrecy)
    given = dict(last(here).box)

    here.do("host", step)
    here.do("host", "undo")

    one = last(here)
    assert (here.m.agenda.at.stage, len(here.m.ballots.all), one.open, one.box) == ("vote", 1, True, given)
    here.do("p2", "vote", choice="for")
    here.do("p1", "vote", choice="for")
    here.do("host", "close_ballot")
    assert (one.result.counts, one.result.outcome, len(one.result.voters)) == ({"for": 3, "against": 0}, "carried", 3)


def test_a_vote_that_goes_on_is_the_same_after_the_log_is_read_again() -> None:
    here = voting()
    here.do("host", "close_ballot")
    here.do("host", "undo")
    here.do("p2", "vote", choice="for")

    again = fold(here.place.entries, here.place.choices)

    assert again.ballots == here.m.ballots
    assert again.steps == here.m.steps


def test_paper_slips_stay_in_the_box_of_a_vote_that_goes_on() -> None:
    here = hall(PAPER, items=3)
    here.do("host", "count", slips=[{"n": 4, "choice": ["3", "1"]}], witness="孙大爷")
    before = dict(last(here).box)
    assert before

    here.do("host", "close_ballot")
    here.do("host", "undo")

    assert last(here).box == before


@pytest.mark.parametrize("step", ["close_ballot", "advance"])
def test_a_closed_secret_vote_stays_closed_and_its_box_empty(step: str) -> None:
    here = voting(secrecy="secret")
    here.do("host", step)

    assert here.refused("host", "undo") == "closed_stays_closed"
    assert (last(here).open, last(here).box, last(here).result.choices, last(here).result.slips) == (False, {}, {}, {})


@pytest.mark.parametrize("tie", ["draw", "repeat", "host"])
def test_what_a_lot_a_second_vote_or_the_host_has_settled_is_not_settled_again(tie: str) -> None:
    here = voting(people=2, tie=tie)
    here.do("host", "close_ballot")
    if tie == "host":
        here.do("host", "close_ballot", ballot=last(here).id, choose=["1"])

    assert here.refused("host", "undo") == "settled_stays"


def test_a_vote_held_again_meanwhile_is_not_joined_by_the_first() -> None:
    here = voting()
    here.do("host", "close_ballot")
    here.do("host", "open_ballot")

    assert here.refused("host", "undo") == "settled_stays"


@pytest.mark.parametrize("step", ["close_ballot", "advance"])
def test_what_the_vote_had_chosen_is_not_chosen_any_more(step: str) -> None:
    here = hall(SIDES | HALF, people=2, **CHOSEN)
    here.do("p0", "vote", choice="for")
    here.do("host", step)
    assert here.m.agenda.selections == {"kept": ("1",)}

    here.do("host", "undo")

    assert (here.m.agenda.selections, here.m.agenda.ties) == ({}, {})


def test_a_step_of_a_log_from_before_reasons_were_kept_is_refused_as_it_was() -> None:
    here = voting(secrecy="secret")
    here.do("host", "close_ballot")
    *log, step = here.place.entries
    assert isinstance(step.event, Step)

    here.place.m = fold([*log, replace(step, event=Step("close_ballot"))])

    assert here.refused("host", "undo") == "closed_stays_closed"
