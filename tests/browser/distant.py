"""A long way to the server: what goes up and what comes down takes its time, each its own, in order."""

import asyncio
import threading
from contextlib import suppress


class Distant:
    """Stands before the server at `behind`; `up` and `down` in milliseconds. Runs in a thread of its own."""

    def __init__(self, behind: int, up: int, down: int) -> None:
        self._behind, self._up, self._down = behind, up / 1000, down / 1000
        self.port = 0
        self._lines: set[asyncio.StreamWriter] = set()
        self._loop = asyncio.new_event_loop()
        ready = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(ready,), daemon=True)
        self._thread.start()
        assert ready.wait(10)

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)

    def _run(self, ready: threading.Event) -> None:
        self._loop.run_until_complete(self._serve(ready))
        self._loop.close()

    async def _serve(self, ready: threading.Event) -> None:
        self._stop = asyncio.Event()
        server = await asyncio.start_server(self._line, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        ready.set()
        await self._stop.wait()
        server.close()
        for line in self._lines:
            line.transport.abort()
        if rest := asyncio.all_tasks() - {asyncio.current_task()}:
            await asyncio.wait(rest)

    async def _line(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        back, forth = await asyncio.open_connection("127.0.0.1", self._behind)
        self._lines |= {writer, forth}
        with suppress(OSError):
            await asyncio.gather(_carry(reader, forth, self._up), _carry(back, writer, self._down))
        for line in (writer, forth):
            line.close()
        self._lines -= {writer, forth}


async def _carry(source: asyncio.StreamReader, target: asyncio.StreamWriter, seconds: float) -> None:
    """Everything arrives so much later, in the order in which it was sent."""
    loop, end = asyncio.get_running_loop(), asyncio.Event()

    def arrive(data: bytes) -> None:
        if not target.is_closing():
            target.write(data)

    while data := await source.read(65536):
        loop.call_later(seconds, arrive, data)
    loop.call_later(seconds, end.set)
    await end.wait()
    target.close()
