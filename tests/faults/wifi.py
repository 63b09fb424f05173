"""The wifi of the hall: forwards between phones and server, swallows answers, drops, and comes back."""

import asyncio
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
                target.write(data)
                await target.drain()
        target.close()
