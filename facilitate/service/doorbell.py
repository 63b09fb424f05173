"""The doorbell: who has written in a meeting rings, and whoever holds that meeting reads on in the log."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from facilitate.core.act import Entry
from facilitate.core.meeting import Meeting
from facilitate.service.door import Door
from facilitate.service.mailbox import InWriter
from facilitate.service.relay import Relay
from facilitate.store.log import Log

log = logging.getLogger(__name__)
RINGS = "rings"
LOOK, LOOK_ALONE = 5.0, 1.0
"""Seconds between two looks at the heads of all meetings held here: a ring may be lost; and while none can be heard."""
GAP = 0.015
"""Seconds between two readings of one meeting: what is written meanwhile is read together."""


class Doorbell:
    def __init__(self, door: Door, store: Log, in_writer: InWriter, relay: Relay) -> None:
        self._memory = door.memory
        self._store = store
        self._in_writer = in_writer
        self._relay = relay
        self._wanted: dict[str, int] = {}
        self._now = threading.Event()
        self._stopped = threading.Event()
        self._threads: list[threading.Thread] = []
        door.listen_own(self._committed)
        relay.hear(RINGS, self._rung, self._now.set)

    def start(self) -> None:
        """One thread until `stop`, and one for each meeting that is being read."""
        self._begin(self._look_round)

    def stop(self) -> None:
        """Return when nothing is being read any more."""
        self._stopped.set()
        self._now.set()
        for thread in self._threads:
            thread.join()

    def look(self) -> None:
        """Read on in every meeting whose log is longer than is known here. Raises whatever the database says."""
        held = self._memory.held()
        heads = self._in_writer(lambda: self._store.heads(held)) if held else {}
        for code, head in heads.items():
            if held[code] < head:
                self._want(code, head)

    def _committed(self, code: str, _m: Meeting, _chain: str, entries: Sequence[Entry]) -> None:
        self._relay.say(RINGS, {code: entries[-1].seq})

    def _rung(self, _who: str, rings: Mapping[str, Any]) -> None:
        for code, seq in rings.items():
            if self._memory.lacks(code, seq):
                self._want(code, seq)

    def _want(self, code: str, seq: int) -> None:
        reading = code in self._wanted
        self._wanted[code] = max(seq, self._wanted.get(code, 0))
        if not reading:
            self._begin(self._read, code)

    def _read(self, code: str) -> None:
        """Until all that was rung for is known here, or there is no more; after a fault the next look tries again."""
        try:
            while self._memory.lacks(code, self._wanted[code]) and not self._stopped.is_set():
                wanted = self._wanted[code]
                if not self._memory.catch_up(code) and self._wanted[code] == wanted:
                    break
                self._stopped.wait(GAP)
        except Exception as fault:
            log.warning("%s: what others wrote cannot be read: %s", code, type(fault).__name__)
        finally:
            del self._wanted[code]

    def _begin(self, work: Callable[..., None], *about: str) -> None:
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        self._threads.append(threading.Thread(target=work, args=about, daemon=True))
        self._threads[-1].start()

    def _look_round(self) -> None:
        while not self._stopped.is_set():
            self._now.wait(LOOK if self._relay.up else LOOK_ALONE)
            self._now.clear()
            try:
                self.look()
            except Exception as fault:
                log.warning("the heads of the meetings cannot be read: %s", type(fault).__name__)
