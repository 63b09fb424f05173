"""How the whole house is: its processes tell each other their pulse again and again, and one that falls silent is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import msgspec

from facilitate.service.clock import Clock
from facilitate.service.relay import Relay
from facilitate.web.deadlines import Later
from facilitate.web.pulse import Pulse

PULSE = "pulse"
EVERY = 5.0
"""Seconds from one telling to the next."""
SILENT_MS = 16_000
"""Whoever has missed three tellings is silent."""


@dataclass(frozen=True)
class Health:
    """What is known of the house: the pulse of each process that was heard, by its number from 1, and how many seconds ago that
    was; how many it is `of`, as far as is known; those that are `silent`; those `unheard` so far, who have had no time to say
    anything; `deaf`: Redis is away, and this process knows of none but itself."""

    heard: Mapping[int, tuple[Pulse, int]]
    of: int = 1
    silent: tuple[int, ...] = ()
    unheard: tuple[int, ...] = ()
    deaf: bool = False

    @property
    def all(self) -> Pulse:
        """As if they were one process; of meetings and disk nothing is told, for they share them."""
        every = [pulse for pulse, _ in self.heard.values()]
        last = max(every, key=lambda pulse: pulse.kept)
        return Pulse(
            phones=sum(pulse.phones for pulse in every), behind=sum(pulse.behind for pulse in every),
            most=max(pulse.most for pulse in every), kept=last.kept, took=last.took,
            refused=sum((Counter(pulse.refused) for pulse in every), Counter()),
        )  # fmt: skip


class Pulses:
    """One process alone until it has joined the others."""

    def __init__(self, own: Callable[[], Pulse], clock: Clock, worker: int = 0, workers: int = 1) -> None:
        """`own` takes the pulse of this process, which is `worker` (from 0) of `workers`. Others that were started one by one
        beside the only one are numbered as they are heard."""
        self.own = own
        self._clock = clock
        self.me, self._workers = worker + 1, workers
        self._told: dict[int, tuple[int, Pulse]] = {}
        self._beside: dict[str, int] = {}
        self._relay: Relay | None = None
        self._listening = 0

    def join(self, relay: Relay, later: Later) -> None:
        """Tell the others and hear them; `later(seconds, work)` runs work by and by."""
        self._relay, self._later = relay, later
        self._listening = self._clock.now()
        relay.hear(PULSE, self._heard, self._returned)
        later(EVERY, self._again)

    def health(self) -> Health:
        """The house as it is known here: the others are told of as they were some seconds ago."""
        now, mine = self._clock.now(), {self.me: (self.own(), 0)}
        deaf = self._relay is not None and not self._relay.up
        if not deaf:
            self._told = {n: told for n, told in self._told.items() if now - told[0] < SILENT_MS}
        of = self._workers if self._workers > 1 else 1 + len(self._told)
        if self._relay is None or deaf or of == 1:
            return Health(mine, of, deaf=deaf and of > 1)
        theirs = {n: (pulse, (now - at) // 1000) for n, (at, pulse) in self._told.items()}
        heard = dict(sorted((theirs | mine).items()))
        missing = tuple(n for n in range(1, self._workers + 1) if n not in heard)
        early = now - self._listening < SILENT_MS
        return Health(heard, of, unheard=missing) if early else Health(heard, of, silent=missing)

    def _heard(self, who: str, things: Mapping[str, Any]) -> None:
        for number, told in things.items():
            one = int(number) if self._workers > 1 else self._beside.setdefault(who, len(self._beside) + 2)
            self._told[one] = (self._clock.now(), msgspec.convert(told, Pulse))

    def _returned(self) -> None:
        """The others can be heard again: each has some seconds to say something."""
        self._listening = self._clock.now()
        self._say()

    def _say(self) -> None:
        if self._relay is not None:
            self._relay.say(PULSE, {str(self.me): asdict(self.own())})

    def _again(self) -> None:
        self._later(EVERY, self._again)
        self._say()
