"""The gate in front of the socket: who has no valid token is turned away before Socket.IO allocates anything."""

from collections.abc import Callable, Iterable
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs

from facilitate.service.access import Identity
from facilitate.service.turned_away import WALL as THE_WALL
from facilitate.service.turned_away import turned
from facilitate.web.headers import HEADERS
from facilitate.web.held import LIMITS, Held, Limits
from facilitate.web.ours import Ours

PATH = "/socket.io/"
COOKIE = "facilitate_"
WALL = "board_"
MOST_FIELDS, COOKIES_ASKED = 20, 8
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")
UNPROVEN = "facilitate.unproven"
"""In the environ of a deed by somebody who brings no key of her own and does not say from which page she comes."""
FOREIGN = "facilitate.foreign"
"""Of one that a page of another site asks for."""
MISDIRECTED = (
    "这个地址不是本会场的。请用大屏上写的地址打开。\n"
    "This name is not ours. Please open the address that is written on the wall.\n"
).encode()


class Gate:
    """WSGI middleware. What passes carries `environ["facilitate.identity"]`; everything else gets a short plain answer."""

    def __init__(
        self,
        app: Callable[..., Any],
        identify: Callable[[str | None, str, bool], Identity | None],
        origins: Iterable[str] = (),
        limits: Limits = LIMITS,
        polling: bool = True,
    ) -> None:
        """`identify(code or None, token, script)` finds the person, `script` where the token is brought as bearer; `origins` are
        the public addresses, as "https://host";
        without `polling` (one poll of several would reach another worker) only websockets pass."""
        self._app = app
        self._identify = identify
        self._ours = Ours(origins)
        self._polling = polling
        self._held = Held(limits)

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        if not environ.get("PATH_INFO", "").startswith(PATH):
            return self._page(environ, start_response)
        if _beyond_count(environ):
            return _refuse(start_response, "400 Bad Request")
        identity = self._admitted(environ)
        if identity is None:
            return _refuse(start_response, "401 Unauthorized")
        if not self._polling and _query(environ, "transport") != "websocket":
            return _refuse(start_response, "400 Bad Request")
        sid = _query(environ, "sid")
        if sid is not None and not self._held.belongs(sid, identity):
            return _refuse(start_response, "401 Unauthorized")
        full = self._held.refusal(identity) if sid is None else ""
        if full:
            if full.startswith("429"):
                _tell(identity)
            return _refuse(start_response, full)
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)  # 102 kB of deflate once grew to 219 MB
        environ["facilitate.identity"] = identity
        return self._app(environ, _saying_so(start_response))

    def _page(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        """A page or a deed by HTTP: of our own names alone; from where a deed is asked for goes along with it."""
        if environ.get("HTTP_HOST") and not self._ours.host(environ["HTTP_HOST"]):
            return _refuse(start_response, "421 Misdirected Request", MISDIRECTED)
        if environ.get("REQUEST_METHOD", "GET") not in SAFE and _bearer(environ) is None:
            source = environ.get("HTTP_ORIGIN") or environ.get("HTTP_REFERER")
            elsewhere = environ.get("HTTP_SEC_FETCH_SITE") in ("cross-site", "same-site")
            hidden = source == "null" and _is_form(environ) and not elsewhere
            environ[FOREIGN] = elsewhere if not source or hidden else not self._ours.page(environ)
            environ[UNPROVEN] = not source or hidden
        return self._app(environ, start_response)

    def watch(self, eio: Any, cut: Callable[[str], Any] | None = None) -> None:
        """Count the sockets of an Engine.IO server as they open and close, whatever their transport; `cut(sid)` ends one."""
        opened, closed = eio.handlers["connect"], eio.handlers["disconnect"]

        def on_connect(sid: str, environ: dict[str, Any]) -> Any:
            identity = environ["facilitate.identity"]
            oldest = self._held.enter(sid, identity)
            if oldest:
                _tell(identity)
                (cut or eio.disconnect)(oldest)
            answer = opened(sid, environ)
            if answer not in (None, True):
                self._held.leave(sid)
            return answer

        def on_disconnect(sid: str, *reason: str) -> Any:
            self._held.leave(sid)
            return closed(sid, *reason)

        eio.on("connect", on_connect)
        eio.on("disconnect", on_disconnect)

    def _admitted(self, environ: dict[str, Any]) -> Identity | None:
        if not self._ours.host(environ.get("HTTP_HOST", "")):
            return None
        bearer = _bearer(environ)
        if bearer is not None:
            return self._identify(_query(environ, "code"), bearer, True)
        if not self._ours.page(environ):
            return None
        found = (self._identify(code, token, False) for code, token in _cookies(environ)[:COOKIES_ASKED])
        return next((identity for identity in found if identity is not None), None)


def _tell(identity: Identity) -> None:
    """The desk of that meeting hears that somebody has too many lines."""
    turned(identity.code, identity.person or THE_WALL, "too_many_sockets")


def _is_form(environ: dict[str, Any]) -> bool:
    """Whether a form of a page was sent, by somebody whose browser never says from where it comes; she shows the form's token."""
    kind = environ.get("CONTENT_TYPE", "").partition(";")[0].strip().lower()
    return kind in FORMS and bool(environ.get("HTTP_COOKIE"))


def _refuse(start_response: Callable[..., Any], status: str, words: bytes = b"") -> list[bytes]:
    kind = [("Content-Type", "text/plain; charset=utf-8")] if words else []
    start_response(status, [("Content-Length", str(len(words))), ("Connection", "close"), *kind, *HEADERS.items()])
    return [words]


def _saying_so(start_response: Callable[..., Any]) -> Callable[..., Any]:
    """What Engine.IO answers says to a browser what all our answers say."""

    def start(status: str, said: list[tuple[str, str]], *more: Any) -> Any:
        names = {name.lower() for name, _ in said}
        return start_response(status, [*said, *(one for one in HEADERS.items() if one[0].lower() not in names)], *more)

    return start


def _bearer(environ: dict[str, Any]) -> str | None:
    kind, _, token = environ.get("HTTP_AUTHORIZATION", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else None


def _beyond_count(environ: dict[str, Any]) -> bool:
    """Whether there are more questions than we read: Engine.IO would read on, and find a socket that we have not seen."""
    return str(environ.get("QUERY_STRING", "")).count("&") >= MOST_FIELDS


def _query(environ: dict[str, Any], name: str) -> str | None:
    values: list[str] = parse_qs(environ.get("QUERY_STRING", "")).get(name, [])
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
