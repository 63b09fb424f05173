"""What papers and screens say of a secret ballot that keeps numbers to itself: the outcome, the order, and why there is no more."""

from typing import Any

import pytest

from facilitate.core.meeting import fold
from facilitate.papers import make
from facilitate.papers.links import Links
from facilitate.papers.tongue import Tongue
from facilitate.reports.bars import bars, missed
from facilitate.reports.cast import Cast as Signed
from facilitate.reports.fold import record
from facilitate.reports.record import Record
from facilitate.service.lists import lists
from facilitate.web.views import entity
from facilitate.web.views.look import Look
from tests.cast import Cast, Core
from tests.core.ballot_world import APART, SIDES, close, hall, last, vote_apart
from tests.papers.leaks import text

ZH = Tongue("zh")
WHY = {
    "zh": "作数的不到五位，各得多少不公布",
    "en": "fewer than five votes count here, so how many each got is not shown",
}
EVERY = [{"side": "for", "over": "1/2", "of": "cast", "in_group": "every"}]


def record_of(here: Cast) -> Record:
    assert isinstance(here.place, Core)
    return record(fold(here.place.entries), here.place.entries, lists(), "c" * 64)


def few_decide(**ballot: Any) -> Cast:
    """Three members vote, and five jurors beside them."""
    here = hall(APART | ballot, items=2 if "per_person" in ballot else 1)
    for n in range(3):
        here.do(f"p{n}", "vote", ballot=last(here).id, choice={"1": 3} if "per_person" in ballot else "for")
    vote_apart(here, *[{"2": 2} if "per_person" in ballot else "against"] * 5)
    close(here)
    return here


def seen(here: Cast, key: str = "", audience: str = "desk") -> dict[str, Any]:
    found = entity(Look(here.m, audience, here.clock.now(), "", ""), key or f"ballot/{last(here).id}")
    assert found is not None
    return found


@pytest.mark.parametrize("paper", ["record", "minutes"])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "ballot",
    [
        {"pass": [{"side": "for", "over": "1/2", "of": "cast"}]},
        {"type": "dots", "per_person": 3, "per_item": 3, "count": "sum"},
    ],
)
def test_papers_say_why_they_have_no_numbers(paper: str, lang: Any, ballot: dict[str, Any]) -> None:
    said = text(make(paper, "md", record_of(few_decide(**ballot)), lang, Links()).data, "md")

    assert WHY[lang].replace(" ", "") in said.replace(" ", "")


def test_what_was_carried_stands_without_its_numbers() -> None:
    here = few_decide(**{"pass": [{"side": "for", "over": "1/2", "of": "cast"}]})
    kept = record_of(here)
    (ballot,) = kept.ballots

    assert (ballot.outcome, ballot.counts, ballot.apart and ballot.apart.counts["against"]) == ("carried", {}, 5)
    assert [ZH.line(one) for one in bars(ballot, Signed(kept))] == ["赞成：达到"]
    shown = seen(here)
    assert (shown["outcome"], shown["counts"], shown["cast"], shown["verdicts"][0]["value"]) == ("carried", {}, 3, "")


def test_the_order_of_dots_stands_without_its_numbers() -> None:
    here = few_decide(type="dots", per_person=3, per_item=3, count="sum")

    (ballot,) = record_of(here).ballots
    assert (ballot.scores, ballot.counts, ballot.ranks) == ({}, {}, ("1", "2"))
    shown = seen(here)
    assert (shown["scores"], shown["counts"], shown["order"]) == ({}, {}, ["1", "2"])
    assert seen(here, "item/1", "room")["dots"] is None


@pytest.mark.parametrize(("last_one", "said"), [("for", "每一方：赞成：达到"), ("against", "每一方：赞成：没有达到")])
def test_of_small_parties_papers_say_whether_all_agreed(last_one: str, said: str) -> None:
    here = hall(SIDES | {"secrecy": "secret", "pass": EVERY}, people=2)
    here.do("p0", "vote", choice="for")
    here.do("p1", "vote", choice=last_one)
    close(here)
    kept = record_of(here)
    (ballot,) = kept.ballots

    assert [ZH.line(one) for one in bars(ballot, Signed(kept))] == [said]
    assert [ZH.line(one) for one in missed(ballot, Signed(kept))] == (["每一方都达到"] if last_one == "for" else [said])


def test_somebody_moved_after_voting_is_entitled_once() -> None:
    here = hall(APART | {"secrecy": "open"})
    here.do("p0", "vote", choice="for")
    vote_apart(here, "against")
    here.do("host", "set_role", person=here.ids["p0"], role="juror")
    close(here)

    (ballot,) = record_of(here).ballots
    assert (ballot.eligible, ballot.cast) == (5, 1)
    assert ballot.apart is not None
    assert (ballot.apart.eligible, ballot.apart.cast) == (1, 1)
