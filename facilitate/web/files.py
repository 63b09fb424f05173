"""The static files, answered before the app behind hears of them: a thousand phones ask for the same five."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import gevent

from facilitate.web.assets import COMPRESSED, Assets
from facilitate.web.headers import HEADERS

FOLDER = "/s/"
YEAR = "public, max-age=31536000, immutable"
QUIET = 60.0
"""Seconds after the start, and between two looks."""
App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


@dataclass(frozen=True)
class Files:
    """WSGI: GET and HEAD of /s/HASH/…; whatever is no file of ours goes on to the app. `assets` gives those at work."""

    behind: App
    assets: Callable[[], Assets]

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        address, method = environ.get("PATH_INFO", ""), environ["REQUEST_METHOD"]
        found = None
        if address.startswith(FOLDER) and method in ("GET", "HEAD"):
            found = self._found(address.removeprefix(FOLDER), environ.get("HTTP_ACCEPT_ENCODING", ""))
        if found is None:
            return self.behind(environ, start_response)
        headers, body = found
        start_response("200 OK", headers)
        return [body] if method == "GET" else []

    def _found(self, address: str, accepted: str) -> tuple[list[tuple[str, str]], bytes] | None:
        """Headers and body. An address with an old hash (a page opened before an upgrade) gets today's file, uncached;
        one that is asked for in part comes whole, as RFC 9110, 14.2 allows."""
        mark, _, path = address.partition("/")
        assets = self.assets()
        packed = assets.packed(path)
        if packed is None:
            return None
        encoding, body = packed.taken(accepted) if path.endswith(COMPRESSED) else ("", packed.plain)
        headers = HEADERS | {
            "Content-Type": _kind(path),
            "Content-Length": str(len(body)),
            "Cache-Control": YEAR if mark == assets.mark else "no-cache",
            "Vary": "Accept-Encoding",
            "Accept-Ranges": "none",
        }
        return [*headers.items(), *([("Content-Encoding", encoding)] if encoding else [])], body


def press_when_quiet(assets: Assets, connected: Callable[[], int], later: Callable[..., Any]) -> None:
    """Pack the files as small as can be, in a thread of its own, in a minute in which no phone is here."""

    def look() -> None:
        if connected():
            later(QUIET, look)
        else:
            gevent.get_hub().threadpool.spawn(assets.press)

    later(QUIET, look)


def _kind(path: str) -> str:
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
