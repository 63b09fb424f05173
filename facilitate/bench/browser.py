"""What a phone's browser does over HTTP: a few requests on one connection, on asyncio, on this machine only."""

import asyncio
import json
from typing import Any


class HttpError(Exception):
    """An answer that was not hoped for: status and the beginning of its body."""


class Browser:
    """One connection to 127.0.0.1, kept open between requests; `token` goes along as bearer."""

    def __init__(self, port: int, token: str = "") -> None:
        self.port, self.token = port, token
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def ask(self, method: str, path: str, body: Any = None) -> tuple[int, bytes]:
        """Status and body. `body` is sent as JSON."""
        reader, writer = await self._line()
        writer.write(self._request(method, path, None if body is None else json.dumps(body).encode()))
        status = int((await reader.readline()).split()[1])
        length, chunked = 0, False
        while (line := await reader.readline()) not in (b"\r\n", b""):
            name, _, value = line.decode().lower().partition(":")
            length = int(value) if name == "content-length" else length
            chunked = chunked or (name == "transfer-encoding" and "chunked" in value)
        return status, await _chunks(reader) if chunked else await reader.readexactly(length)

    async def want(self, method: str, path: str, body: Any = None) -> bytes:
        """The body of an answer that must be 2xx. Raises HttpError."""
        status, answer = await self.ask(method, path, body)
        if not 200 <= status < 300:
            raise HttpError(f"{method} {path.split('?')[0]}: {status} {answer[:200].decode(errors='replace')}")
        return answer

    def close(self) -> None:
        """Hang up."""
        if self._writer is not None:
            self._writer.close()
            self._reader = self._writer = None

    async def _line(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self._reader is None or self._writer is None:
            self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 24)
        return self._reader, self._writer

    def _request(self, method: str, path: str, body: bytes | None) -> bytes:
        head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nAccept-Language: zh\r\n"
        head += f"Authorization: Bearer {self.token}\r\n" if self.token else ""
        if body is not None:
            head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        return head.encode() + b"\r\n" + (body or b"")


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    whole = b""
    while size := int(await reader.readline(), 16):
        whole += await reader.readexactly(size)
        await reader.readline()
    await reader.readline()
    return whole
