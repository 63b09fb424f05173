"""One text as browsers take it: brotli, gzip or plain, each packed once and kept."""

import gzip
from functools import cached_property

import brotli

from facilitate.web.encodings import chosen

OFFERED = ("br", "gzip")
QUICK, BEST = 5, 11
"""Brotli's effort: a quarter of a second for a screen's script is too long while phones wait, and worth it before they come."""


class Packed:
    """A text, packed quickly when somebody waits for it, or as small as can be when nobody does yet."""

    def __init__(self, plain: bytes) -> None:
        self.plain = plain

    def taken(self, accepted: str) -> tuple[str, bytes]:
        """(encoding, body) for the value of an Accept-Encoding; "" is the plain text."""
        encoding = chosen(accepted, OFFERED)
        if encoding == "br":
            return encoding, self._brotli
        else:
            return encoding, self._gzip if encoding else self.plain

    def press(self) -> None:
        """Pack it as small as can be: some seconds of CPU for all of a program's files."""
        self._brotli = brotli.compress(self.plain, quality=BEST)

    @cached_property
    def _brotli(self) -> bytes:
        return bytes(brotli.compress(self.plain, quality=QUICK))

    @cached_property
    def _gzip(self) -> bytes:
        return gzip.compress(self.plain, 9, mtime=0)
