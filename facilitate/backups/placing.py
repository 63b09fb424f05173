"""A house that was brought back takes the place of the one that is there: all of it or nothing, wherever the power goes.

It lies whole in a folder beside the old one, on the disk to its last byte. One rename, to `.placing-DATE`, decides: before it the old
house stands, after it the new one. What follows (the old aside, `.placed-DATE`, the new into its place) is told by the folder's name
alone, and is gone on with by whoever opens the house next.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from facilitate.backups.files import BESIDE, keep_names, keep_tree
from facilitate.backups.names import DATABASE, FILES, FOLDERS
from facilitate.backups.shelf import STAMP
from facilitate.store.box_keys import ASIDE as ASIDE

OURS = (*BESIDE, *FILES, *FOLDERS, "meetings.json", DATABASE)
"""What a backup takes the place of."""
PLACING, PLACED = ".placing-", ".placed-"


class Busy(Exception):
    """Somebody brings a backup back into this folder at this moment."""


class Begun(OSError):
    """While it was half done somebody began another house there: nothing is written over. `waits` is the folder of the one that was
    brought back, `there` what lies in its way."""

    def __init__(self, waits: Path, there: list[Path]) -> None:
        super().__init__(f"{waits}: {', '.join(map(str, there))}")
        self.waits, self.there = waits, there


class Unfinished(OSError):
    """It is decided, and the disk failed on the way: the next opening goes on with it."""


def place(fresh: Path, data: Path, refuse: Callable[[], None]) -> Path | None:
    """The house in the folder `fresh` of `data` takes its place there; where that lies which was there, or None. `refuse` is asked
    again at the last moment, on both sides of the rename that decides. Raises Busy, Begun, OSError and what `refuse` raises: then the old
    house stands; Unfinished: then the new one does, as soon as it is opened."""
    with alone(data):
        _finish_all(data)
        refuse()
        keep_tree(fresh)
        decided = data / f"{PLACING}{_free(data)}"
        fresh.rename(decided)
        keep_names(data)
        try:
            refuse()
        except BaseException:
            decided.rename(fresh)
            raise
        try:
            return _finish(decided)
        except OSError as fault:
            raise Unfinished(fault.errno, fault.strerror, fault.filename) from fault


def recover(data: Path) -> Path | None:
    """Go on where a power cut fell into `place`; where that lies which was there before, None where there was nothing to do. To be
    asked before anything in the folder is looked at. Raises Busy, Begun, OSError."""
    if not _begun(data):
        return None
    with alone(data):
        return _finish_all(data)


@contextmanager
def alone(data: Path) -> Iterator[None]:
    """Nobody else places anything in that folder meanwhile, where the system can lock one (Windows cannot). Raises Busy."""
    if os.name != "posix":
        yield
        return
    import fcntl

    handle = os.open(data, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as fault:
        raise Busy from fault
    finally:
        os.close(handle)


def _begun(data: Path) -> list[Path]:
    return sorted((*data.glob(f"{PLACING}*"), *data.glob(f"{PLACED}*")))


def _finish_all(data: Path) -> Path | None:
    aside = None
    for folder in _begun(data):
        aside = _finish(folder) or aside
    return aside


def _finish(folder: Path) -> Path | None:
    """From wherever it stands. Each step may have been done already."""
    data, (stage, stamp) = folder.parent, _told(folder)
    aside = data / f"{ASIDE}{stamp}"
    if stage == PLACING:
        _put_aside(data, aside)
        folder = folder.rename(data / f"{PLACED}{stamp}")
        keep_names(data)
    if there := _in_the_way(folder):
        raise Begun(folder, there)
    for path in sorted(folder.iterdir()):
        path.replace(data / path.name)
    keep_names(folder)
    keep_names(data)
    folder.rmdir()
    keep_names(data)
    return aside if aside.exists() else None


def _in_the_way(folder: Path) -> list[Path]:
    """What lies where something of this folder is still to go: the old house is aside by now, so somebody has begun another."""
    names = {path.name for path in folder.iterdir()}
    found = (folder.parent / name for name in (*sorted(names), *(BESIDE if DATABASE in names else ())))
    return [path for path in found if os.path.lexists(path)]


def _put_aside(data: Path, aside: Path) -> None:
    there = [data / name for name in OURS if os.path.lexists(data / name)]
    if there:
        aside.mkdir(mode=0o700, exist_ok=True)
        keep_names(data)
    for path in there:
        path.rename(_unused(aside / path.name))
    keep_names(aside)
    keep_names(data)


def _unused(path: Path) -> Path:
    """What was put aside before is never written over: a program may have begun something anew in between."""
    number = 1
    while os.path.lexists(path):
        number, path = number + 1, path.with_name(f"{path.name}.{number}")
    return path


def _told(folder: Path) -> tuple[str, str]:
    stage = PLACING if folder.name.startswith(PLACING) else PLACED
    return stage, folder.name.removeprefix(stage)


def _free(data: Path) -> str:
    """The moment on the clock, and a number where something was put aside in the same second."""
    stamp = datetime.now().strftime(STAMP)
    return _unused(data / f"{ASIDE}{stamp}").name.removeprefix(ASIDE)
