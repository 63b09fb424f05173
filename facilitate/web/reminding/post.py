"""Posting to an address that the organiser has set: nothing is followed, nothing waits for long, nothing large is read."""

from __future__ import annotations

import http.client
import socket
import ssl
import time
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from facilitate.web.reminding.addresses import far
from facilitate.web.reminding.addresses import near as inside
from facilitate.web.reminding.faults import NotSent
from facilitate.web.reminding.formats import Parcel

PATIENCE = 10.0
"""Seconds for the whole of it."""
MOST_BYTES = 65_536
"""Of the answer; what follows is not read."""

WRITTEN = "%/?:@!$&'()*+,;=-._~[]"
"""Signs of an address that go over the line as they are; letters of other tongues do not."""


@dataclass(frozen=True)
class Answer:
    """What the receiver said."""

    status: int
    text: str


def post(parcel: Parcel, near: bool, trust: ssl.SSLContext | None = None) -> Answer:
    """Post it; `near`: to an address in a private network alone, else to a public one alone, by https. `trust`: which certificates.
    Raises NotSent: unknown_host, far_wanted, near_wanted, timeout, not_reached, certificate, redirect."""
    parts = urlsplit(parcel.url)
    secure = parts.scheme == "https"
    host, port = parts.hostname or "", parts.port or (443 if secure else 80)
    if not secure and not near:
        raise NotSent("near_wanted")
    line = _Line(host, port, place(host, port, near), trust or ssl.create_default_context() if secure else None)
    path = quote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""), WRITTEN)
    try:
        line.request("POST", path, parcel.body, dict(parcel.headers))
        with line.getresponse() as told:
            answer = Answer(told.status, _read(told, time.monotonic() + PATIENCE).decode(errors="replace"))
    except TimeoutError as fault:
        raise NotSent("timeout") from fault
    except ssl.SSLError as fault:
        raise NotSent("certificate") from fault
    except (OSError, http.client.HTTPException) as fault:
        raise NotSent("not_reached") from fault
    finally:
        line.close()
    if 300 <= answer.status < 400:
        raise NotSent("redirect")
    return answer


def place(host: str, port: int, near: bool) -> str:
    """The numeric address that is then called, so that no second look-up can lead elsewhere. Raises NotSent."""
    try:
        found = [info[4][0] for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as fault:
        raise NotSent("unknown_host") from fault
    for each in map(str, found):
        if inside(each) if near else far(each):
            return each
    raise NotSent("near_wanted" if near else "far_wanted")


class _Line(http.client.HTTPConnection):
    """A connection to that numeric address under the name of the host."""

    def __init__(self, host: str, port: int, address: str, trust: ssl.SSLContext | None) -> None:
        super().__init__(host, port, timeout=PATIENCE)
        self._address = address
        self._trust = trust

    def connect(self) -> None:
        self.sock = socket.create_connection((self._address, self.port), PATIENCE)
        if self._trust is not None:
            self.sock = self._trust.wrap_socket(self.sock, server_hostname=self.host)


def _read(told: http.client.HTTPResponse, end: float) -> bytes:
    """Raises TimeoutError where it dribbles."""
    data = b""
    while len(data) < MOST_BYTES and (piece := told.read1(MOST_BYTES - len(data))):
        data += piece
        if time.monotonic() > end:
            raise TimeoutError
    return data
