"""A bucket of failures: so many at once, then so many a second, for everybody together (a room shares one address)."""

from collections import OrderedDict
from dataclasses import dataclass, field


@dataclass
class Bucket:
    """`size` failures at once, `rate` a second after that; instants are server milliseconds."""

    size: float
    rate: float
    left: float = -1
    at: int = 0

    def take(self, now: int) -> bool:
        """Take one; False when none is left."""
        refilled = self.size if self.left < 0 else min(self.size, self.left + max(0, now - self.at) / 1000 * self.rate)
        self.at, enough = now, refilled >= 1
        self.left = refilled - 1 if enough else refilled
        return enough

    def give_back(self) -> None:
        """What was taken was no failure."""
        self.left = min(self.size, self.left + 1)


@dataclass
class Buckets:
    """A bucket for each key, such as an address; of very many those used last are kept. A new one has `begin`, or (-1) is full."""

    size: float
    rate: float
    most: int = 2000
    begin: float = -1
    each: OrderedDict[str, Bucket] = field(default_factory=OrderedDict)

    def take(self, key: str, now: int) -> bool:
        """Take one of this key's; False when it has none left."""
        return self.begin_with(key, now).take(now)

    def begin_with(self, key: str, now: int) -> Bucket:
        """This key's, which fills from now on if it is new."""
        bucket = self.each.setdefault(key, Bucket(self.size, self.rate, self.begin, now))
        self.each.move_to_end(key)
        if len(self.each) > self.most:
            self.each.popitem(last=False)
        return bucket

    def give_back(self, key: str) -> None:
        """What was taken was no failure."""
        if key in self.each:
            self.each[key].give_back()

    def forget(self, key: str) -> None:
        """It has all of them again."""
        self.each.pop(key, None)
