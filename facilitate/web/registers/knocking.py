"""How often a wrong password may be tried: by an address, for a name, by all together. A right one always passes, slowly at worst."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256

import gevent
from flask import current_app
from gevent.lock import BoundedSemaphore

from facilitate.web.bucket import Bucket, Buckets
from facilitate.web.registers.flood import OURSELVES
from facilitate.web.registers.turns import Turns

HELD_SECONDS = 2.0
"""So much later a wrong password is answered where too many were wrong before."""
GAP_SECONDS = 0.2
"""So long after a wrong slow one of a name the next of that name is looked at: nobody guesses faster, by how many lines he may try."""
WAITING = 300
"""Slow tries of all names that wait for their turn; of more the last of the name for which most wait is told to try again."""


@dataclass
class Try:
    """One try of a `name` that is under way: `slow` where too many of that name, from its address or of all were wrong; what it has
    taken is given back when it was right."""

    slow: bool
    name: str = ""
    returns: list[Callable[[], None]] = field(default_factory=list)

    def right(self) -> None:
        """It was the right password."""
        for give_back in self.returns:
            give_back()


@dataclass
class Knocking:
    """The buckets of one house: for a name ten at once from one address, then two a minute; from all addresses six times that. A
    whole hall signs in behind one address, and a guesser may sit in it: of a name, of an address and of all together too many wrong
    ones only make the next ones slow."""

    all: Bucket = field(default_factory=lambda: Bucket(200, 5))
    addresses: Buckets = field(default_factory=lambda: Buckets(30, 1 / 5))
    names: Buckets = field(default_factory=lambda: Buckets(60, 1 / 5))
    pairs: Buckets = field(default_factory=lambda: Buckets(10, 1 / 30))
    browsers: Buckets = field(default_factory=lambda: Buckets(10, 1 / 30))
    lane: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(1))
    turns: Turns = field(default_factory=lambda: Turns(WAITING))

    def take(self, name: str, address: str | None, now: int) -> Try:
        """One more try at `now` (server ms). Who has none left for a name takes nothing of what is others' too.

        Behind a proxy of our own every address is the same: then only names and all together are bounded."""
        name = sha256(name.encode()).hexdigest()  # whatever length somebody sends
        pair = f"{address}|{name}"
        returns: list[Callable[[], None]] = [lambda: self.pairs.forget(pair)]
        if not self.pairs.take(pair, now):
            return Try(True, name, returns)
        far = address not in OURSELVES
        if far and not self.names.take(name, now):
            return Try(True, name, returns)
        if far:
            returns.append(lambda: self.names.give_back(name))
        if far and not self.addresses.take(str(address), now):
            return Try(True, name, returns)
        if far:
            returns.append(lambda: self.addresses.give_back(str(address)))
        if not self.all.take(now):
            return Try(True, name, returns)
        return Try(False, name, [*returns, self.all.give_back])

    def waits(self, name: str, browser: str, now: int) -> bool:
        """Whether this browser has itself been wrong so often about this name that it is told to wait, unlooked at: whose finger
        slips reads why. Who throws its mark away is in the slow lane; a guesser elsewhere takes nothing of it."""
        return bool(browser) and not self.browsers.take(_of_browser(name, browser), now)

    def let_in(self, name: str, browser: str) -> None:
        """It was right: this browser has all its tries again."""
        self.browsers.forget(_of_browser(name, browser))

    def look(self, one: Try, fits: Callable[[], bool]) -> bool:
        """What `fits` says of the password: at once, or where it is slow in the turn of its name, and one of all at a time. False, unlooked
        at, where too many wait."""
        if not one.slow:
            return fits()
        with self.turns.turn(one.name) as mine:
            if not mine:
                return False
            with self.lane:
                right = fits()
            if not right:
                gevent.sleep(GAP_SECONDS)
            return right


def _of_browser(name: str, browser: str) -> str:
    return f"{browser}|{sha256(name.encode()).hexdigest()}"


def knocking() -> Knocking:
    """The bounds of this house."""
    found: Knocking = current_app.extensions.setdefault("knocking", Knocking())
    return found
