"""Whether the house can keep what comes in: desks are told why it cannot, all screens when it can again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from facilitate.core.act import Entry
from facilitate.core.meeting import Meeting
from facilitate.service.door import Door
from facilitate.web.crowd import Send
from facilitate.web.deadlines import Later

LOOK = 1.0
"""Seconds between two looks whether there is room."""
TOLD = "disk_full"
"""The one trouble that people can end: others pass by themselves."""


class Trouble:
    def __init__(self, door: Door, send: Send, later: Later, has_room: Callable[[], bool] | None = None) -> None:
        """`has_room` is asked once a second while the disk is full; without it the next act that is kept tells that it goes on."""
        self._send = send
        self._later = later
        self._has_room = has_room
        self._codes = set[str]()
        door.listen_unkept(self._unkept)
        door.listen(self._kept)

    def rule(self, code: str) -> str:
        """Why nothing can be kept in this meeting for now; "" where it can."""
        return TOLD if code in self._codes else ""

    def _unkept(self, code: str, rule: str) -> None:
        if rule == TOLD and code not in self._codes:
            begins = not self._codes
            self._codes.add(code)
            self._later(0, partial(self._send, f"{code}/desk", "trouble", {"rule": TOLD}))
            if begins and self._has_room is not None:
                self._later(LOOK, self._look)

    def _kept(self, code: str, _m: Meeting, _chain: str, _entries: Sequence[Entry]) -> None:
        if code in self._codes:
            self._over(code)

    def _look(self) -> None:
        if not self._codes:
            return
        if self._has_room is not None and self._has_room():
            for code in tuple(self._codes):
                self._over(code)
        else:
            self._later(LOOK, self._look)

    def _over(self, code: str) -> None:
        """Phones send what waits as soon as they hear it, instead of with their next try."""
        self._codes.discard(code)
        for audience in ("desk", "room"):
            self._later(0, partial(self._send, f"{code}/{audience}", "trouble", {"rule": ""}))
