"""The first pick: needs or offers found by what they say, without comparing each with each."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping

from facilitate.register.matching.about import About, about, weights
from facilitate.register.matching.sides import Side

LEAST, FAINT = 22, 6
"""Points for being about the same from which something is suggested, and from which it is named for want of better. Ours, tuned on
invented needs and offers."""
PICKED = 80
"""So many are weighed in full."""


class Shelf:
    """All needs, or all offers, by their matters, categories and words; `rare` says how much each word tells."""

    def __init__(self, sides: Mapping[int, Side], rare: Mapping[str, float]) -> None:
        self.sides = dict(sides)
        self._rare = rare
        self._known: dict[str, list[int]] = defaultdict(list)
        self._grams: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for id, side in sides.items():
            self._file(id, side)

    def put(self, id: int, side: Side | None) -> None:
        """This one as it is now, None: it is gone. How much words tell stays as it was when the shelf was made."""
        if old := self.sides.pop(id, None):
            for code in _codes(old):
                self._known[code].remove(id)
            for gram in weights(old, self._rare):
                self._grams[gram] = [one for one in self._grams[gram] if one[0] != id]
        if side:
            self.sides[id] = side
            self._file(id, side)

    def pick(self, side: Side) -> list[tuple[int, About]]:
        """Those most about the same as this side, best first, of equal ones the earlier number."""
        cosines: dict[int, float] = defaultdict(float)
        for gram, weight in weights(side, self._rare).items():
            for id, its in self._grams.get(gram, ()):
                cosines[id] += weight * its
        near = set(cosines).union(*(self._known.get(code, ()) for code in _codes(side)))
        found = ((id, about(side, self.sides[id], cosines.get(id, 0.0))) for id in near)
        fitting = (one for one in found if one[1].points >= FAINT)
        return heapq.nsmallest(PICKED, fitting, key=lambda one: (-one[1].points, one[0]))

    def compare(self, id: int, side: Side) -> About:
        """How much one of these is about the same as this side."""
        its = weights(self.sides[id], self._rare)
        cosine = sum(weight * its.get(gram, 0.0) for gram, weight in weights(side, self._rare).items())
        return about(side, self.sides[id], cosine)

    def _file(self, id: int, side: Side) -> None:
        for code in _codes(side):
            self._known[code].append(id)
        for gram, weight in weights(side, self._rare).items():
            self._grams[gram].append((id, weight))


def _codes(side: Side) -> list[str]:
    """Matters and categories, told apart."""
    return [*(f"m/{code}" for code in side.matters), *(f"c/{code}" for code in side.categories)]
