"""Points of several juries put together: each part has its share of a hundred points (as contests of ideas print it)."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple


class Part(NamedTuple):
    """One jury: its share of the points, what each item got of `full`, the most that one can get."""

    share: int
    got: Mapping[str, Fraction]
    full: Fraction


def points(part: Part, id: str) -> Fraction:
    """What one jury gives an item, 0 to its share."""
    return part.share * part.got.get(id, Fraction(0)) / part.full if part.full else Fraction(0)


def mixed(items: Sequence[str], parts: Sequence[Part]) -> dict[str, Fraction]:
    """The points of each item, 0 to the sum of the shares."""
    return {id: sum((points(part, id) for part in parts), Fraction(0)) for id in items}
