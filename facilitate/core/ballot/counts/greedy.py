"""Sharing out a budget by votes: the most backed first, whatever still fits."""

from collections.abc import Mapping, Sequence
from fractions import Fraction


def greedy(order: Sequence[str], costs: Mapping[str, Fraction], left: Fraction) -> tuple[str, ...]:
    """What is paid for of `order` (the most backed first) with the money left; what does not fit is passed over."""
    funded: list[str] = []
    for id in order:
        if costs[id] <= left:
            funded.append(id)
            left -= costs[id]
    return tuple(funded)
