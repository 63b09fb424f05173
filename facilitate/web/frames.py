"""RFC 6455 frames: one bounded message in, one frame out; no compression is ever spoken."""

from collections.abc import Callable, Iterator
from typing import Any

CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10


class Violation(Exception):
    """The phone broke the protocol or a limit; carries the close code of RFC 6455, 7.4.1."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Reader:
    """Exactly `n` bytes from a socket. Raises ConnectionResetError when it ends before."""

    __slots__ = ("_kept", "_sock")

    def __init__(self, sock: Any) -> None:
        self._sock, self._kept = sock, b""

    def __call__(self, n: int) -> bytes:
        while len(self._kept) < n:
            more = self._sock.recv(16384)
            if not more:
                raise ConnectionResetError
            self._kept += more
        taken, self._kept = self._kept[:n], self._kept[n:]
        return taken


def frame(opcode: int, payload: bytes) -> bytes:
    """One whole unmasked frame, as servers send them."""
    n = len(payload)
    if n < 126:
        head = bytes((0x80 | opcode, n))
    elif n < 65536:
        head = bytes((0x80 | opcode, 126)) + n.to_bytes(2, "big")
    else:
        head = bytes((0x80 | opcode, 127)) + n.to_bytes(8, "big")
    return head + payload


def read_frame(read: Callable[[int], bytes], limit: int) -> tuple[bool, int, bytes]:
    """The next frame as (final, opcode, payload). Over `limit` bytes it is refused before its payload is read."""
    first, second = read(2)
    final, opcode, length = bool(first & 0x80), first & 0x0F, second & 0x7F
    if first & 0x70 or not second & 0x80:  # an extension nobody agreed on, or a client that does not mask
        raise Violation(1002)
    if opcode >= CLOSE and (length > 125 or not final):
        raise Violation(1002)
    if length > 125:
        length = int.from_bytes(read(2 if length == 126 else 8), "big")
    if length > limit:
        raise Violation(1009)
    mask = read(4)
    return final, opcode, _unmask(read(length), mask)


def messages(
    read: Callable[[int], bytes],
    limit: int,
    control: Callable[[int, bytes], None],
    each: Callable[[], None] = lambda: None,
) -> Iterator[str | bytes]:
    """Whole messages of at most `limit` bytes; control frames go to `control` as they come; `each` is called before every
    frame: pings and empty pieces without end are no messages, and would never let others have a turn.

    Raises Violation, OSError when the line breaks, and UnicodeDecodeError on text that is not UTF-8.
    """
    kind, whole = 0, bytearray()
    while True:
        each()
        final, opcode, payload = read_frame(read, limit)
        if opcode >= CLOSE:
            control(opcode, payload)
            continue
        if opcode > BINARY or (opcode == CONTINUATION) != bool(kind):
            raise Violation(1002)
        kind = kind or opcode
        whole += payload
        if len(whole) > limit:
            raise Violation(1009)
        if final:
            yield whole.decode() if kind == TEXT else bytes(whole)
            kind, whole = 0, bytearray()


def _unmask(data: bytes, mask: bytes) -> bytes:
    n = len(data)
    key = (mask * (n // 4 + 1))[:n]
    return (int.from_bytes(data, "little") ^ int.from_bytes(key, "little")).to_bytes(n, "little")
