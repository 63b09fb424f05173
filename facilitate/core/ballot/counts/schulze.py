"""Schulze's method (Schulze 2011): beats along strongest paths; ballots may leave items out, which then stand last."""

from collections.abc import Sequence
from itertools import permutations

Pairs = dict[str, dict[str, int]]


def pairs(items: Sequence[str], rankings: Sequence[Sequence[str]]) -> Pairs:
    """How many prefer the one to the other; what is ranked stands before what is not."""
    preferred = {one: {other: 0 for other in items if other != one} for one in items}
    for ranking in rankings:
        place = {id: at for at, id in enumerate(ranking)}
        for one in ranking:
            for other in items:
                if place[one] < place.get(other, len(ranking)):
                    preferred[one][other] += 1
    return preferred


def schulze(items: Sequence[str], preferred: Pairs) -> dict[str, int]:
    """How many others each item beats; more is better, equal is a tie (winning votes as the strength of a link)."""
    strength = {
        one: {other: n if n > preferred[other][one] else 0 for other, n in row.items()}
        for one, row in preferred.items()
    }
    for via, one, other in permutations(items, 3):
        strength[one][other] = max(strength[one][other], min(strength[one][via], strength[via][other]))
    return {one: sum(n > strength[other][one] for other, n in row.items()) for one, row in strength.items()}
