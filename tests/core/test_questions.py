"""Questions of procedure: beside the stage's own ballot, and done at once if they are carried."""

import pytest

from facilitate.core.act import Act, Run
from facilitate.core.ballot import purposes
from facilitate.core.ballot.questions import MAJORITY, UNANIMOUS, ask, pending
from facilitate.core.language.rules import Bar, Text
from tests.cast import Cast
from tests.core.ballot_world import SIDES, hall

TITLE = Text(zh="再给两分钟？", en="Two more minutes?")


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What carried questions did."""
    found: list[object] = []
    monkeypatch.setitem(purposes.PURPOSES, "longer", lambda _run, args: found.append(args))
    return found


def put(here: Cast, bar: Bar = MAJORITY) -> str:
    return ask(Run(here.m, Act("ask"), here.clock.now()), {"verb": "longer", "args": {"seconds": 120}}, TITLE, (bar,))


def test_a_carried_question_is_done_and_the_stages_ballot_stays_open(done: list[object]) -> None:
    here = hall(SIDES)
    own = next(iter(here.m.ballots.all))
    question = put(here)

    for who in ("p0", "p1"):
        here.do(who, "vote", ballot=question, choice="for")
    here.do("host", "close_ballot", ballot=question)

    assert done == [{"seconds": 120}]
    assert here.m.ballots.all[own].open
    assert pending(here.m, "longer") is None


def test_a_lost_question_changes_nothing(done: list[object]) -> None:
    here = hall(SIDES)
    question = put(here)
    here.do("p0", "vote", ballot=question, choice="against")

    here.do("host", "close_ballot", ballot=question)

    assert done == []


def test_silence_is_consent_where_only_objections_count(done: list[object]) -> None:
    here = hall(SIDES)

    here.do("host", "close_ballot", ballot=put(here, UNANIMOUS))

    assert done == [{"seconds": 120}]


def test_a_question_may_be_voted_on_where_the_stage_lets_nobody_vote(done: list[object]) -> None:
    here = hall(SIDES)
    here.next()
    put(here)

    here.do("p0", "vote", choice="for")

    assert here.refused("host", "vote", choice="for") == "not_now"
    here.do("host", "close_ballot")
    assert done == [{"seconds": 120}]
