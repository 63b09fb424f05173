"""How long a real phone waits before it tries again: the numbers of static/js/link.js and static/js/outbox.js."""

import random
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Habits:
    """Milliseconds, but for `tries` and `jitter`, a part of one."""

    knock: float
    knock_most: float
    later_most: float
    tries: int
    jitter: float
    pause: float
    pause_most: float
    patience: float

    def knocks(self, chance: random.Random) -> Iterator[float]:
        """Seconds before each try of a phone whose line broke, as socket.io's Backoff counts them."""
        tried = 0
        while True:
            wait = self.knock * 2.0**tried
            drawn = chance.random()
            wait += drawn * self.jitter * wait * (1 if int(drawn * 10) % 2 else -1)
            yield min(wait, self.knock_most if tried < self.tries else self.later_most) / 1000
            tried += 1

    def rests(self, chance: random.Random) -> Iterator[float]:
        """Seconds before an act that was not taken goes again, each time until one is answered."""
        pause = self.pause
        while True:
            pause = min(pause * 2, self.pause_most)
            yield pause * (0.5 + chance.random()) / 1000


PHONE = Habits(
    knock=500, knock_most=1500, later_most=8000, tries=20, jitter=0.7, pause=500, pause_most=15000, patience=8000
)
PATIENCE = PHONE.patience / 1000
"""Seconds that a phone waits for an answer."""
NOT_NOW = frozenset({"busy", "disk_full", "too_fast"})
"""Refusals of the moment: the act waits in the outbox and goes again."""
