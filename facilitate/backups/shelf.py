"""The folder in which the backups of one house stand: their names, the newest, and which are kept for how long."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from facilitate.backups.files import wipe

LAST, HOURS, DAYS, UPGRADES = 10, 24, 30, 3
"""How many of the newest are kept; for how many hours one each, for how many days one each, and of how many upgrades the one before."""
STALE = 3600
"""Seconds after which one that was begun is one that a killed program left."""
STAMP = "%Y-%m-%d-%H%M%S"
NAME = re.compile(
    r"facilitate-(?P<stamp>\d{4}-\d\d-\d\d-\d{6})-(?P<house>[0-9a-f]{6})"
    r"(?P<open>-open)?(-before-(?P<before>\w+))?\.(zip|locked)"
)


@dataclass(frozen=True, order=True)
class Backup:
    """`at` by this computer's clock on the wall; `open`: made while a secret ballot was open; `before` the tables' number where
    an upgrade followed."""

    at: datetime
    path: Path
    open: bool = False
    before: str = ""


class Shelf:
    """Several houses may share a stick: each sees only its own, by `house`."""

    def __init__(self, folder: Path, house: str) -> None:
        self.folder, self.house = folder, house

    def all(self) -> list[Backup]:
        """The newest first. Raises OSError where the folder cannot be read."""
        found = [one for path in self.folder.iterdir() if (one := _parsed(path, self.house))]
        return sorted(found, reverse=True)

    def next(self, now: datetime) -> datetime:
        """The moment under which the next one stands: after all that are there, whatever the clock says."""
        newest = next(iter(self.all()), None)
        at = now.replace(microsecond=0)
        return max(at, newest.at + timedelta(seconds=1)) if newest else at

    def place(self, at: datetime, open: bool, before: str, locked: bool) -> Backup:
        """Where it goes, and under which name."""
        words = f"{'-open' if open else ''}{f'-before-{before}' if before else ''}.{'locked' if locked else 'zip'}"
        path = self.folder / f"facilitate-{at.strftime(STAMP)}-{self.house}{words}"
        return Backup(at, path, open, before)

    def settle(self, made: Backup, only: bool = False) -> bool:
        """The new one is there: what is not to be kept any longer goes, with `only` everything else, newer ones too: they may have
        been begun before the erasure. False where a newer one was made meanwhile: then this one goes."""
        for path in self.folder.glob(f".facilitate-*-{self.house}*.part"):
            if only or path.stat().st_mtime < time.time() - STALE:
                wipe(path)
        all = self.all()
        if all and all[0] > made and not only:
            wipe(made.path)
            return False
        kept = {made} if only else keeping(all)
        for one in all:
            if one not in kept:
                wipe(one.path)
        return True


def keeping(all: Iterable[Backup]) -> set[Backup]:
    """Which of these, the newest first, are kept. Of those made while a secret ballot was open only the newest, if there is none
    after it."""
    all = list(all)
    shut = [one for one in all if not one.open or one is all[0]]
    plain = [one for one in shut if not one.before]
    kept = {*plain[:LAST], *[one for one in shut if one.before][:UPGRADES]}
    for form, most in (("%Y-%m-%d %H", HOURS), ("%Y-%m-%d", DAYS)):
        first: dict[str, Backup] = {}
        for one in plain:
            first.setdefault(one.at.strftime(form), one)
        kept |= set(list(first.values())[:most])
    return kept


def house_of(secret: bytes) -> str:
    """Six letters that tell this house's backups from another's, and nothing of its secret."""
    return sha256(b"house|" + secret).hexdigest()[:6]


def newest(folder: Path) -> Path | None:
    """The newest backup in a folder, of whatever house; None where there is none or it cannot be read."""
    with suppress(OSError):
        found = [one for path in folder.iterdir() if (one := _parsed(path, ""))]
        return max(found).path if found else None
    return None


def _parsed(path: Path, house: str) -> Backup | None:
    told = NAME.fullmatch(path.name)
    if told is None or (house and told["house"] != house):
        return None
    try:
        at = datetime.strptime(told["stamp"], STAMP)
    except ValueError:
        return None
    return Backup(at, path, bool(told["open"]), told["before"] or "")
