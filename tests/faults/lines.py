"""Lines to a server that speak as badly as an attack needs, and the one person whose token it has."""

import asyncio
import re
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field

TEXT, PING = 1, 9
UPGRADE = (
    "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
    "Sec-WebSocket-Extensions: permessage-deflate\r\n{head}\r\n"
)
ACCEPTED = re.compile(rb'43\d+\[\{"ok":true')


def frame(payload: bytes, opcode: int = TEXT, first: int = 0x80) -> bytes:
    """One masked frame, by a mask of noughts; `first` are its bits of finality and compression."""
    n = len(payload)
    size = bytes([0x80 | n]) if n < 126 else bytes([0xFF]) + n.to_bytes(8, "big")
    return bytes([first | opcode]) + size + bytes(4) + payload


@dataclass
class Line:
    """A line to the server that reads nothing unless asked to."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    status: int = 0

    def gone(self) -> bool:
        return self.writer.is_closing() or self.reader.at_eof()

    async def say(self, data: bytes) -> None:
        with suppress(OSError):
            self.writer.write(data)
            await self.writer.drain()


@dataclass
class Room:
    """Whom the attack is aimed at, and what has come of it so far."""

    port: int
    code: str
    token: str
    seconds: float
    count: int
    came: Counter[str] = field(default_factory=Counter)
    lines: list[Line] = field(default_factory=list)
    tasks: list["asyncio.Task[None]"] = field(default_factory=list)

    async def line(self) -> Line:
        made = Line(*await asyncio.open_connection("127.0.0.1", self.port))
        self.lines.append(made)
        return made

    async def socket(self, head: str = "") -> Line:
        """A websocket, with the status of its handshake."""
        made = await self.line()
        await made.say(self.upgrade(head))
        with suppress(OSError, asyncio.IncompleteReadError):
            made.status = int((await made.reader.readuntil(b"\r\n\r\n")).split()[1])
        return made

    def upgrade(self, head: str) -> bytes:
        """A handshake."""
        return UPGRADE.format(port=self.port, head=head).encode()

    async def seat(self) -> Line:
        """A websocket of the one person who has a token, entered."""
        made = await self.socket(f"Authorization: Bearer {self.token}\r\n")
        self.came[f"handshake {made.status}"] += 1
        await made.say(frame(b"40"))
        self.hear(made)
        return made

    def hear(self, line: Line) -> None:
        """Read what comes, until the line ends."""
        self.tasks.append(asyncio.ensure_future(self._hear(line)))

    async def _hear(self, line: Line) -> None:
        with suppress(OSError):
            while part := await line.reader.read(65536):
                self.came["accepted"] += len(ACCEPTED.findall(part))
                self.came["welcomed"] += part.count(b'40{"sid"')

    def until(self) -> float:
        print("begun", flush=True)
        return time.monotonic() + self.seconds
