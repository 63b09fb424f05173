"""The line to one phone: whole frames in order, whether they wait their turn or are pushed in a broadcast."""

import socket
import sys
from contextlib import suppress
from typing import Any, cast

import gevent
from gevent.lock import BoundedSemaphore
from gevent.socket import socket as PlainSocket


class Line:
    """`send` waits for its turn and for the phone; `push` never waits. No two frames ever interleave."""

    __slots__ = ("_phone", "_raw", "_sock", "_turn")

    def __init__(self, sock: Any, phone: Any) -> None:
        self._sock = sock
        # A gevent socket carries a non-blocking one. TLS must encrypt first and Windows is untested: both go the ordinary way.
        plain = type(sock) is PlainSocket and sys.platform != "win32"
        self._raw: Any = cast(Any, sock)._sock if plain else None
        self._turn = BoundedSemaphore(1)
        self._phone = phone

    @property
    def idle(self) -> bool:
        """Whether a frame pushed now would come after everything that was sent before."""
        return self._raw is not None and self._phone.upgraded and self._phone.queue.empty() and not self._turn.locked()

    @property
    def busy(self) -> bool:
        """Whether a frame is on its way and the phone has not taken all of it."""
        return self._turn.locked()

    def send(self, data: bytes) -> None:
        """Write all of `data`. Raises OSError, and cuts the line, when the phone does not take it in time."""
        with self._turn:
            self._write(data)

    def push(self, frame: bytes) -> None:
        """Hand over a frame on an idle line; what the kernel does not take at once follows by itself."""
        try:
            sent = self._raw.send(frame)
        except BlockingIOError:
            sent = 0
        except OSError:
            sent = len(frame)  # the phone has gone; its reader learns it by itself
        if sent < len(frame):
            self._turn.acquire()
            gevent.spawn(self._finish, frame[sent:])

    def cut(self) -> None:
        """End the line at once. The phone comes back and asks for what it missed."""
        with suppress(OSError):
            self._sock.shutdown(socket.SHUT_RDWR)

    def _finish(self, rest: bytes) -> None:
        try:
            with suppress(OSError):
                self._write(rest)
        finally:
            self._turn.release()

    def _write(self, data: bytes) -> None:
        try:
            self._sock.sendall(data)
        except OSError:
            self.cut()  # half a frame may be out: nothing may follow it
            raise
