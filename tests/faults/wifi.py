"""The wifi of the hall: forwards between phones and server, swallows answers, drops, and comes back; or is bad all evening."""

import asyncio
import random
from collections import Counter
from contextlib import suppress


class Wifi:
    """An access point in front of the server at `port`."""

    def __init__(self, port: int) -> None:
        self._behind = port
        self._lines: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None
        self.port = 0
        self.swallowing = False

    async def up(self) -> None:
        """Phones can reach the server, at the same address as before."""
        self.swallowing = False
        self._server = await asyncio.start_server(self._phone, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def down(self) -> None:
        """Every line breaks, and no new one can be made."""
        assert self._server is not None
        self._server.close()
        for line in self._lines:
            line.transport.abort()
        if self._tasks:
            await asyncio.wait(self._tasks)

    async def _phone(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        back, forth = await asyncio.open_connection("127.0.0.1", self._behind)
        self._lines |= {writer, forth}
        with suppress(OSError):
            await asyncio.gather(self._carry(reader, forth, up=True), self._carry(back, writer, up=False))
        for line in (writer, forth):
            line.close()
        self._lines -= {writer, forth}
        self._tasks.discard(task)

    async def _carry(self, source: asyncio.StreamReader, target: asyncio.StreamWriter, up: bool) -> None:
        while data := await source.read(65536):
            if up or not self.swallowing:
                await self._pass_on(data, target)
        target.close()

    async def _pass_on(self, data: bytes, target: asyncio.StreamWriter) -> None:
        target.write(data)
        await target.drain()


class BadWifi(Wifi):
    """Meanwhile delays each line by another time (so that what two phones sent in one order arrives in the other), stalls as
    lost packets do until they are sent again, trickles single bytes, and cuts in the middle of a frame. `seen` counts what it did."""

    DELAY, STALL, TRICKLE = 0.15, 1.5, 40
    CUTS, STALLS, TRICKLES = 0.01, 0.02, 0.1
    """Of each piece that passes, as parts of one."""

    def __init__(self, port: int, chance: random.Random) -> None:
        super().__init__(port)
        self._chance = chance
        self.seen: Counter[str] = Counter()
        self.bad = True

    async def _pass_on(self, data: bytes, target: asyncio.StreamWriter) -> None:
        drawn = self._chance.random()
        if not self.bad:
            await super()._pass_on(data, target)
            return
        await asyncio.sleep(self._chance.random() * self.DELAY)
        self.seen["delayed"] += 1
        if drawn < self.CUTS and len(data) > 1:
            self.seen["cut in mid-frame"] += 1
            await super()._pass_on(data[: self._chance.randrange(1, len(data))], target)
            target.transport.abort()
            raise ConnectionAbortedError
        if drawn < self.CUTS + self.STALLS:
            self.seen["stalled"] += 1
            await asyncio.sleep(self._chance.random() * self.STALL)
        elif drawn < self.CUTS + self.STALLS + self.TRICKLES:
            self.seen["trickled"] += 1
            for one in range(min(len(data), self.TRICKLE)):
                await super()._pass_on(data[one : one + 1], target)
                await asyncio.sleep(0.001)
            data = data[self.TRICKLE :]
        await super()._pass_on(data, target)
