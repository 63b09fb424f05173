"""The gate in front of the socket: who has no valid token is turned away before Socket.IO allocates anything."""

import ipaddress
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import SplitResult, parse_qs, urlsplit

from facilitate.service.access import Identity

PATH = "/socket.io/"
COOKIE = "facilitate_"
WALL = "board_"


@dataclass(frozen=True)
class Limits:
    """How many sockets one person, and how many everybody together, may hold at once."""

    per_person: int = 8
    total: int = 8000


class Gate:
    """WSGI middleware. What passes carries `environ["facilitate.identity"]`; everything else gets a short plain answer."""

    def __init__(
        self,
        app: Callable[..., Any],
        identify: Callable[[str | None, str], Identity | None],
        origins: Iterable[str] = (),
        limits: Limits = Limits(),
        polling: bool = True,
    ) -> None:
        """`identify(code or None, token)` finds the person; `origins` are the public addresses, as "https://host";
        without `polling` (one poll of several would reach another worker) only websockets pass."""
        self._app = app
        self._identify = identify
        self._origins = frozenset(origin.rstrip("/").lower() for origin in origins)
        self._hosts = frozenset(urlsplit(origin).netloc for origin in self._origins)
        self._limits = limits
        self._polling = polling
        self._open: dict[str, Identity] = {}
        self._held: Counter[tuple[str, str]] = Counter()

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        if not environ.get("PATH_INFO", "").startswith(PATH):
            return self._app(environ, start_response)
        identity = self._admitted(environ)
        if identity is None:
            return _refuse(start_response, "401 Unauthorized")
        if not self._polling and _query(environ, "transport") != "websocket":
            return _refuse(start_response, "400 Bad Request")
        sid = _query(environ, "sid")
        if sid is None and self._held[identity.code, identity.person] >= self._limits.per_person:
            return _refuse(start_response, "429 Too Many Requests")
        if sid is None and len(self._open) >= self._limits.total:
            return _refuse(start_response, "503 Service Unavailable")
        if sid is not None and self._open.get(sid) != identity:
            return _refuse(start_response, "401 Unauthorized")
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)  # 102 kB of deflate once grew to 219 MB
        environ["facilitate.identity"] = identity
        return self._app(environ, start_response)

    def watch(self, eio: Any) -> None:
        """Count the sockets of an Engine.IO server as they open and close, whatever their transport."""
        opened, closed = eio.handlers["connect"], eio.handlers["disconnect"]

        def on_connect(sid: str, environ: dict[str, Any]) -> Any:
            self._enter(sid, environ["facilitate.identity"])
            answer = opened(sid, environ)
            if answer not in (None, True):
                self._leave(sid)
            return answer

        def on_disconnect(sid: str, *reason: str) -> Any:
            self._leave(sid)
            return closed(sid, *reason)

        eio.on("connect", on_connect)
        eio.on("disconnect", on_disconnect)

    def _admitted(self, environ: dict[str, Any]) -> Identity | None:
        if not self._host_known(environ.get("HTTP_HOST", "")):
            return None
        bearer = _bearer(environ)
        if bearer is not None:
            return self._identify(_query(environ, "code"), bearer)
        if not own_page(environ, self._origins):
            return None
        found = (self._identify(code, token) for code, token in _cookies(environ))
        return next((identity for identity in found if identity is not None), None)

    def _host_known(self, host: str) -> bool:
        """A name that points here without our knowledge is DNS rebinding; a bare address cannot be rebound."""
        name = _parts("//" + host.lower()).hostname or ""
        return name == "localhost" or host.lower() in self._hosts or _is_address(name)

    def _enter(self, sid: str, identity: Identity) -> None:
        self._open[sid] = identity
        self._held[identity.code, identity.person] += 1

    def _leave(self, sid: str) -> None:
        identity = self._open.pop(sid, None)
        if identity is not None:
            key = identity.code, identity.person
            self._held[key] -= 1
            if not self._held[key]:
                del self._held[key]


def own_page(environ: dict[str, Any], origins: Collection[str]) -> bool:
    """Whether one of our own pages asks. Browsers leave Origin out of a page's own GET; its Referer then stands in."""
    source = environ.get("HTTP_ORIGIN") or environ.get("HTTP_REFERER", "")
    parts = _parts(source.lower())
    own = parts.netloc == environ.get("HTTP_HOST", "").lower() and parts.scheme in ("http", "https")
    return own or f"{parts.scheme}://{parts.netloc}" in origins


def _refuse(start_response: Callable[..., Any], status: str) -> list[bytes]:
    start_response(status, [("Content-Length", "0"), ("Connection", "close"), ("Cache-Control", "no-store")])
    return []


def _bearer(environ: dict[str, Any]) -> str | None:
    kind, _, token = environ.get("HTTP_AUTHORIZATION", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else None


def _query(environ: dict[str, Any], name: str) -> str | None:
    try:
        values: list[str] = parse_qs(environ.get("QUERY_STRING", ""), max_num_fields=20).get(name, [])
    except ValueError:
        values = []
    return values[0] if values else None


def _cookies(environ: dict[str, Any]) -> list[tuple[str, str]]:
    """(code, token) of the meeting that the page names in `?code=`, or else of every meeting this browser knows.

    A laptop that shows both wall and desk holds two cookies: the wall's comes first for `?as=board`, the person's otherwise."""
    try:
        jar = SimpleCookie(environ.get("HTTP_COOKIE", ""))
    except CookieError:
        return []
    code = _query(environ, "code")
    ours = [(name.removeprefix(COOKIE), morsel.value) for name, morsel in jar.items() if name.startswith(COOKIE)]
    wall = _query(environ, "as") == "board"
    ours.sort(key=lambda cookie: cookie[0].startswith(WALL) != wall)
    known = [(name.removeprefix(WALL), value) for name, value in ours]
    return [(found, token) for found, token in known if code is None or found.upper() == code.upper()]


def _parts(address: str) -> SplitResult:
    """The parts of an address; of one that is none, nothing."""
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "", "", "", "")


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
