"""How many sockets one person, the walls of one meeting, and everybody together hold; and which gives way to a new one."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from dataclasses import dataclass
from time import monotonic

from facilitate.service.access import Identity
from facilitate.web.bucket import Buckets

PER_PERSON, WALLS, IN_ALL = 8, 40, 8_000
"""Sockets that one person, the walls of one meeting, and everybody together hold at once."""
PEOPLE = 20_000
SETTLED = 10.0
"""Seconds for which a socket has been open before it gives way to a new one; whoever has as many younger ones is refused."""
OPENED_AT_ONCE, OPENED_A_SECOND = 60, 2.0
"""Sockets that one person, or all walls of a meeting, may open."""


@dataclass(frozen=True)
class Limits:
    """How many sockets one person, everybody together, and the walls of one meeting may hold at once; seconds after which one of a
    person gives way."""

    per_person: int = PER_PERSON
    total: int = IN_ALL
    walls: int = WALLS
    settled: float = SETTLED


LIMITS = Limits()


class Held:
    """The open sockets by their Engine.IO id."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._open: dict[str, Identity] = {}
        self._each: defaultdict[tuple[str, str], OrderedDict[str, float]] = defaultdict(OrderedDict)
        self._opened = Buckets(OPENED_AT_ONCE, OPENED_A_SECOND, PEOPLE)

    def refusal(self, identity: Identity) -> str:
        """The status by which one more socket is refused, or ""."""
        if len(self._open) >= self._limits.total:
            return "503 Service Unavailable"
        if self._full(identity) or not self._opened.take("/".join(_whose(identity)), int(monotonic() * 1000)):
            return "429 Too Many Requests"
        return ""

    def _full(self, identity: Identity) -> bool:
        """Whether there is no room, nor one to be made: of a person's sockets the oldest is as new as this one."""
        mine = self._each.get(_whose(identity), OrderedDict())
        if not identity.person:
            return len(mine) >= self._limits.walls
        return len(mine) >= self._limits.per_person and monotonic() - next(iter(mine.values())) < self._limits.settled

    def belongs(self, sid: str, identity: Identity) -> bool:
        """Whether she has opened it."""
        return self._open.get(sid) == identity

    def enter(self, sid: str, identity: Identity) -> str:
        """It is open. The oldest that gives way to it where a person has too many (a phone's dead lines stay for a while), or ""."""
        self._open[sid] = identity
        mine = self._each[_whose(identity)]
        mine[sid] = monotonic()
        return mine.popitem(last=False)[0] if identity.person and len(mine) > self._limits.per_person else ""

    def leave(self, sid: str) -> None:
        """It is closed."""
        identity = self._open.pop(sid, None)
        if identity is not None:
            mine = self._each[_whose(identity)]
            mine.pop(sid, None)
            if not mine:
                del self._each[_whose(identity)]


def _whose(identity: Identity) -> tuple[str, str]:
    return identity.code, identity.person
