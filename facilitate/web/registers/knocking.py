"""How often a password may be tried: by an address, for a name, by all together; nobody who tries many keeps others out."""

from __future__ import annotations

from dataclasses import dataclass, field

from flask import current_app

from facilitate.web.bucket import Bucket, Buckets
from facilitate.web.registers.flood import OURSELVES


@dataclass
class Knocking:
    """The buckets of one house: for a name ten at once from one address, then two a minute; from all addresses six times that."""

    all: Bucket = field(default_factory=lambda: Bucket(200, 5))
    addresses: Buckets = field(default_factory=lambda: Buckets(30, 1 / 5))
    names: Buckets = field(default_factory=lambda: Buckets(60, 1 / 5))
    pairs: Buckets = field(default_factory=lambda: Buckets(10, 1 / 30))

    def take(self, name: str, address: str | None, now: int) -> bool:
        """One more try at `now` (server ms); False when it is too many. Who has none left takes nothing of what is others' too.

        Behind a proxy of our own every address is the same: then only names and all together are bounded."""
        if not self.pairs.take(_pair(name, address), now):
            return False
        if address not in OURSELVES and not (self.addresses.take(str(address), now) and self.names.take(name, now)):
            return False
        return self.all.take(now)

    def right(self, name: str, address: str | None) -> None:
        """It was the right password."""
        self.pairs.forget(_pair(name, address))


def knocking() -> Knocking:
    """The bounds of this house."""
    found: Knocking = current_app.extensions.setdefault("knocking", Knocking())
    return found


def _pair(name: str, address: str | None) -> str:
    return f"{address}|{name}"
