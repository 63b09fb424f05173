"""Bounds for what strangers may leave: so many at once from one address, so many from all together, in the memory of this process."""

from dataclasses import dataclass, field

from flask import current_app

from facilitate.web.bucket import Bucket, Buckets

ONE_AT_ONCE, ONE_A_SECOND = 60, 1 / 10
"""A whole hall may stand behind one address."""
ALL_AT_ONCE, ALL_A_SECOND = 300, 1 / 2
OURSELVES = ("127.0.0.1", "::1", None)
"""Behind a proxy of our own everybody comes from here: then only all together are bounded."""


@dataclass
class Flood:
    """The buckets of one kind of thing."""

    all: Bucket = field(default_factory=lambda: Bucket(ALL_AT_ONCE, ALL_A_SECOND))
    each: Buckets = field(default_factory=lambda: Buckets(ONE_AT_ONCE, ONE_A_SECOND))

    def take(self, address: str | None, now: int) -> bool:
        """One more from that address at `now` (server ms); False when it is too many."""
        here = address in OURSELVES or self.each.take(str(address), now)
        return here and self.all.take(now)


def flood(kind: str) -> Flood:
    """The bounds of this kind in this house."""
    found: Flood = current_app.extensions.setdefault(f"flood_{kind}", Flood())
    return found
