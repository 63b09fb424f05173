"""One run at several workers: calm votes, then comments and votes while something breaks, then what log and screens say."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

from facilitate.bench.acting import Acting, Comments, Votes
from facilitate.bench.crowd import storm, talk
from facilitate.bench.figures import Talk
from facilitate.bench.found import LATE, SHARE, Figures, about, of_talk
from facilitate.bench.gathering import Gathering
from facilitate.bench.hall import SETTLE, complain
from facilitate.bench.reading import faults_of_the_log, read, unequal
from facilitate.bench.redis_line import RedisLine
from facilitate.bench.seats import Seat, seated
from facilitate.bench.sights import Sights
from facilitate.bench.talks import COME_IN_MS, SIGN_UP_MS
from facilitate.bench.workers import Workers

CUT = 5.0
"""Seconds that Redis is gone."""
DRAIN = 30.0
"""Seconds that deliveries may still take, and that all may take to show the same."""
BRIEF = ("last phone p50, ms", "last phone p99, ms", "answer p99, ms", "missing", "doubled", "refused", SHARE, LATE)
"""What is told of the talks beside the calm votes."""


@dataclass
class Trial:
    """People in their seats at the workers of `server`; so many acts a second for so many seconds."""

    server: Workers
    line: RedisLine
    gathering: Gathering
    need: str
    seats: list[Seat]
    sights: Sights
    rate: float
    seconds: float

    @classmethod
    async def of(cls, server: Workers, line: RedisLine, key: str, phones: int, rate: float, seconds: float) -> "Trial":
        """A meeting with so many people, their phones spread over the workers' own ports."""
        gathering, sights = await Gathering.call(server.ports[0], key), Sights()
        _, faults = await storm(phones, phones * SIGN_UP_MS / 1000, gathering.sign_up, server)
        complain(faults)
        need, ports = await gathering.need(), server.ports
        seats = [Seat(token, gathering.code, sights, ports[n % len(ports)]) for n, token in enumerate(gathering.tokens)]
        _, faults = await storm(phones, phones * COME_IN_MS / 1000, lambda n: seats[n].sit(), server)
        complain(faults)
        return cls(server, line, gathering, need, seats, sights, rate, seconds)

    async def run(self, folder: Path, kill: bool, cut: bool) -> Figures:
        """The figures of the calm votes, of what was said and voted amid breaks, and all that does not agree in the end."""
        last = len(self.server.ports) - 1
        async with seated(self.seats, self.server.port):
            figures = of_talk(await self._talk(await self._ballot()))
            memory = self.server.memory() / 1e6
            await self.gathering.go_to("sort")
            figures |= _brief("comments", await self._amid(Comments(self.need), last if kill else None, cut))
            if kill or cut:
                votes = await self._ballot()
                figures |= _brief("votes amid breaks", await self._amid(votes, last - 1 if kill else None, cut))
            figures |= await unequal(self.gathering, self.server.ports, self.seats, DRAIN)
            told = [act for seat in self.seats for act in seat.accepted]
            kept = await asyncio.to_thread(read, self.server.db, folder, self.gathering.code)
            figures |= faults_of_the_log(kept, told)
            back = sum(seat.returns > 0 for seat in self.seats)
        return figures | {"phones that came back": back, "memory of all workers, MB": memory}

    async def _ballot(self) -> Votes:
        """A fresh one, of which everybody has been told."""
        ballot = await self.gathering.fresh_ballot()
        await asyncio.sleep(4 * SETTLE)
        return Votes(ballot, self.need)

    async def _talk(self, acting: Acting) -> Talk:
        """Nobody votes twice."""
        seconds = min(self.seconds, len(self.seats) / self.rate) if isinstance(acting, Votes) else self.seconds
        return await talk(self.seats, self.sights, acting, self.rate, seconds, self.server, DRAIN)

    async def _amid(self, acting: Acting, killed: int | None, cut: bool) -> Talk:
        """A talk in which that worker is killed and Redis is gone for a while; then all workers are there again."""
        breaking = asyncio.create_task(self._break(killed, cut))
        talked = await self._talk(acting)
        await breaking
        await asyncio.to_thread(self.server.wait_for_all)
        return talked

    async def _break(self, killed: int | None, cut: bool) -> None:
        await asyncio.sleep(min(self.seconds, len(self.seats) / self.rate) / 4)
        if killed is not None:
            self.server.kill_one(killed)
        if cut:
            self.line.cut()
            await asyncio.sleep(CUT)
            await asyncio.to_thread(self.line.restore)


def _brief(what: str, talked: Talk) -> Figures:
    figures = of_talk(talked)
    return about(what, {name: figures[name] for name in BRIEF})
