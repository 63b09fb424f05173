"""A socket that gives way to a newer one of the same person: it hears why, so that its page does not come back by itself."""

from __future__ import annotations

from typing import Any

from facilitate.web.deadlines import Later

SAID = 0.5
"""Seconds in which a phone hears it, before its line is cut."""


class GivingWay:
    """Cuts lines of a Socket.IO server by their Engine.IO id."""

    def __init__(self, server: Any, later: Later) -> None:
        self._server = server
        self._later = later

    def __call__(self, line: str) -> None:
        """Tell it, and cut it soon after: a dead one hears nothing and takes nobody's time."""
        self._server.start_background_task(self._tell, line)
        self._later(SAID, lambda: self._cut(line))

    def _tell(self, line: str) -> None:
        sid = self._server.manager.sid_from_eio_sid(line, "/")
        if sid is not None:
            self._server.emit("bye", {"reason": "moved"}, to=sid)

    def _cut(self, line: str) -> None:
        """Nothing more is said over it, nor waited for."""
        phone = self._server.eio.sockets.get(line)
        wire = getattr(self._server.manager, "lines", {}).get(line)
        if wire is not None:
            wire.cut()
        if phone is not None:
            phone.close(wait=False, abort=True)
