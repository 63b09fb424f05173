"""Pages that are the same for everybody but for one word are drawn and compressed once, and again when what they show has changed."""

from __future__ import annotations

import struct
import zlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from flask import Response, current_app, request

from facilitate.web.encodings import chosen

HOLE = "\ue000"
"""Where the word is to stand; a sign of nobody's script. The nearer to the page's end, the less is left to do for each."""
MOST = 200
GZIP = zlib.MAX_WBITS | 16
SMALL = -9
"""The window of a few hundred bytes, without a head of its own."""


@dataclass(frozen=True)
class Page:
    """A page around its hole. `begun` is a gzip stream up to the hole, after which nothing refers to what was before."""

    shows: Hashable
    before: bytes
    after: bytes
    begun: bytes

    def whole(self, word: str) -> bytes:
        """The page with that word in it."""
        return b"".join((self.before, word.encode(), self.after))

    def packed(self, word: str) -> bytes:
        """The same as gzip."""
        rest = word.encode() + self.after
        packer = zlib.compressobj(6, zlib.DEFLATED, SMALL)
        check = zlib.crc32(rest, zlib.crc32(self.before))
        end = struct.pack("<II", check, len(self.before) + len(rest))
        return b"".join((self.begun, packer.compress(rest), packer.flush(), end))

    def answer(self, word: str, status: int = 200) -> Response:
        """The page with its word, compressed where the browser takes it."""
        headers = {"Vary": "Accept-Encoding"}
        if chosen(request.headers.get("Accept-Encoding", ""), ("gzip",)):
            return Response(self.packed(word), status, headers | {"Content-Encoding": "gzip"}, "text/html")
        else:
            return Response(self.whole(word), status, headers, "text/html")


class Drawn:
    """The pages drawn last, by what they are."""

    def __init__(self) -> None:
        self._pages: OrderedDict[Hashable, Page] = OrderedDict()

    def page(self, which: Hashable, shows: Hashable, draw: Callable[[], str]) -> Page:
        """The page `which`, drawn now unless it was drawn when it showed the same."""
        page = self._pages.get(which)
        if page is None or page.shows != shows:
            page = self._pages[which] = _drawn(shows, draw())
            if len(self._pages) > MOST:
                self._pages.popitem(last=False)
        self._pages.move_to_end(which)
        return page


def drawn() -> Drawn:
    """The pages of the app at work."""
    found: Drawn = current_app.extensions.setdefault("drawn", Drawn())
    return found


def _drawn(shows: Hashable, text: str) -> Page:
    before, _hole, after = (part.encode() for part in text.rpartition(HOLE))
    packer = zlib.compressobj(9, zlib.DEFLATED, GZIP)
    return Page(shows, before, after, packer.compress(before) + packer.flush(zlib.Z_FULL_FLUSH))
