"""The yardstick: a bare websocket broadcaster with the same durable group commit and tick, and nothing else.

What the hardware and the operating system allow: no Socket.IO, no meeting, no rules, one prepared frame to every socket.
Run as `python -m facilitate.bench.yardstick PORT DATABASE [GAP_MS]`; with a gap of 0 every act is told of alone.
"""

import asyncio
import json
import queue
import sqlite3
import sys
import threading
from collections.abc import Callable
from typing import Any

import uvloop
from picows import WSFrame, WSListener, WSMsgType, WSTransport, WSUpgradeRequest, ws_create_server

OPEN = b'0{"sid":"x","upgrades":[],"pingInterval":25000,"pingTimeout":20000}'
Row = tuple[str, Callable[[], None]]


class Writer(threading.Thread):
    """One thread commits whatever waits, with synchronous=FULL, and only then lets the senders know."""

    def __init__(self, path: str, committed: Callable[[list[Row]], None]) -> None:
        super().__init__(daemon=True)
        self.rows: queue.SimpleQueue[Row] = queue.SimpleQueue()
        self._path, self._committed = path, committed

    def run(self) -> None:
        """Forever."""
        store = sqlite3.connect(self._path, isolation_level=None)
        store.execute("pragma journal_mode=wal")
        store.execute("pragma synchronous=full")
        store.execute("create table if not exists log (seq integer primary key, text text)")
        while True:
            batch = [self.rows.get()]
            while not self.rows.empty() and len(batch) < 500:
                batch.append(self.rows.get())
            store.execute("begin immediate")
            store.executemany("insert into log (text) values (?)", [(text,) for text, _ in batch])
            store.execute("commit")
            self._committed(batch)


class Room:
    """All lines, and the texts that wait for the next tick; `gap` in seconds."""

    def __init__(self, path: str, gap: float) -> None:
        self._gap = gap
        self.lines: set[WSTransport] = set()
        self._waiting: list[str] = []
        self._due: asyncio.TimerHandle | None = None
        self._loop = asyncio.get_running_loop()
        self.writer = Writer(path, self._committed)
        self.writer.start()

    def _committed(self, batch: list[Row]) -> None:
        self._loop.call_soon_threadsafe(self._after, batch)

    def _after(self, batch: list[Row]) -> None:
        for text, answer in batch:
            self._waiting.append(text)
            answer()
            if not self._gap:
                self._send()
        if self._due is None:  # the first change at once, the rest gathered
            self._tell()

    def _tell(self) -> None:
        self._due = self._loop.call_later(self._gap, self._tell) if self._waiting else None
        self._send()

    def _send(self) -> None:
        if self._waiting:
            put = {"tally": {str(n): 100 + n for n in range(12)}, "texts": self._waiting}
            whole = b"42" + json.dumps(["patch", {"from": 1, "to": 2, "now": 3, "put": put}]).encode()
            self._waiting = []
            for line in self.lines:
                line.send(WSMsgType.TEXT, whole)


class Line(WSListener):
    def __init__(self, room: Room) -> None:
        self._room = room

    def on_ws_connected(self, transport: WSTransport) -> None:
        self._room.lines.add(transport)
        transport.send(WSMsgType.TEXT, OPEN)

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        self._room.lines.discard(transport)

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        if frame.msg_type == WSMsgType.CLOSE:
            transport.disconnect()
        elif frame.msg_type == WSMsgType.TEXT:
            self._hear(transport, frame.get_payload_as_utf8_text())

    def _hear(self, transport: WSTransport, text: str) -> None:
        if text.startswith("40"):
            transport.send(WSMsgType.TEXT, b'40{"sid":"x"}')
        elif text.startswith("42"):
            number = text[2 : text.index("[")]
            event, data = json.loads(text[2 + len(number) :])
            answer = lambda: transport.send(WSMsgType.TEXT, f'43{number}[{{"ok":true,"seq":1}}]'.encode())  # noqa: E731
            self._do(event, data, answer)

    def _do(self, event: str, data: dict[str, Any], answer: Callable[[], None]) -> None:
        if event == "act":
            self._room.writer.rows.put((data["args"].get("text", ""), answer))
        else:
            answer()


async def main(port: int, path: str, gap_ms: int = 50) -> None:
    """Serve until killed."""
    room = Room(path, gap_ms / 1000)

    def upgrade(_request: WSUpgradeRequest) -> Line:
        return Line(room)

    server = await ws_create_server(upgrade, "127.0.0.1", port, backlog=4096)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(main(int(sys.argv[1]), sys.argv[2], *map(int, sys.argv[3:4])))
