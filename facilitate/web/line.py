"""The line to one phone: whole frames in order, whether they wait or are pushed in a broadcast."""

import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any, cast

import gevent
from gevent.lock import BoundedSemaphore
from gevent.socket import socket as PlainSocket

PATIENCE = 45.0
"""Seconds that a phone may take to accept one message: a ping's interval and its grace together."""


class Line:
    """`send` waits for whatever is being written and for the phone; `push` never waits. No two frames ever interleave."""

    __slots__ = ("_at_once", "_phone", "_sock", "_waiting", "_writing")

    def __init__(self, sock: Any, phone: Any) -> None:
        self._sock = sock
        # A gevent socket carries a non-blocking one. TLS must encrypt first and Windows is untested: both go the ordinary way.
        plain = type(sock) is PlainSocket and sys.platform != "win32"
        self._at_once: Callable[[bytes], int] | None = cast(Any, sock)._sock.send if plain else None
        self._writing = BoundedSemaphore(1)
        self._waiting = 0  # what was given back is taken by them only at the loop's next round
        self._phone = phone

    @property
    def busy(self) -> bool:
        """Whether a frame is on its way and the phone has not taken all of it."""
        return self._writing.locked()

    def send(self, data: bytes) -> None:
        """Write all of `data`. Raises OSError, and cuts the line, when the phone does not take it in time."""
        self._waiting += 1
        with self._writing:
            self._waiting -= 1
            self._finish(memoryview(data)[self._taken(data) :])

    def push(self, frame: bytes) -> bool:
        """Hand over a frame, unless something sent before still waits; what the kernel does not take at once follows by itself.

        Called for each phone of a broadcast: what `send` does in two more calls stands here in one place."""
        write, phone = self._at_once, self._phone
        if write is None or not phone.upgraded or not phone.queue.empty() or self._waiting or self._writing.locked():
            return False
        try:
            taken = write(frame)
        except BlockingIOError:
            taken = 0
        except OSError:
            return True  # the phone has gone; its reader learns it by itself
        if taken < len(frame):
            self._writing.acquire()
            gevent.spawn(self._follow, memoryview(frame)[taken:])
        return True

    def cut(self) -> None:
        """End the line at once. The phone comes back and asks for what it missed."""
        with suppress(OSError):
            self._sock.shutdown(socket.SHUT_RDWR)

    def _taken(self, data: bytes) -> int:
        """How many bytes could be written without waiting."""
        try:
            return self._at_once(data) if self._at_once is not None else 0
        except BlockingIOError:
            return 0

    def _follow(self, rest: memoryview) -> None:
        try:
            with suppress(OSError):
                self._finish(rest)
        finally:
            self._writing.release()

    def _finish(self, rest: memoryview) -> None:
        if rest:
            try:
                gevent.with_timeout(PATIENCE, self._sock.sendall, rest)
            except (OSError, gevent.Timeout) as fault:
                self.cut()  # half a frame may be out: nothing may follow it
                raise ConnectionResetError from fault
