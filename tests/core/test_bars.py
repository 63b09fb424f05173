"""Thresholds at their exact edge: 以上 includes the number, 过半数 and 超过 do not; every base and weight."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from facilitate.core.ballot.bars import Poll, holds, judge, needed, outcome
from facilitate.core.language.rules import Bar

COUNTS = st.integers(0, 400)
SHARES = st.sampled_from(["1/2", "2/3", "3/4", "1/3", "1/1"])


@given(COUNTS, COUNTS)
def test_over_half_excludes_half(value: int, base: int) -> None:
    assert holds(Bar(side="for", over="1/2"), Fraction(value), Fraction(base)) == (2 * value > base)


@given(COUNTS, st.integers(1, 400))
def test_two_thirds_or_more_includes_two_thirds(value: int, base: int) -> None:
    assert holds(Bar(side="for", least="2/3"), Fraction(value), Fraction(base)) == (3 * value >= 2 * base)


@given(SHARES, st.integers(1, 100))
def test_exactly_at_the_edge_only_least_holds(share: str, k: int) -> None:
    base = Fraction(k * 12)
    edge = Fraction(share) * base

    assert not holds(Bar(over=share), edge, base)
    assert holds(Bar(over=share), edge + Fraction(1, 1000), base)
    assert holds(Bar(least=share), edge, base)
    assert not holds(Bar(least=share), edge - Fraction(1, 1000), base)


@given(COUNTS, COUNTS)
def test_a_number_is_a_floor_or_a_ceiling(value: int, n: int) -> None:
    assert holds(Bar(count=n), Fraction(value), Fraction(0)) == (value >= n)
    assert holds(Bar(most=n), Fraction(value), Fraction(0)) == (value <= n)


@given(SHARES)
def test_of_nobody_no_share_is_reached(share: str) -> None:
    nobody = Fraction(0)

    assert not holds(Bar(over=share), nobody, nobody)
    assert not holds(Bar(least=share), nobody, nobody)


@given(st.lists(st.sampled_from(["for", "against", "abstain"]), min_size=1, max_size=30))
def test_the_simple_majority_is_more_for_than_against_and_a_tie_is_told_apart(votes: list[str]) -> None:
    bar = Bar(side="for", over="1/2", of="cast")
    yes, no = votes.count("for"), votes.count("against")
    verdict = judge(0, bar, Fraction(yes), Fraction(yes + no))

    found = outcome([verdict], [bar], Poll({str(n): side for n, side in enumerate(votes)}))

    assert found == ("carried" if yes > no else "tied" if yes == no > 0 else "failed")


def test_needed_is_told_exactly() -> None:
    assert needed(Bar(over="1/2"), Fraction(21)) == Fraction(21, 2)
    assert needed(Bar(least="2/3"), Fraction(21)) == 14
    assert needed(Bar(most=2), Fraction(21)) == 2
