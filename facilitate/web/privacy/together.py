"""Kept papers that change with an erasure: all of them or none, wherever the power goes.

The new ones lie whole beside the old ones first. A list of them, in the folder of papers, says that they begin to take their places; the
database says whether the erasure came about: if so all new papers stand, else all old ones. Whoever comes next takes the list up.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import gevent

from facilitate.backups.files import keep, keep_names, wipe
from facilitate.store import asking
from facilitate.web.privacy.files import KEPT
from facilitate.web.services import Services

log = logging.getLogger(__name__)
NEW, OLD = ".part", ".old"
"""What a paper is called for the moment in which another takes its place."""
LIST = ".changing"
PATIENCE, LOOK = 10.0, 0.1
"""Seconds in which somebody else, who changes papers at this moment, may come to an end; and between two looks."""


@contextmanager
def changing(services: Services) -> Iterator[None]:
    """Nobody else changes kept papers meanwhile; what was begun and cut off is taken up before and after. Raises OSError."""
    kept = services.config.data / KEPT
    kept.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _alone(kept, PATIENCE):
        _take_up(services, kept)
        try:
            yield
        finally:
            try:
                _take_up(services, kept)
            except Exception:  # the database is not there: the list is taken up when it is
                log.exception("the kept papers are taken up later")


def take_up(services: Services) -> None:
    """What a power cut left half done, unless somebody is about it at this moment. Raises OSError and what the database says."""
    kept = services.config.data / KEPT
    if kept.is_dir():
        with suppress(BlockingIOError), _alone(kept, 0):
            _take_up(services, kept)
            tidy(services.config.data)


def half_way(services: Services) -> bool:
    """Whether papers are being changed at this moment, or somebody could not end it."""
    return (services.config.data / KEPT / LIST).exists()


def _take_up(services: Services, kept: Path) -> None:
    settle(kept, lambda code, times: services.book.read(lambda connection: asking.times(connection, code)) > times)


@contextmanager
def together(fresh: Mapping[Path, bytes], code: str = "", times: int = 0) -> Iterator[None]:
    """These files are in their places, whole, when the block is left; where it fails they are as before. What they said before lies
    beside them until `settle`, for the transaction in which this is done may fail yet: it came about where that meeting was erased in
    more than so many `times`. Raises OSError."""
    parts = {path: _beside(path, NEW) for path in fresh}
    folder = next(iter(fresh)).parent.parent if fresh else Path()
    try:
        for path, part in parts.items():
            _put(part, fresh[path])
            _drop(_beside(path, OLD), path)
        yield
        if fresh:
            _begin(folder, parts, code, times)
            for path, part in parts.items():
                _take_place(part, path)
            _keep_all(folder, parts)
    except BaseException:
        with suppress(OSError):
            settle(folder, lambda _code, _times: False) if fresh else None
        for part in parts.values():
            wipe(part)
        raise


def settle(kept: Path, came_about: Callable[[str, int], bool]) -> None:
    """Go on with the list that lies there, if one does: to its end where the erasure (code, times) came about, else back. Raises OSError;
    then the list stays."""
    try:
        told: dict[str, Any] = json.loads((kept / LIST).read_text())
    except FileNotFoundError:
        return
    forth = came_about(told["code"], told["times"])
    for name, was in told["papers"].items():
        (_forth if forth else _back)(kept / name, was)
    _keep_all(kept, [kept / name for name in told["papers"]])
    (kept / LIST).unlink()
    keep_names(kept)


def _forth(path: Path, _was: bool) -> None:
    part = _beside(path, NEW)
    if part.exists():
        part.replace(path)
    _drop(_beside(path, OLD), path)


def _back(path: Path, was: bool) -> None:
    old = _beside(path, OLD)
    if not was:
        wipe(path)
    elif old.exists():
        old.unlink() if path.exists() and old.samefile(path) else old.replace(path)
    wipe(_beside(path, NEW))


def _begin(folder: Path, parts: Mapping[Path, Path], code: str, times: int) -> None:
    papers = {path.relative_to(folder).as_posix(): path.exists() for path in parts}
    _keep_all(folder, parts)
    unsaid = folder / f"{LIST}{NEW}"
    _put(unsaid, json.dumps({"code": code, "times": times, "papers": papers}).encode())
    os.replace(unsaid, folder / LIST)
    keep_names(folder)


def _take_place(part: Path, path: Path) -> None:
    """Whenever the power goes, one of them is there as a whole, and the old one by another name."""
    if path.exists():
        try:
            os.link(path, _beside(path, OLD))
        except OSError:  # a file system without them
            path.replace(_beside(path, OLD))
    part.replace(path)


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600)
    with path.open("r+b") as file:
        file.truncate()
        file.write(data)
        keep(file)


def _keep_all(folder: Path, papers: Mapping[Path, Path] | list[Path]) -> None:
    for each in sorted({path.parent for path in papers} | {folder}):
        keep_names(each)


def tidy(data: Path) -> None:
    """What a killed program left before it began, or after all was done."""
    for part in (data / KEPT).rglob(f".*{NEW}"):
        wipe(part)
    for old in (data / KEPT).rglob(f".*{OLD}"):
        path = old.with_name(old.name[1 : -len(OLD)])
        _drop(old, path) if path.exists() else old.replace(path)


def _drop(old: Path, path: Path) -> None:
    """Wipe what a paper was before; where it is the paper itself by another name (the power went in between), only that name goes."""
    if old.exists() and path.exists() and old.samefile(path):
        old.unlink()
    else:
        wipe(old)


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(f".{path.name}{ending}")


@contextmanager
def _alone(folder: Path, patience: float) -> Iterator[None]:
    """Raises BlockingIOError, an OSError, where somebody else is about it for longer than that. Windows
    and some disks lock no folder."""
    if os.name != "posix":
        yield
        return
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if patience <= 0:
                    raise
                patience -= LOOK
                gevent.sleep(LOOK)
            except OSError:
                break
        yield
    finally:
        os.close(handle)
