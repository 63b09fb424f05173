"""Which offers may fit a need and which needs an offer: a first pick by what they are about, then all that can be told of it.

Suggestions for people: nothing is matched by the program, and a clash is pointed out and hides nothing.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from facilitate.register.matching.about import About, explained, rarity
from facilitate.register.matching.fit import Asked, Fit, Offered, Reason
from facilitate.register.matching.matters import Known
from facilitate.register.matching.matters import known as shipped
from facilitate.register.matching.picking import LEAST, Shelf
from facilitate.register.matching.sides import asked, offered
from facilitate.register.matching.weighing import reasons


class _Weighed(NamedTuple):
    """A pair on its way to a Fit."""

    sure: bool
    points: int
    need: int
    offer: int
    about: About
    told: list[Reason]


class Market:
    """The needs and offers of one community on one day (`today`: ISO date, by which an offer may be past).

    Made once and asked often: making it reads every text (known ones are remembered), asking it looks at a few.
    """

    def __init__(
        self, needs: Iterable[Asked], offers: Iterable[Offered], today: str = "", known: Known | None = None
    ) -> None:
        self._known = known or shipped()
        self._today = today
        self._needs = {need.id: need for need in needs}
        self._offers = {offer.id: offer for offer in offers}
        mine = {id: asked(need, self._known) for id, need in self._needs.items()}
        theirs = {id: offered(offer, self._known) for id, offer in self._offers.items()}
        rare = rarity([*mine.values(), *theirs.values()])
        self._mine, self._theirs = Shelf(mine, rare), Shelf(theirs, rare)

    @property
    def size(self) -> int:
        """How many needs and offers there are."""
        return len(self._needs) + len(self._offers)

    def put(self, needs: Mapping[int, Asked | None], offers: Mapping[int, Offered | None]) -> None:
        """These as they are now, None: gone. How much words tell is counted anew only when a market is made."""
        for id, need in needs.items():
            self._mine.put(id, asked(need, self._known) if need else None)
        for id, offer in offers.items():
            self._theirs.put(id, offered(offer, self._known) if offer else None)
        self._needs = {id: need for id, need in {**self._needs, **needs}.items() if need}
        self._offers = {id: offer for id, offer in {**self._offers, **offers}.items() if offer}

    def need(self, id: int) -> Asked | None:
        """The need of that number, where there is one."""
        return self._needs.get(id)

    def offer(self, id: int) -> Offered | None:
        """The offer of that number, where there is one."""
        return self._offers.get(id)

    def wants(self, id: int) -> Mapping[str, str]:
        """The kinds of resources that a need asks for, with the word by which it does. Raises KeyError where it is not one of the needs."""
        return self._mine.sides[id].wants

    def pair(self, need: int, offer: int) -> Fit:
        """What is told of these two, also where they have nothing in common. Raises KeyError where either is not there."""
        found = self._theirs.compare(offer, self._mine.sides[need])
        return self._fit(self._weigh(need, offer, found))

    def for_need(self, id: int, most: int = 3) -> tuple[Fit, ...]:
        """The offers that fit this need best, the sure ones first. Raises KeyError where it is not one of the needs."""
        picked = self._theirs.pick(self._mine.sides[id])
        return self._best((self._weigh(id, offer, found) for offer, found in picked), most)

    def for_offer(self, id: int, most: int = 3) -> tuple[Fit, ...]:
        """The needs that this offer fits best, the sure ones first. Raises KeyError where it is not one of the offers."""
        picked = self._mine.pick(self._theirs.sides[id])
        return self._best((self._weigh(need, id, found) for need, found in picked), most)

    def _weigh(self, need: int, offer: int, found: About) -> _Weighed:
        mine = self._mine.sides[need]
        told = list(reasons(self._needs[need], self._offers[offer], mine, self._known, self._today))
        points = max(1, found.points + sum(one.points for one in told))
        return _Weighed(found.points >= LEAST, points, need, offer, found, told)

    def _best(self, weighed: Iterable[_Weighed], most: int) -> tuple[Fit, ...]:
        order = heapq.nsmallest(most, weighed, key=lambda one: (not one.sure, -one.points, one.need, one.offer))
        return tuple(map(self._fit, order))

    def _fit(self, one: _Weighed) -> Fit:
        same = explained(one.about, self._mine.sides[one.need], self._theirs.sides[one.offer], self._known)
        return Fit(
            need=one.need,
            offer=one.offer,
            sure=one.sure,
            about=one.about.points,
            points=one.points,
            reasons=(*same, *(each for each in one.told if each.points >= 0)),
            clashes=tuple(each for each in one.told if each.points < 0),
        )


def suggest(
    needs: Iterable[Asked], offers: Iterable[Offered], most: int = 3, today: str = ""
) -> tuple[dict[int, tuple[Fit, ...]], dict[int, tuple[Fit, ...]]]:
    """(need -> its offers, offer -> its needs), up to `most` each, best first; all of them at once."""
    needs, offers = list(needs), list(offers)
    market = Market(needs, offers, today)
    by_need = {need.id: market.for_need(need.id, most) for need in needs}
    return by_need, {offer.id: market.for_offer(offer.id, most) for offer in offers}
