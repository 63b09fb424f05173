"""QR codes as one SVG path: level M, quiet zone of four modules inside, upper-case addresses stay small."""

from __future__ import annotations

import struct
import zlib
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit, urlunsplit

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

QUIET = 4
DOTS = 8


class Qr(NamedTuple):
    """`size` modules a side, quiet zone included; `d` draws the dark modules in that box."""

    size: int
    d: str


@lru_cache(maxsize=256)
def qr(url: str) -> Qr:
    """The code of an address (or of any text), made once."""
    rows = _modules(url)
    return Qr(len(rows) + 2 * QUIET, "".join(_row(row, top) for top, row in enumerate(rows, QUIET)))


def _modules(url: str) -> list[list[bool | None]]:
    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(url)
    code.make(fit=True)
    return code.modules


def shouted(url: str) -> str:
    """The address in capitals, which fit a smaller code, where its path may be written so (`/J/CODE`)."""
    parts = urlsplit(url)
    loud = parts._replace(scheme=parts.scheme.upper(), netloc=parts.netloc.upper(), path=parts.path.upper())
    return urlunsplit(loud) if not parts.query else url


def wifi(name: str, password: str) -> Qr:
    """The code that joins a phone to a wireless network (WPA, or open without a password)."""
    kind = "WPA" if password else "nopass"
    return qr(f"WIFI:T:{kind};S:{_escaped(name)};P:{_escaped(password)};;")


def _row(row: list[bool | None], top: int) -> str:
    dark = [place for place, module in enumerate(row) if module]
    starts = [place for place in dark if place - 1 not in dark]
    return "".join(f"M{start + QUIET} {top}h{_run(row, start)}v1h-{_run(row, start)}z" for start in starts)


def _run(row: list[bool | None], start: int) -> int:
    end = start
    while end < len(row) and row[end]:
        end += 1
    return end - start


def _escaped(text: str) -> str:
    return "".join("\\" + sign if sign in '\\;,:"' else sign for sign in text)


@lru_cache(maxsize=256)
def png(url: str) -> bytes:
    """The code as a picture for papers that hold no paths: eight dots a module, black on white, quiet zone inside."""
    rows = _modules(url)
    size, side = len(rows) + 2 * QUIET, [False] * QUIET
    blank = [[False] * size] * QUIET
    framed = [*blank, *([*side, *map(bool, row), *side] for row in rows), *blank]
    lines = b"".join((b"\0" + bytes(0 if dark else 255 for dark in row)) * DOTS for row in framed)
    head = struct.pack(">IIBBBBB", size * DOTS, size * DOTS, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(lines, 9)) + _chunk(b"IEND", b"")
    )


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
