"""What a secret ballot must not tell of a few: of those counted apart, of those who decide beside many, of small parties."""

import pytest

from facilitate.core.ballot.ballot_close import result_of
from facilitate.core.ballot.ballots import apart_counts
from tests.core.ballot_world import APART, SIDES, close, hall, last, vote_apart


@pytest.mark.parametrize("jurors", [1, 5])
def test_reasons_of_fewer_than_five_apart_are_never_written_down(jurors: int) -> None:
    here = hall(APART)
    for n in range(5):
        here.do(f"p{n}", "vote", choice="for")
    for n in range(jurors):
        here.join(f"j{n}", f"评委{n}", "agency", "juror")
        here.do(f"j{n}", "vote", choice="against", reason="太贵了")

    result = close(here)

    assert len(result.apart_voters) == jurors
    assert len(result.reasons) == (0 if jurors < 5 else 5)


@pytest.mark.parametrize(("jurors", "told"), [(0, True), (1, False), (4, False), (5, True)])
def test_what_fewer_than_five_apart_chose_is_never_written_down(jurors: int, told: bool) -> None:
    here = hall(APART)
    for n in range(5):
        here.do(f"p{n}", "vote", choice="for")
    vote_apart(here, *["against"] * jurors)

    result = close(here)

    assert result.counts == {"for": 5, "against": 0, "abstain": 0}
    assert result.apart == ({"for": 0, "against": jurors, "abstain": 0} if told else {})
    assert len(result.apart_voters) == jurors
    assert (apart_counts(result) is None) == (jurors < 5)


def test_slips_of_a_few_apart_are_counted_with_the_phones_and_never_alone() -> None:
    here = hall(APART)
    for n in range(5):
        here.do(f"p{n}", "vote", choice="for")
    slips = [{"n": n, "choice": "against"} for n in range(1, 4)]
    here.do("host", "count", slips=slips, witness="孙大爷", apart=True)
    few = here.m.ballots.all[last(here).id]
    assert result_of(here.m, few, "").apart == {}

    vote_apart(here, "for", "abstain")

    assert close(here).apart == {"for": 1, "against": 3, "abstain": 1}


@pytest.mark.parametrize(
    ("secrecy", "people", "apart", "rule"),
    [("secret", 4, True, "few_apart"), ("secret", 5, True, ""), ("secret", 4, False, ""), ("open", 4, True, "")],
)
def test_no_total_of_a_few_apart_is_entered_in_a_secret_vote(secrecy: str, people: int, apart: bool, rule: str) -> None:
    here = hall(APART | {"secrecy": secrecy})
    told = {"source": "hands", "counts": {"for": people}, "people": people, "witness": "孙大爷", "apart": apart}

    assert here.refused("host", "count", **told) == rule


def test_an_open_vote_tells_all_it_counted_apart() -> None:
    here = hall(APART | {"secrecy": "open"})
    here.do("p0", "vote", choice="for")
    vote_apart(here, "against")

    assert close(here).apart == {"for": 0, "against": 1, "abstain": 0}


@pytest.mark.parametrize(("members", "told"), [(1, False), (4, False), (5, True)])
def test_a_few_who_decide_beside_many_apart_are_told_by_the_outcome_alone(members: int, told: bool) -> None:
    here = hall(APART | {"pass": [{"side": "for", "over": "1/2", "of": "cast"}]})
    for n in range(members):
        here.do(f"p{n}", "vote", choice="for", reason="早该修了")
    vote_apart(here, *["against"] * 5)

    result = close(here)

    assert result.outcome == "carried"
    assert result.apart["against"] == 5
    assert result.counts == ({"for": members, "against": 0, "abstain": 0} if told else {})
    assert bool(result.verdicts[0].value) == told
    assert [one.level for one in result.reasons] == (["for"] * members if told else [])


def test_dots_of_a_few_who_decide_keep_their_order_and_lose_their_numbers() -> None:
    here = hall(APART | {"type": "dots", "per_person": 3, "per_item": 3, "count": "sum"}, items=4)
    one, two, three, four = last(here).items
    here.do("p0", "vote", choice={one: 3})
    here.do("p1", "vote", choice={one: 2, three: 1})
    here.do("p2", "vote", choice={four: 1})
    vote_apart(here, *[{two: 3}] * 5)

    result = close(here)

    assert (result.counts, result.apart[two]) == ({}, 15)
    assert result.scores == {one: "2", two: "0", three: "1", four: "1"}
    assert (result.ranks, result.tied) == ((one, three, four, two), (three, four))


def test_numbers_that_a_later_stage_needs_are_told() -> None:
    here = hall(
        APART | {"type": "dots", "per_person": 1},
        items=2,
        select={"from": "idea", "top": 1, "into": "best", "at_least": 2},
    )
    here.do("p0", "vote", choice={"1": 1})
    vote_apart(here, *[{"2": 1}] * 5)

    assert close(here).counts == {"1": 1, "2": 0}


def test_of_small_parties_nothing_is_told_that_gives_away_one_of_them() -> None:
    """Six residents and one of the agency: neither the residents' numbers nor which party said no."""
    bars = [
        {"side": "for", "over": "1/2", "of": "cast"},
        {"side": "for", "over": "1/2", "of": "cast", "in_group": "every"},
    ]
    here = hall(SIDES | {"secrecy": "secret", "pass": bars}, people=1)
    for n in range(7):
        here.join(f"v{n}", f"来的{n}", "residents" if n else "agency")
        here.do(f"v{n}", "vote", choice="for" if n > 2 else "against")

    result = close(here)

    whole, every = result.verdicts
    assert (whole.value, whole.base, whole.held) == ("4", "7", True)
    assert (every.group, every.value, every.needed, every.base, every.held) == ("", "", "", "", False)
    assert result.outcome == "failed"


@pytest.mark.parametrize(("inside", "outside", "told"), [(5, 5, True), (5, 0, True), (5, 4, False), (4, 6, False)])
def test_one_partys_numbers_are_told_only_beside_many(inside: int, outside: int, told: bool) -> None:
    """The votes of the few who are left are the whole count less the party's."""
    bars = [{"side": "for", "over": "1/2", "of": "cast", "in_group": "residents"}]
    here = hall(SIDES | {"secrecy": "secret", "pass": bars}, people=1)
    for n in range(inside + outside):
        here.join(f"v{n}", f"来的{n}", "residents" if n < inside else "agency")
        here.do(f"v{n}", "vote", choice="for")

    (verdict,) = close(here).verdicts

    assert (bool(verdict.value), verdict.held, verdict.group) == (told, True, "residents")
