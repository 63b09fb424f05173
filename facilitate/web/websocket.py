"""The websocket that Engine.IO is given: bounded messages, no compression, one greenlet and one descriptor a phone.

Neither known driver fits: simple-websocket ignores short writes, cannot refuse deflate and takes a second descriptor and a third
greenlet for each phone; gevent-websocket has had no release since 2017 and no limit on a message.
"""

import base64
import hashlib
import time
from collections.abc import Callable, Iterator
from typing import Any

import gevent

from facilitate.service.access import Identity
from facilitate.service.turned_away import WALL, turned
from facilitate.web.frames import CLOSE, PING, PONG, TEXT, Reader, Violation, frame, messages
from facilitate.web.line import Line

MESSAGE_BYTES = 65536
BURST, PER_SECOND = 40, 20.0
"""Frames, of whatever kind: a phone that talks faster is read more slowly; its own line then holds it back."""
HANG_UP = 5.0
TOO_LARGE = 1009
_WORDS = frozenset({"1", "2probe", "3", "5"})
_PACKETS = frozenset("01234")
_GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


class WebSocket:
    """One phone's websocket, in the shape of an Engine.IO driver: called once, then `wait`, `send`, `close`."""

    def __init__(self, handler: Callable[["WebSocket"], Any], lines: dict[str, Line]) -> None:
        self._handler = handler
        self._lines = lines
        self._closed = False
        self._pace = Pace()
        self._whose: Identity | None = None

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        key = environ.get("HTTP_SEC_WEBSOCKET_KEY", "")
        request = environ.get("facilitate.request")
        if not key or environ.get("HTTP_SEC_WEBSOCKET_VERSION") != "13" or request is None:
            start_response("400 Bad Request", [("Content-Length", "0"), ("Sec-WebSocket-Version", "13")])
            return []
        self._whose = environ.get("facilitate.identity")
        request.close_connection = True
        request.socket.settimeout(None)  # pings find out who is silent; a timer for each wait would cost more
        request.rfile.close()  # with it go eight kilobytes of buffer; a phone speaks after its welcome, not before
        phone = self._handler.__self__  # type: ignore[attr-defined]
        self._line = Line(request.socket, phone)
        self._messages: Iterator[str | bytes] = messages(
            Reader(request.socket), MESSAGE_BYTES, self._control, self._keep_pace
        )
        welcome = _welcome(key)
        request.socket.sendall(welcome)
        request.response_length = len(welcome)  # the answer has been given: no error page may follow it
        self._lines[phone.sid] = self._line
        try:
            return self._handler(self)
        finally:
            self._lines.pop(phone.sid, None)

    def send(self, message: str | bytes) -> None:
        """Send one Engine.IO packet. Raises OSError when the phone has gone."""
        text = isinstance(message, str)
        self._line.send(frame(TEXT if text else TEXT + 1, message.encode() if isinstance(message, str) else message))

    def wait(self) -> str | bytes | None:
        """The next packet, or None when the phone has gone or was shown the door."""
        try:
            message = next(self._messages)
            if not _spoken(message):
                raise Violation(1003)
            return message
        except Violation as violation:
            self._tell("too_large" if violation.code == TOO_LARGE else "not_our_language")
            self.close(violation.code)
        except UnicodeDecodeError:
            self.close(1007)
        except (OSError, StopIteration, ValueError):
            self._line.cut()
        return None

    def close(self, code: int = 1000) -> None:
        """Say goodbye once; a phone that does not hang up within some seconds is cut."""
        if self._closed:
            return
        self._closed = True
        try:
            self._line.send(frame(CLOSE, code.to_bytes(2, "big")))
        except OSError:
            return
        gevent.spawn_later(HANG_UP, self._line.cut)

    def _keep_pace(self) -> None:
        if self._pace.keep():
            self._tell("flooding")

    def _tell(self, what: str) -> None:
        """The desk of this person's meeting hears of it."""
        if self._whose is not None:
            turned(self._whose.code, self._whose.person or WALL, what)

    def _control(self, opcode: int, payload: bytes) -> None:
        if opcode == PING:
            self._line.send(frame(PONG, payload))
        elif opcode == CLOSE:
            self.close()
            raise ConnectionResetError
        elif opcode != PONG:
            raise Violation(1002)


class Pace:
    """A token bucket on what one phone says."""

    __slots__ = ("_at", "_left")

    def __init__(self) -> None:
        self._left, self._at = float(BURST), time.monotonic()

    def keep(self) -> bool:
        """Wait as long as this phone has been too fast; whether it was, by more than a moment."""
        now = time.monotonic()
        self._left, self._at = min(BURST, self._left + (now - self._at) * PER_SECOND) - 1, now
        if self._left < 0:
            gevent.sleep(-self._left / PER_SECOND)
        return self._left < 0


def _spoken(message: str | bytes) -> bool:
    """Whether a phone of ours would say this: a control word of Engine.IO, or a Socket.IO packet of text."""
    return message in _WORDS or (isinstance(message, str) and message[:1] == "4" and message[1:2] in _PACKETS)


def _welcome(key: str) -> bytes:
    accept = base64.b64encode(hashlib.sha1(key.encode("latin-1") + _GUID, usedforsecurity=False).digest())
    return (
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n"
    )
