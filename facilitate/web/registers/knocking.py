"""How often a wrong password may be tried: by an address, for a name, by all together; right ones keep nobody out, and are kept out by few."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256

from flask import current_app
from gevent.lock import BoundedSemaphore

from facilitate.web.bucket import Bucket, Buckets
from facilitate.web.registers.flood import OURSELVES

HELD_SECONDS = 2.0
"""So much later a wrong password is answered where too many were wrong before."""
IN_LANE = 100
"""Tries of all together that are worked on one after the other while too many were wrong; more are not worked on at all."""


@dataclass
class Try:
    """One try that is under way: `slow` where too many from its address, or of all, were wrong; what it has taken is given back
    when it was right."""

    slow: bool
    returns: list[Callable[[], None]] = field(default_factory=list)

    def right(self) -> None:
        """It was the right password."""
        for give_back in self.returns:
            give_back()


@dataclass
class Knocking:
    """The buckets of one house: for a name ten at once from one address, then two a minute; from all addresses six times that. A
    whole hall signs in behind one address: of that, and of all together, too many wrong ones only make the next ones slow."""

    all: Bucket = field(default_factory=lambda: Bucket(200, 5))
    addresses: Buckets = field(default_factory=lambda: Buckets(30, 1 / 5))
    names: Buckets = field(default_factory=lambda: Buckets(60, 1 / 5))
    pairs: Buckets = field(default_factory=lambda: Buckets(10, 1 / 30))
    lane: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(1))
    room: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(IN_LANE))

    def take(self, name: str, address: str | None, now: int) -> Try | None:
        """One more try at `now` (server ms); None when it is too many for that name. Who has none left takes nothing of what is
        others' too.

        Behind a proxy of our own every address is the same: then only names and all together are bounded."""
        name = sha256(name.encode()).hexdigest()  # whatever length somebody sends
        pair = f"{address}|{name}"
        if not self.pairs.take(pair, now):
            return None
        far = address not in OURSELVES
        if far and not self.names.take(name, now):
            return None
        returns: list[Callable[[], None]] = [lambda: self.pairs.forget(pair)]
        if far:
            returns.append(lambda: self.names.give_back(name))
        if far and not self.addresses.take(str(address), now):
            return Try(True, returns)
        if far:
            returns.append(lambda: self.addresses.give_back(str(address)))
        if not self.all.take(now):
            return Try(True, returns)
        return Try(False, [*returns, self.all.give_back])

    @contextmanager
    def turn(self, one: Try) -> Iterator[bool]:
        """Whether the password is looked at now: at once, or in its turn where it is slow, unless too many wait."""
        if not one.slow:
            yield True
        elif not self.room.acquire(blocking=False):
            yield False
        else:
            try:
                with self.lane:
                    yield True
            finally:
                self.room.release()


def knocking() -> Knocking:
    """The bounds of this house."""
    found: Knocking = current_app.extensions.setdefault("knocking", Knocking())
    return found
