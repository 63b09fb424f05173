"""A bucket of failures: so many at once, then so many a second, for everybody together (a room shares one address)."""

from dataclasses import dataclass


@dataclass
class Bucket:
    """`size` failures at once, `rate` a second after that; instants are server milliseconds."""

    size: float
    rate: float
    left: float = -1
    at: int = 0

    def take(self, now: int) -> bool:
        """Take one; False when none is left."""
        refilled = self.size if self.left < 0 else min(self.size, self.left + (now - self.at) / 1000 * self.rate)
        self.at, enough = now, refilled >= 1
        self.left = refilled - 1 if enough else refilled
        return enough
