"""One connection's requests: read strictly and in turn, within patience; and which lines have said nothing yet."""

from __future__ import annotations

import socket
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import gevent
from gevent import pywsgi

from facilitate.web.bucket import Bucket
from facilitate.web.headers import HEADERS
from facilitate.web.heads import Body, TooLong, parsed

if TYPE_CHECKING:
    from facilitate.web.server import Server

AT_ONCE, A_SECOND = 120, 25
"""Requests of one line. A proxy of ours, which brings many people over one, is not counted."""
LINGER = 1.0
"""Seconds for which a line with too long a body is left open, unread: its sender sees the answer, and has not yet another line."""
TOO_LONG = """<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>413</title>
<p>太大了，没有收下。请弄小一些再试。</p><p lang="en">This is too large and was not taken. Please make it smaller and try again.</p>
""".encode()


class Handler(pywsgi.WSGIHandler):
    """One connection: hands itself to the websocket, hangs up on whoever dribbles, and takes one request at a time in turn."""

    server: Server

    def __init__(self, sock: Any, address: Any, server: Server) -> None:
        super().__init__(sock, address, server)
        self._line = sock
        self._haste = None if server.trusts(address) else Bucket(AT_ONCE, A_SECOND)

    def handle(self) -> None:
        try:
            super().handle()
        finally:
            self.server.waiting.leave(self._line)

    def read_requestline(self) -> str:
        self._take_turns()
        self.server.waiting.enter(self._line)
        self.socket.settimeout(self.server.patience.progress)
        line: str = gevent.with_timeout(self.server.patience.idle, super().read_requestline, timeout_value="")
        return line

    def read_request(self, raw_requestline: str) -> Any:
        found = gevent.with_timeout(
            self.server.patience.head, super().read_request, raw_requestline, timeout_value=False
        )
        if found and (
            self.request_version == "HTTP/0.9"
            or (str(self.request_version) < "HTTP/1.1" and "transfer-encoding" in self.headers)
        ):
            raise ValueError(f"{self.request_version} is not spoken here")
        return found

    def MessageClass(self, rfile: Any, *_more: Any) -> Any:
        return parsed(super().MessageClass, rfile)

    def handle_one_request(self) -> Any:
        found = super().handle_one_request()
        if not isinstance(found, tuple):
            return found
        if found[0] != "413":
            return found[0], refusal(found[0])
        self.socket.sendall(refusal("413", TOO_LONG))
        gevent.sleep(LINGER)
        return None

    def _handle_client_error(self, fault: Exception) -> tuple[str, bytes]:
        """Gevent's own hook: the status, and words that `refusal` replaces."""
        plain: Any = super()
        status: str = "413" if isinstance(fault, TooLong) else plain._handle_client_error(fault)[0]
        return status, b""

    def get_environ(self) -> dict[str, Any]:
        environ: dict[str, Any] = super().get_environ()
        environ["facilitate.request"] = self
        if environ["wsgi.input"] is self.wsgi_input:
            plain = self.wsgi_input
            self.wsgi_input = environ["wsgi.input"] = Body(
                self.rfile, self.content_length, plain.socket, plain.chunked_input, self._hang_up
            )
        body: Any = self.wsgi_input
        if not self.content_length and not body.chunked_input:
            self.server.waiting.leave(self.socket)  # all has been said: the next word is ours
        return environ

    def handle_one_response(self) -> None:
        super().handle_one_response()
        self.server.waiting.leave(self._line)

    def _hang_up(self) -> None:
        self.close_connection = True

    def _take_turns(self) -> None:
        """Others come first after each answer; who asks without pause is read more slowly."""
        now = int(time.monotonic() * 1000)
        wait = 0.0 if self._haste is None or self._haste.take(now) else 1 / A_SECOND
        gevent.sleep(wait)


def refusal(status: str, page: bytes = b"") -> bytes:
    """The whole answer to what is no request of ours, with what every answer says to a browser."""
    words = {"413": "Content Too Large", "414": "URI Too Long"}.get(status, "Bad Request")
    kind = {"Content-Type": "text/html; charset=utf-8"} if page else {}
    said = "".join(f"{name}: {value}\r\n" for name, value in (HEADERS | kind).items())
    return (
        f"HTTP/1.1 {status} {words}\r\nConnection: close\r\nContent-Length: {len(page)}\r\n{said}\r\n".encode() + page
    )


class Waiting:
    """The lines that have not yet said what they want; of too many the one that has waited longest is closed.

    A bare connect, a dribbled head, an endless body and an idle line each keep a place; who speaks up at once is never in
    question, from whatever address: a room shares one."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._lines: dict[Any, None] = {}

    def __len__(self) -> int:
        return len(self._lines)

    def enter(self, line: Any) -> None:
        self._lines[line] = None
        if len(self._lines) > self.most:
            oldest = next(iter(self._lines))
            del self._lines[oldest]
            with suppress(OSError):
                oldest.shutdown(socket.SHUT_RDWR)

    def leave(self, line: Any) -> None:
        self._lines.pop(line, None)
