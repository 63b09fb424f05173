"""Whose phones are connected at the other processes of the house: each tells the whole of its own, again and again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from typing import Any

from facilitate.service.clock import Clock
from facilitate.service.relay import Relay
from facilitate.web.crowd import Crowd
from facilitate.web.deadlines import Later

HERE = "here"
GAP = 1.0
"""Seconds between two tellings of who is connected in one meeting."""
AGAIN, FORGOTTEN_MS = 10.0, 30_000
"""Seconds after which everything is told again, and how long a process that says nothing more is believed."""


@dataclass(frozen=True)
class Told:
    """What one other process said of one meeting, at `at` (server ms): how many phones, and of whom."""

    at: int
    phones: int
    people: frozenset[str]


class Presence:
    """Without Redis nobody else's phones are known: after a while each process tells its own alone."""

    alone = False

    def __init__(self, crowd: Crowd, relay: Relay, clock: Clock, later: Later) -> None:
        self._crowd = crowd
        self._relay = relay
        self._clock = clock
        self._later = later
        self._told: dict[tuple[str, str], Told] = {}
        self._people: dict[str, frozenset[str]] = {}
        self._due: set[str] = set()
        relay.hear(HERE, self._heard, self._say_all)
        later(AGAIN, self._again)

    def people(self, code: str, /) -> Set[str]:
        """Who has a phone connected elsewhere."""
        return self._people.get(code, frozenset())

    def first(self, code: str, people: Iterable[str], /) -> bool:
        """Whether a process that comes before this one, by its name at the relay, has a phone of any of them."""
        mine = set(people)
        told = (told.people for (who, meeting), told in self._told.items() if meeting == code and who < self._relay.me)
        return any(not theirs.isdisjoint(mine) for theirs in told)

    def phones(self) -> int:
        """How many phones are connected elsewhere, of all meetings."""
        return sum(told.phones for told in self._told.values())

    def meetings(self) -> Set[str]:
        """In which meetings a phone is connected elsewhere."""
        return {code for _, code in self._told}

    def moved(self, code: str, /) -> None:
        """A phone has come or gone here: the others are told by and by."""
        if code not in self._due:
            self._due.add(code)
            self._later(GAP, lambda: self._say(code))

    def _say(self, code: str) -> None:
        self._due.discard(code)
        phones, people = self._crowd.here(code)
        self._relay.say(HERE, {code: {"phones": phones, "people": sorted(people)}})

    def _say_all(self) -> None:
        for code in self._crowd.watched():
            self._say(code)

    def _heard(self, who: str, things: Mapping[str, Any]) -> None:
        for code, told in things.items():
            people = frozenset(map(str, told["people"]))
            self._put(who, code, Told(self._clock.now(), int(told["phones"]), people) if told["phones"] else None)

    def _put(self, who: str, code: str, told: Told | None) -> None:
        before = self._told.pop((who, code), None)
        if told is not None:
            self._told[who, code] = told
        changed = (before.people if before else frozenset()) ^ (told.people if told else frozenset())
        if changed:
            others = (one.people for (_, meeting), one in self._told.items() if meeting == code)
            self._people[code] = frozenset().union(*others)
            if not self._people[code]:
                del self._people[code]
            self._crowd.elsewhere_moved(code, changed)

    def _again(self) -> None:
        """Say everything again, and forget whoever has not."""
        self._say_all()
        old = self._clock.now() - FORGOTTEN_MS
        for who, code in [key for key, told in self._told.items() if told.at < old]:
            self._put(who, code, None)
        self._later(AGAIN, self._again)
