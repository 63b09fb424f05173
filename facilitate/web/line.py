"""The line to one phone: whole frames in order, whether they wait their turn or are pushed in a broadcast."""

import socket
import sys
from contextlib import suppress
from typing import Any, cast

import gevent
from gevent.lock import BoundedSemaphore
from gevent.socket import socket as PlainSocket

PATIENCE = 45.0
"""Seconds that a phone may take to accept one message: a ping's interval and its grace together."""


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
            self._finish(self._at_once(data))

    def push(self, frame: bytes) -> None:
        """Hand over a frame on an idle line; what the kernel does not take at once follows by itself."""
        try:
            rest = self._at_once(frame)
        except OSError:
            return  # the phone has gone; its reader learns it by itself
        if rest:
            self._turn.acquire()
            gevent.spawn(self._follow, rest)

    def cut(self) -> None:
        """End the line at once. The phone comes back and asks for what it missed."""
        with suppress(OSError):
            self._sock.shutdown(socket.SHUT_RDWR)

    def _at_once(self, data: bytes) -> bytes:
        """Write what can be written without waiting; the rest."""
        try:
            return data[self._raw.send(data) :] if self._raw is not None else data
        except BlockingIOError:
            return data

    def _follow(self, rest: bytes) -> None:
        try:
            with suppress(OSError):
                self._finish(rest)
        finally:
            self._turn.release()

    def _finish(self, rest: bytes) -> None:
        if rest:
            try:
                gevent.with_timeout(PATIENCE, self._sock.sendall, rest)
            except (OSError, gevent.Timeout) as fault:
                self.cut()  # half a frame may be out: nothing may follow it
                raise ConnectionResetError from fault
