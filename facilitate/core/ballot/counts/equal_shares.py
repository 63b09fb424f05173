"""The method of equal shares (Peters, Pierczyński, Skowron 2021), satisfaction measured in money as in Wieliczka 2023."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from facilitate.core.ballot.counts.greedy import greedy

Purse = dict[int, Fraction]


def equal_shares(
    costs: Mapping[str, Fraction], approvals: Sequence[Sequence[str]], budget: Fraction, before: Callable[[str], str]
) -> tuple[tuple[str, ...], Fraction]:
    """(what is paid for by its own supporters out of equal shares of the budget, then what still fits by votes; spent).
    Of equals the one with more votes comes first, then the smaller `before`."""
    backers = {id: [n for n, choice in enumerate(approvals) if id in choice] for id in costs}
    purse: Purse = dict.fromkeys(range(len(approvals)), budget / len(approvals)) if approvals else {}
    funded: list[str] = []
    while offers := _offers(costs, backers, purse, funded):
        id = min(offers, key=lambda one: (offers[one], -len(backers[one]), before(one)))
        for n in backers[id]:
            purse[n] -= min(purse[n], offers[id] * costs[id])
        funded.append(id)
    left = budget - sum((costs[id] for id in funded), Fraction(0))
    rest = sorted((id for id in costs if id not in funded), key=lambda id: (-len(backers[id]), before(id)))
    funded += greedy([id for id in rest if backers[id]], costs, left)
    return tuple(funded), sum((costs[id] for id in funded), Fraction(0))


def _offers(
    costs: Mapping[str, Fraction], backers: Mapping[str, Sequence[int]], purse: Purse, funded: list[str]
) -> dict[str, Fraction]:
    """What each project its supporters can still pay for takes at most from one of them, as a share of its cost."""
    found: dict[str, Fraction] = {}
    for id, cost in costs.items():
        purses = sorted(purse[n] for n in backers[id])
        if id not in funded and purses and sum(purses) >= cost:
            found[id] = _share(cost, purses)
    return found


def _share(cost: Fraction, purses: list[Fraction]) -> Fraction:
    """The least share x of the cost such that everybody paying x of it, or all she has, pays it whole (purses ascending)."""
    missing, heads = cost, len(purses)
    for money in purses:
        if money * heads >= missing:
            break
        missing, heads = missing - money, heads - 1
    return missing / heads / cost if cost else Fraction(0)
