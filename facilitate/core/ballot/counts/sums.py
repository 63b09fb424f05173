"""Votes, dots and hands added up."""

from collections.abc import Iterable, Mapping


def sums(named: Iterable[str], choices: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """How much each item or side got, in the order in which they are named; what nobody chose counts 0."""
    counts = dict.fromkeys(named, 0)
    for choice in choices:
        for id, n in choice.items():
            counts[id] += n
    return counts
