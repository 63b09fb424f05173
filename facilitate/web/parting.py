"""How Engine.IO reads what a phone posts that polls, and lets go of one: what cannot be read ends in a short answer, never in waiting."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from engineio.exceptions import EngineIOError


def install(eio: Any) -> None:
    """Before the first request."""
    opened = eio.handlers["connect"]

    def on_connect(sid: str, environ: dict[str, Any]) -> Any:
        phone = eio.sockets.get(sid)
        if phone is not None:
            phone.handle_post_request = partial(_read, phone.handle_post_request)
        return opened(sid, environ)

    eio.on("connect", on_connect)
    eio.disconnect = partial(_let_go, eio)


def _read(read: Callable[[dict[str, Any]], None], environ: dict[str, Any]) -> None:
    """Raises EngineIOError, whatever it is that cannot be read: Engine.IO would answer that all is well, and log a trace."""
    try:
        read(environ)
    except Exception as fault:
        raise EngineIOError from fault


def _let_go(eio: Any, sid: str | None = None) -> None:
    """Of that phone, or of all. Engine.IO would wait until a phone has taken what is left for it, which one that polls never does."""
    for one in [sid] if sid is not None else list(eio.sockets):
        phone = eio.sockets.get(one)
        if phone is not None:
            phone.close(wait=False, reason=eio.reason.SERVER_DISCONNECT)
            eio.sockets.pop(one, None)
