"""A request's head and body, read within bounds and so strictly that no proxy in front could read another request in it."""

from __future__ import annotations

import time
from collections.abc import Callable
from email import errors
from http.client import HTTPException
from typing import Any

import gevent
from gevent import pywsgi

HEAD_BYTES = 32_768
"""All lines of one head together."""
BODY_SECONDS, BODY_RATE = 20.0, 4096
"""A body may take so long, and a second more for each so many bytes that have come: a photo on a bad line comes through."""
LEFT_BYTES = 16_777_216
"""What of a body nobody has asked for is read away, so that its sender sees the answer; no page of ours takes a longer one."""
OF_BODIES = (
    errors.StartBoundaryNotFoundDefect, errors.NoBoundaryInMultipartDefect, errors.CloseBoundaryNotFoundDefect,
    errors.MultipartInvariantViolationDefect, errors.InvalidMultipartContentTransferEncodingDefect,
)  # fmt: skip
"""What the parser of mails misses in the head of a form with a file: the body, which it is not given."""
TOKEN = frozenset("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


class TooLong(ValueError):
    """A head that announces a body which no page takes."""


class Bounded:
    """Lines of a head from `rfile`. Raises ValueError beyond HEAD_BYTES, and where a line ends in its middle for some."""

    def __init__(self, rfile: Any) -> None:
        self._rfile, self._left = rfile, HEAD_BYTES

    def readline(self, _most: int = 0) -> bytes:
        line: bytes = self._rfile.readline(self._left + 1)
        self._left -= len(line)
        if self._left < 0:
            raise ValueError("a head beyond all bounds")
        if b"\r" in line.removesuffix(b"\n").removesuffix(b"\r"):
            raise ValueError("a line that some would read as two")
        return line


def parsed(parse: Callable[..., Any], rfile: Any) -> Any:
    """The head's fields by `parse(rfile)`. Raises ValueError where there is more than one way to read them."""
    try:
        found = parse(Bounded(rfile), 0)
    except HTTPException as fault:
        raise ValueError(str(fault)) from fault
    _one_meaning(found)
    if int(found.get("content-length") or 0) > LEFT_BYTES:
        raise TooLong("a body that no page takes")
    return found


def _one_meaning(head: Any) -> None:
    """No field folded or misspelt, one length or one coding and never both, one host: RFC 9112, 5 and 6.3, without its leniencies."""
    fields = list(head.items())
    lengths, codings = head.get_all("content-length", []), head.get_all("transfer-encoding", [])
    wrong = (
        any(not isinstance(defect, OF_BODIES) for defect in head.defects)
        or not all(name and set(name) <= TOKEN for name, _ in fields)
        or any(sign in value for _, value in fields for sign in "\r\n\0")
        or len(lengths) + len(codings) > 1
        or not all(length.strip().isascii() and length.strip().isdigit() for length in lengths)
        or not all(coding.strip().lower() == "chunked" for coding in codings)
        or len(head.get_all("host", [])) > 1
        or ("upgrade" in head.get("connection", "").lower() and (bool(codings) or lengths not in ([], ["0"])))
    )
    if wrong:
        raise ValueError("a head that can be read in two ways")


class Patient:
    """The bytes of one body, which may not dribble in without end. Raises TimeoutError, which is an OSError."""

    def __init__(self, rfile: Any) -> None:
        self._rfile, self._until = rfile, 0.0

    def read(self, most: int) -> bytes:
        """So many bytes; fewer where the line ends. In pieces, since each that comes lends patience for the next."""
        parts: list[bytes] = []
        while most > 0 and (part := self._taken(self._rfile.read, min(most, 16384))):
            parts.append(part)
            most -= len(part)
        return b"".join(parts)

    def readline(self, most: int = -1) -> bytes:
        return self._taken(self._rfile.readline, most)

    def _taken(self, read: Callable[[int], bytes], most: int) -> bytes:
        now = time.monotonic()
        self._until = self._until or now + BODY_SECONDS
        with gevent.Timeout(max(0.001, self._until - now), TimeoutError("a body without end")):
            part = read(most)
        self._until += len(part) / BODY_RATE
        return part


class Body(pywsgi.Input):
    """A body read with patience; `hang_up` is called where what is left of it will not be read."""

    __slots__ = ("_hang_up",)

    def __init__(self, rfile: Any, length: int | None, sock: Any, chunked: bool, hang_up: Callable[[], None]) -> None:
        patient: Any = Patient(rfile)
        super().__init__(patient, length, socket=sock, chunked_input=chunked)
        self._hang_up = hang_up

    def read(self, length: int | None = None) -> bytes:
        """At most `length` bytes. Raises OSError, and hangs up after the answer, where they do not come."""
        try:
            found: bytes = super().read(length)
        except OSError:
            self._chunked_input_error = True
            self._hang_up()
            raise
        return found

    def _discard(self) -> None:
        """What nobody has read is read away, up to a bound, so that the next request on this line begins where it should."""
        if self._chunked_input_error or (not self.chunked_input and not self._announced()):
            return
        self.send_100_continue_enabled = False
        left = -1 if self._announced() > LEFT_BYTES else LEFT_BYTES
        while left >= 0 and (part := self.read(16384)):
            left -= len(part)
        if left < 0:
            self._hang_up()

    def _announced(self) -> int:
        """How many bytes are still to come, as far as the head said."""
        return 0 if self.chunked_input else (self.content_length or 0) - self.position
