"""A line to Redis that can be cut: a process that the workers take for Redis, and which passes everything on while it lives.

`python -m facilitate.bench.redis_line REDIS_URL PORT`.
"""

import asyncio
import sys
from contextlib import suppress
from urllib.parse import SplitResult, urlsplit, urlunsplit

from facilitate.bench.process import Process, free_port
from facilitate.bench.stand import SERVER_CORE


class RedisLine:
    """Listens on a port of its own; `url` is what the workers are given. Apart from the crowd, whose load must not delay it."""

    def __init__(self, url: str) -> None:
        there, self._port = urlsplit(url), free_port()
        login = f"{there.username or ''}:{there.password}@" if there.password else ""
        self.url = urlunsplit((there.scheme, f"{login}127.0.0.1:{self._port}", there.path, there.query, ""))
        self._command = [sys.executable, "-m", "facilitate.bench.redis_line", url, str(self._port)]
        self._process: Process | None = None

    def restore(self) -> None:
        """Return when it passes on."""
        self._process = Process(self._command, {}, self._port)
        self._process.pin(SERVER_CORE)
        self._process.wait_until_it_answers()

    def cut(self) -> None:
        """Refuse new lines and end all that are open."""
        if self._process is not None:
            self._process.kill()
            self._process = None


async def pass_on(there: SplitResult, port: int) -> None:
    """For ever."""

    async def line(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            back, forth = await asyncio.open_connection(there.hostname or "127.0.0.1", there.port or 6379)
        except OSError:
            writer.close()
            return
        await asyncio.gather(_copy(reader, forth), _copy(back, writer))

    server = await asyncio.start_server(line, "127.0.0.1", port)
    await server.serve_forever()


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    writer.close()


if __name__ == "__main__":
    asyncio.run(pass_on(urlsplit(sys.argv[1]), int(sys.argv[2])))
