"""Files of a house: which belong to it, one state of its database beside it, and how something is put away for good."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from facilitate.backups.names import DATABASE, FILES, shown, sifted
from facilitate.store.box_keys import open_boxes
from facilitate.store.box_keys import wipe as wiped

BESIDE = (DATABASE + "-wal", DATABASE + "-shm")
SNAPSHOT, RESTORING, UNLOCKED = ".snapshot-", ".restoring-", ".unlocked-"
"""What lies in a data folder for a moment begins like this."""
BLOCK, TRIES = 1 << 20, 5


def driver() -> Any:
    """The SQLite of this program: two in one process would break each other's locks."""
    import pysqlite3.dbapi2 as found

    return found


def snapshot(database: Path, copy: Path) -> None:
    """One state of a database that others write in meanwhile, by SQLite's own online backup. Nobody waits for it: who writes
    goes on beside it. Raises what SQLite and the disk say."""
    copy.unlink(missing_ok=True)
    copy.touch(mode=0o600)
    source, target = driver().connect(f"file:{_quoted(database)}?mode=ro", uri=True), driver().connect(str(copy))
    try:
        source.execute("pragma busy_timeout=5000")
        target.execute("pragma journal_mode=OFF")
        target.execute("pragma synchronous=OFF")
        source.backup(target)
        target.execute("pragma journal_mode=DELETE")  # it carries no log beside it
    finally:
        target.close()
        source.close()


def whole(database: Path) -> str:
    """What is wrong with the pages of a database file, which is only read; "" where nothing is."""
    connection = driver().connect(f"file:{_quoted(database)}?mode=ro", uri=True)
    try:
        told = [row[0] for row in connection.execute("pragma quick_check(3)")]
    finally:
        connection.close()
    return "" if told == ["ok"] else "; ".join(map(str, told))[:300]


def belongings(data: Path) -> tuple[list[tuple[str, Path]], list[str]]:
    """(name in the backup, file) of all that belongs to a house beside its database, and the names of what lies there too and cannot
    go into a backup."""
    own = [(name, data / name) for name in FILES if (data / name).is_file()]
    own += [(path.relative_to(data).as_posix(), path) for path in open_boxes(data)]
    rest = (*sorted((data / "rules").glob("*")), *sorted((data / "kept").glob("*/*")))
    carried, left = sifted(data, iter(rest), len(own) + 2)
    return own + carried, left


def stage(data: Path, database: Path, folder: Path) -> list[str]:
    """A house as it is at one moment, into an empty folder; the names of what could not come along. A key lies in its place before the
    first choice that it seals, and is destroyed after the close: where keys came or went meanwhile it is done again. Raises as
    `snapshot`."""
    for _ in range(TRIES):
        wipe_folder(folder / "boxes")
        before = open_boxes(data)
        snapshot(database, folder / DATABASE)
        try:
            left = _copied(data, folder)
        except FileNotFoundError:
            continue
        if open_boxes(data) == before:
            return left
    raise OSError("secret ballots open and close all the time")


def _copied(data: Path, folder: Path) -> list[str]:
    """What belongs to the house, without its database. A rule or a paper that cannot be read is left out, and told."""
    carried, left = belongings(data)
    for name, path in carried:
        try:
            content = path.read_bytes()
        except PermissionError:
            if name in FILES or name.startswith("boxes/"):
                raise
            left.append(shown(name))
            continue
        (folder / name).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / name).touch(mode=0o600)
        (folder / name).write_bytes(content)
    return left


@contextmanager
def turn(folder: Path) -> Iterator[None]:
    """One after the other of all programs that write backups into a folder; whoever comes later waits. Where the system cannot lock a
    folder (Windows, some sticks) nobody waits."""
    if os.name != "posix":
        yield
        return
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def wipe_folder(folder: Path) -> None:
    """Each file in it as by `wipe`, and the folder itself."""
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() and not path.is_symlink() else wipe(path)
    if folder.exists():
        folder.rmdir()


def wipe(path: Path) -> None:
    """Overwrite a file and take it away: nothing of it is found in the place where it lay, as far as a program can tell (a stick
    may keep worn cells to itself)."""
    with suppress(FileNotFoundError):
        with suppress(OSError):
            wiped(path, bytes)
        path.unlink()


def keep(file: Any) -> None:
    """What was written is on the disk when this returns."""
    file.flush()
    os.fsync(file.fileno())


def keep_tree(folder: Path) -> None:
    """All names in a folder and in those below it are on the disk when this returns."""
    for path in (*folder.rglob("*"), folder):
        if path.is_dir():
            keep_names(path)


def keep_names(folder: Path) -> None:
    """The names in a folder are on the disk when this returns, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _quoted(path: Path) -> str:
    """As SQLite reads it in an address."""
    return str(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
