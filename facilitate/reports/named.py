"""Whether a text names a building of the community: by its whole name, or by its number where only one building has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from facilitate.core.person.traditional import plain
from facilitate.reports.fitting import spots


def naming(building: str, all_: Iterable[str]) -> Callable[[str], bool]:
    """Says of a text whether it names this one of all buildings."""
    names = named_in([building, *all_])
    return lambda text: building in names(text)


def named_in(buildings: Iterable[str]) -> Callable[[str], frozenset[str]]:
    """Says of a text which of these buildings it names."""
    every = list(dict.fromkeys(buildings))
    whole = {building: _plain(building) for building in every}
    theirs = {building: spots(building) for building in every}
    shared = Counter(spot for found in theirs.values() for spot in found)
    own = {building: {spot for spot in theirs[building] if shared[spot] == 1} for building in every}

    def names(text: str) -> frozenset[str]:
        signs, told = _plain(text), spots(text)
        return frozenset(one for one in every if own[one] & told or _alone(whole[one], signs))

    return names


def _alone(whole: str, signs: str) -> bool:
    """The whole name stands in the text, and not behind another figure: 1号楼 is not in 11号楼."""
    at = signs.find(whole)
    return at >= 0 and not (whole[0].isdigit() and signs[:at][-1:].isdigit())


def _plain(text: str) -> str:
    return "".join(plain(text).split())
