"""The same server, with less patience so that a test need not wait (`hasty`), or with one bound taken away, to be caught.

`python hostile_twin.py hasty|gateless|inflating|paceless|patient|boundless serve …`
"""

# ruff: noqa: E402, B010

from gevent import monkey

monkey.patch_all()

import sys
import zlib
from collections.abc import Callable
from typing import Any

from facilitate.service.access import Identity
from facilitate.web import fanout, frames, gate, handler, heads, held, limits, line, server, websocket

IDLE, HEAD, BODY = 1.5, 1.0, 2.0
"""Seconds of patience."""
NEVER = 1e9


def hasty() -> None:
    """No promise is broken: it only waits less long."""
    _patience(IDLE, HEAD, BODY)


def gateless() -> None:
    """Whoever knocks at the sockets is let in as somebody."""
    anybody = Identity("ABCD2345", "p1", "resident", frozenset({"room"}))
    admitted = gate.Gate._admitted
    setattr(gate.Gate, "_admitted", lambda self, environ: admitted(self, environ) or anybody)
    setattr(gate.Gate.__init__, "__defaults__", ((), held.Limits(10_000, 10_000, 10_000), True))


def inflating() -> None:
    """What says that it is compressed is unpacked."""
    read = frames.read_frame

    def unpacked(taken: Callable[[int], bytes], limit: int) -> tuple[bool, int, bytes]:
        compressed, first = False, True

        def look(n: int) -> bytes:
            nonlocal compressed, first
            data = taken(n)
            if first and data[0] & 0x40:
                compressed, data = True, bytes([data[0] & 0xBF, data[1]])
            first = False
            return data

        final, opcode, payload = read(look, limit)
        return final, opcode, zlib.decompressobj(-15).decompress(payload) if compressed else payload

    def messages(read: Any, limit: int, control: Any, each: Any) -> Any:
        while True:
            each()
            _, opcode, payload = unpacked(read, limit)
            if opcode >= frames.CLOSE:
                control(opcode, payload)
            else:
                yield payload.decode()

    setattr(websocket, "messages", messages)


def paceless() -> None:
    """Nobody is too fast."""
    setattr(websocket.Pace, "keep", lambda _self: False)
    limits.ACTS_AT_ONCE, limits.ACTS_A_SECOND = 10**9, 1e9
    limits.LOOKS_AT_ONCE, limits.LOOKS_A_SECOND = 10**9, 1e9


def patient() -> None:
    """Heads and bodies may take for ever, and no silent line gives way."""
    _patience(NEVER, NEVER, NEVER)
    setattr(handler.Waiting, "enter", lambda *_: None)


def boundless() -> None:
    """Whatever a phone does not take is kept for it."""
    fanout.HELD_BYTES, line.PATIENCE = 10**12, NEVER


def _patience(idle: float, head: float, body: float) -> None:
    make = server.Server.__init__

    def impatient(self: Any, listener: Any, app: Any, spawn: Any, _patience: Any, *more: Any, **tls: Any) -> None:
        make(self, listener, app, spawn, server.Patience(idle, head, server.Patience().progress), *more, **tls)

    setattr(server.Server, "__init__", impatient)
    heads.BODY_SECONDS = body


if __name__ == "__main__":
    twins = (hasty, gateless, inflating, paceless, patient, boundless)
    {twin.__name__: twin for twin in twins}[sys.argv.pop(1)]()
    from facilitate.cli import main

    main()
