"""People who vote and change their minds amid breaks, and what log, box and screens say of it afterwards."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from facilitate.bench.gathering import Gathering
from facilitate.bench.reading import faults_of_the_log, read, unequal
from facilitate.bench.seats import Accepted, Seat, seated
from facilitate.bench.sights import Sights
from tests.faults.house import KEY, House

PACE = 1.0
"""Seconds between two votes of one person."""
SETTLE = 15.0
"""Seconds that all may take to show the same."""
CARD = {"kind": "need", "fields": {"category": "safety"}}


@dataclass
class Voters:
    """So many people, spread over the workers, and one ballot on two needs with a secret box."""

    house: House
    gathering: Gathering
    ballot: str
    needs: list[str]
    seats: list[Seat]
    _enough: asyncio.Event = field(default_factory=asyncio.Event)

    @classmethod
    async def of(cls, house: House, people: int) -> "Voters":
        gathering, sights = await Gathering.call(house.ports[0], KEY), Sights()
        for number in range(people):
            await gathering.sign_up(number)
        await gathering.go_to("gather")
        token = gathering.tokens[0]
        needs = [
            (await gathering.act(token, "write", CARD | {"text": text}))["made"] for text in ("路灯不亮", "路不平")
        ]
        ports = house.ports
        seats = [Seat(one, gathering.code, sights, ports[n % len(ports)]) for n, one in enumerate(gathering.tokens)]
        ballot = await gathering.fresh_ballot()
        await asyncio.gather(*(seat.sit() for seat in seats))
        return cls(house, gathering, ballot, needs, seats)

    @property
    def told(self) -> list[Accepted]:
        """All that anybody was told was accepted."""
        return [act for seat in self.seats for act in seat.accepted]

    async def through(self, trouble: Callable[["Voters"], Awaitable[None]]) -> dict[str, float]:
        """Everybody votes and votes again while the trouble lasts; what does not agree afterwards, by name."""
        try:
            async with seated(self.seats, self.house.port):
                voting = [asyncio.create_task(self._vote(number)) for number in range(len(self.seats))]
                try:
                    await trouble(self)
                finally:
                    self._enough.set()
                    await asyncio.gather(*voting)
                self.house.wait_for_all()
                equal = await unequal(self.gathering, self.house.ports, self.seats, SETTLE)
                kept = read(self.house.db, self.house.folder, self.gathering.code)
        finally:
            self.gathering.host.close()
        figures = equal | faults_of_the_log(kept, self.told)
        return {name: value for name, value in figures.items() if value and name != "events in the log"}

    async def more(self, answers: int) -> None:
        """Return when so many more votes were accepted."""
        until = len(self.told) + answers
        while len(self.told) < until:
            await asyncio.sleep(0.02)

    async def _vote(self, number: int) -> None:
        times = 0
        while not self._enough.is_set():
            choice: dict[str, Any] = {need: 1 for need in self.needs if random.random() < 0.5}
            wish = {"op": f"v{number:03d}-{times:04d}", "verb": "vote"}
            answer = await self.seats[number].ask("act", wish | {"args": {"ballot": self.ballot, "choice": choice}})
            assert answer["ok"], answer
            times += 1
            await asyncio.sleep(PACE)
