"""The backups of a house that runs: every minute if something was written, at each stage's end, and again by itself after a fault."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from facilitate.backups.making import Maker, NoPlace, database_of, left_over, ready
from facilitate.backups.passphrase import NoPassphrase
from facilitate.config import Config
from facilitate.core.act import Entry
from facilitate.core.ballot.ballot_events import BallotCancelled, BallotClosed
from facilitate.core.course.agenda import MeetingEnded, StageEntered
from facilitate.core.meeting import Meeting
from facilitate.service.door import Door
from facilitate.service.mailbox import InWriter

log = logging.getLogger(__name__)
EVERY, FIRST, SOON = 60.0, 10.0, 1.0
"""Seconds between two backups, from the start to the first, and from a stage's end to its own."""
SHARE = 20
"""A backup that takes long is followed by a rest that is so many times as long: a slow stick is not written to all the time."""
FOLDS = 20
"""How many meetings are folded for one backup, so that phones need not wait: those that changed, and by and by the older ones."""
ENDS = (StageEntered, MeetingEnded, BallotClosed, BallotCancelled)
Later = Callable[[float, Callable[[], None]], object]
T = TypeVar("T")


@dataclass(frozen=True)
class Told:
    """How the backups are. `folder` where they go; `made` seconds ago the newest was made, or found to hold all there is (None: none
    since the start), in `took` seconds, of `size` bytes;
    `fault` "", `gone` (the place), `full`, `passphrase` (the file of it holds none) or `failed`;
    `left`: by name what could not go into it; `same`: it is no second place but the disk of the data; `locked`: under a
    passphrase; `off`: none are made."""

    folder: str = ""
    made: float | None = None
    took: float = 0.0
    size: int = 0
    fault: str = ""
    same: bool = False
    locked: bool = False
    off: bool = False
    left: tuple[str, ...] = ()


class Keeper:
    def __init__(self, config: Config, in_thread: InWriter, later: Later) -> None:
        """`in_thread` runs work in a real thread, where a disk may be waited for, and waits for it; `later` runs something by and by."""
        self._config, self._in_thread, self._later = config, in_thread, later
        self._maker = Maker(config, most=FOLDS)
        self._seen: object = None
        self._last: Path | None = None
        self._busy = self._again = self._asked = False
        self._made: float | None = None
        self._device: int | None = None
        self._next = 0.0
        self.told = Told(str(config.backups), off=config.backup == "off" or database_of(config) is None)

    def begin(self, door: Door) -> None:
        """From now on, of what comes through this door, if the house keeps any. What a killed program left half done goes in any case."""
        self._in_thread(lambda: left_over(self._config.data))
        if not self.told.off:
            door.listen_own(self.heard)
            self._later(FIRST, self._tick)

    def heard(self, _code: str, _m: Meeting, _chain: str, entries: Sequence[Entry]) -> None:
        """A listener of the door: a stage's end or a ballot's close is kept at once."""
        if not self._asked and any(isinstance(entry.event, ENDS) for entry in entries):
            self._asked = True
            self._later(SOON, self._now)

    def look(self) -> Told:
        """How they are at this moment."""
        made = None if self._made is None else time.monotonic() - self._made
        return replace(self.told, made=made)

    def apart(self, work: Callable[[Maker], T]) -> T:
        """What `work` answers, done with the maker of these backups in its thread: a stick that hangs keeps no act waiting."""
        done: T = self._in_thread(lambda: work(self._maker))
        return done

    # -- by and by -------------------------------------------------------------------------------------------------

    def _tick(self) -> None:
        try:
            if time.monotonic() >= self._next:
                self.once()
                self._next = time.monotonic() + SHARE * self.told.took
        finally:
            self._later(EVERY, self._tick)

    def _now(self) -> None:
        self._asked = False
        self.once()

    def once(self) -> None:
        """One backup, if something was written since the last; a fault is told and tried again a minute later."""
        if self._busy:
            self._again = True
            return
        self._busy = True
        try:
            self._in_thread(self._tried)
        finally:
            self._busy = False
        if self._again:
            self._again = False
            self._later(SOON, self._now)

    def _tried(self) -> None:
        try:
            self._make()
        except Exception as fault:
            self._failed(fault)

    def _make(self) -> None:
        self._check_place()
        now = self._maker.seen()
        there = self._last is not None and self._last.exists()  # another stick has none yet
        if now == self._seen and there and not self.told.fault:
            self._made = self._made if self._made is None else time.monotonic()
            return
        began = time.perf_counter()
        made = self._maker.make()
        self._seen, self._made = now, time.monotonic()
        self._last = made.path if made else None
        took, size = time.perf_counter() - began, made.path.stat().st_size if made else 0
        self.told = self._telling("", took, size)

    def _check_place(self) -> None:
        """A stick that was pulled out may leave an empty folder behind, on the disk of the data: that is not the place."""
        folder = self._config.backups
        ready(self._config)
        if folder.exists():
            device = folder.stat().st_dev
            if self._device not in (None, device) and device == self._config.data.stat().st_dev:
                raise NoPlace(2, "another disk than before", str(folder))
            self._device = device

    def _telling(self, fault: str, took: float, size: int) -> Told:
        same = self._config.backups.exists() and self._config.backups.stat().st_dev == self._config.data.stat().st_dev
        return Told(
            str(self._config.backups), None, took, size, fault, same, self._maker.key is not None, left=self._maker.left
        )

    def _failed(self, fault: Exception) -> None:
        """The meeting goes on; the organiser is told."""
        errno: Any = getattr(fault, "errno", None)
        gone = isinstance(fault, NoPlace) or not self._config.backups.exists()
        full = errno in (28, 122) or "full" in str(fault)
        kind = "passphrase" if isinstance(fault, NoPassphrase) else "gone" if gone else "full" if full else "failed"
        if kind != self.told.fault:
            log.error("a backup failed (%s): %s", kind, fault if gone or kind == "full" else repr(fault))
        self.told = self._telling(kind, self.told.took, self.told.size)
