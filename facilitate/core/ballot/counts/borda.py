"""Borda points (de Borda 1781), as the nominal group technique uses them: k for a first place down to 1 for the k-th."""

from collections.abc import Iterable, Sequence


def borda(items: Iterable[str], rankings: Iterable[Sequence[str]], places: int) -> dict[str, int]:
    """Points of each item where each ranking has up to `places` places; what stands in none of them gets nothing."""
    points = dict.fromkeys(items, 0)
    for ranking in rankings:
        for at, id in enumerate(ranking[:places]):
            points[id] += places - at
    return points
