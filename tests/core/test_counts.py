"""Counting against the definitions themselves, written another way, on thousands of profiles drawn by chance."""

import random
from fractions import Fraction
from itertools import combinations, pairwise, permutations
from statistics import mean as plain_mean
from statistics import median as plain_median

import pytest

from facilitate.core.ballot.counts.borda import borda
from facilitate.core.ballot.counts.draw import lots, seed_of
from facilitate.core.ballot.counts.equal_shares import equal_shares
from facilitate.core.ballot.counts.grades import histograms, mean, middle
from facilitate.core.ballot.counts.greedy import greedy
from facilitate.core.ballot.counts.irv import irv
from facilitate.core.ballot.counts.mixed import Part, mixed
from facilitate.core.ballot.counts.schulze import pairs, schulze
from facilitate.core.ballot.counts.sums import sums

ROUNDS = 1500
Profile = tuple[list[str], list[list[str]]]


def profiles(seed: int, most: int = 6) -> list[Profile]:
    """Rankings of some of up to `most` items by up to nine people."""
    by_lot = random.Random(seed)
    found = []
    for _ in range(ROUNDS):
        items = [str(n) for n in range(1, by_lot.randint(2, most) + 1)]
        found.append(
            (items, [by_lot.sample(items, by_lot.randint(0, len(items))) for _ in range(by_lot.randint(0, 9))])
        )
    return found


def test_borda_is_the_sum_over_places() -> None:
    for items, rankings in profiles(1):
        k = max(1, len(items) - 1)
        expected = {id: sum(max(0, k - ranking.index(id)) for ranking in rankings if id in ranking) for id in items}
        assert borda(items, rankings, k) == expected


def test_borda_of_a_whole_ranking_counts_the_duels_won() -> None:
    for items, some in profiles(2):
        whole = [ranking + [id for id in items if id not in ranking] for ranking in some]
        duels = {
            one: sum(r.index(one) < r.index(other) for r in whole for other in items if other != one) + len(whole)
            for one in items
        }
        assert borda(items, whole, len(items)) == duels


def left_after(items: set[str], rankings: list[list[str]]) -> dict[str, int]:
    tops = [[id for id in ranking if id in items][:1] for ranking in rankings]
    return {id: tops.count([id]) for id in items}


def test_in_each_round_of_a_run_off_somebody_with_the_fewest_votes_goes() -> None:
    for items, rankings in profiles(3):
        ranks, rounds, _ = irv(items, rankings, lambda id: id)
        for n, votes in enumerate(rounds):
            left = set(ranks[: len(ranks) - n])
            assert votes == left_after(left, rankings)
            assert votes[ranks[len(ranks) - n - 1]] == min(votes.values())
        assert sorted(ranks) == sorted(items)


def test_whoever_most_put_first_wins_the_run_off_and_the_comparison_of_pairs() -> None:
    checked = 0
    for items, rankings in profiles(4):
        first = [ranking[0] for ranking in rankings if ranking]
        for id in items:
            if 2 * first.count(id) > len(rankings):
                checked += 1
                assert irv(items, rankings, lambda one: one)[0][0] == id
                won = schulze(items, pairs(items, rankings))
                assert won[id] == len(items) - 1
    assert checked > 100


def test_a_lot_decides_in_a_run_off_only_between_those_who_never_differ() -> None:
    assert irv(["1", "2"], [["1"], ["2"]], lots("ab"))[2]
    assert not irv(["1", "2", "3"], [["1"], ["1"], ["2"]], lots("ab"))[2]


def strongest(preferred: dict[str, dict[str, int]], one: str, other: str, items: list[str]) -> int:
    """The best of all paths, each as strong as its weakest link: every path tried."""
    best = 0
    between = [id for id in items if id not in (one, other)]
    for n in range(len(between) + 1):
        for middle_part in permutations(between, n):
            path = [one, *middle_part, other]
            links = [preferred[a][b] if preferred[a][b] > preferred[b][a] else 0 for a, b in pairwise(path)]
            best = max(best, min(links))
    return best


def test_schulze_beats_along_the_strongest_of_all_paths() -> None:
    for items, rankings in profiles(5, most=5)[:600]:
        preferred = pairs(items, rankings)
        expected = {
            one: sum(
                strongest(preferred, one, other, items) > strongest(preferred, other, one, items)
                for other in items
                if other != one
            )
            for one in items
        }
        assert schulze(items, preferred) == expected


def test_whoever_beats_all_others_in_pairs_wins_schulze() -> None:
    for items, rankings in profiles(6):
        preferred = pairs(items, rankings)
        for one in items:
            if all(preferred[one][other] > preferred[other][one] for other in items if other != one):
                won = schulze(items, preferred)
                assert won[one] == len(items) - 1 == max(won.values())


def test_schulze_of_the_example_in_his_paper() -> None:
    """45 voters, five candidates: E > A > C > B > D (Schulze 2011, section 3.1)."""
    told = {"ACBED": 5, "ADECB": 5, "BEDAC": 8, "CABED": 3, "CAEBD": 7, "CBADE": 2, "DCEBA": 7, "EBADC": 8}
    rankings = [list(order) for order, n in told.items() for _ in range(n)]
    won = schulze(list("ABCDE"), pairs(list("ABCDE"), rankings))

    assert sorted(won, key=lambda id: -won[id]) == list("EACBD")


def test_sums_means_and_medians_are_those_of_the_standard_library() -> None:
    by_lot = random.Random(7)
    for _ in range(ROUNDS):
        low, high = by_lot.randint(0, 2), by_lot.randint(3, 20)
        grades = [by_lot.randint(low, high) for _ in range(by_lot.randint(1, 12))]
        counted = histograms(["1"], ("a",), (low, high), [{"1": {"a": grade}} for grade in grades])["1"]["a"]
        assert mean(counted, low) == plain_mean(map(Fraction, grades))
        assert middle(counted, low) == plain_median(map(Fraction, grades))
    assert sums(["1", "2"], [{"1": 2}, {"1": 1, "2": 0}]) == {"1": 3, "2": 0}
    assert mean([0, 0], 1) == middle([0, 0], 1) == 0


def shares_by_search(costs: dict[str, Fraction], choices: list[list[str]], budget: Fraction) -> list[str]:
    """Equal shares by trying, for each project, every number of supporters who give all they have."""
    purse = [budget / len(choices)] * len(choices)
    funded: list[str] = []
    while True:
        offers = []
        for id, cost in costs.items():
            backers = [n for n, choice in enumerate(choices) if id in choice]
            if id in funded or sum(purse[n] for n in backers) < cost:
                continue
            rates = set()
            for k in range(len(backers)):
                for poor in combinations(backers, k):
                    rate = (cost - sum(purse[n] for n in poor)) / (len(backers) - k)
                    if rate >= 0 and sum(min(purse[n], rate) for n in backers) == cost:
                        rates.add(rate)
            offers.append((min(rates) / cost, -len(backers), id, min(rates)))
        if not offers:
            return funded
        _, _, id, rate = min(offers)
        for n, choice in enumerate(choices):
            if id in choice:
                purse[n] -= min(purse[n], rate)
        funded.append(id)


def test_equal_shares_is_what_a_search_finds_and_what_is_left_goes_by_votes_within_the_budget() -> None:
    by_lot = random.Random(8)
    for _ in range(500):
        costs = {str(n): Fraction(by_lot.randint(1, 60)) for n in range(by_lot.randint(1, 6))}
        choices = [by_lot.sample(list(costs), by_lot.randint(0, len(costs))) for _ in range(by_lot.randint(1, 6))]
        budget = Fraction(by_lot.randint(0, 120))

        funded, spent = equal_shares(costs, choices, budget, lambda id: id)

        first = shares_by_search(costs, choices, budget)
        assert list(funded[: len(first)]) == first
        assert spent == sum(costs[id] for id in funded) <= budget
        backed = {id for choice in choices for id in choice}
        assert all(costs[id] > budget - spent for id in backed - set(funded)), "nothing wanted that still fits is left"


def test_a_tenth_of_the_voters_who_agree_decide_on_a_tenth_of_the_money() -> None:
    costs = {"many": Fraction(90), "more": Fraction(90), "few": Fraction(10)}
    choices = [["many", "more"]] * 9 + [["few"]]

    assert set(equal_shares(costs, choices, Fraction(100), lambda id: id)[0]) == {"many", "few"}
    assert equal_shares(costs, [], Fraction(100), lambda id: id) == ((), 0)


def test_greedy_takes_in_order_whatever_fits() -> None:
    costs = {"a": Fraction(60), "b": Fraction(50), "c": Fraction(40)}

    assert greedy(["a", "b", "c"], costs, Fraction(100)) == ("a", "c")


def test_points_of_several_juries_add_up_to_a_hundred_at_most() -> None:
    jury = Part(50, {"1": Fraction(100), "2": Fraction(61)}, Fraction(100))
    online = Part(20, {"1": Fraction(3), "2": Fraction(9)}, Fraction(9))
    nobody = Part(30, {}, Fraction(0))

    found = mixed(["1", "2"], [jury, online, nobody])

    assert found == {"1": 50 + Fraction(20, 3), "2": Fraction(61, 2) + 20}
    assert mixed(["1"], [Part(50, {"1": Fraction(7)}, Fraction(7)), Part(50, {"1": Fraction(2)}, Fraction(2))]) == {
        "1": 100
    }


@pytest.mark.parametrize("seed", ["", "00ff", seed_of("K7MQ4HXE", "12", 1_795_242_600_000)])
def test_a_draw_is_the_same_for_everybody_who_draws_again(seed: str) -> None:
    ids = [str(n) for n in range(40)]

    once = sorted(ids, key=lots(seed))

    assert once == sorted(dict.fromkeys(ids[::-1]), key=lots(seed))
    assert once != sorted(ids, key=lots(seed + "!"))
