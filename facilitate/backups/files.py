"""Files of a house: which belong to it, one state of its database beside it, and how something is put away for good."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from facilitate.store.box_keys import open_boxes

DATABASE = "facilitate.db"
BESIDE = (DATABASE + "-wal", DATABASE + "-shm")
FILES = ("secret", "organiser.key")
FOLDERS = ("boxes", "rules", "kept")
"""Keys of open secret ballots, the house's own rule files, and papers that stay when a meeting's raw data have gone."""
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


def belongings(data: Path) -> Iterator[tuple[str, Path]]:
    """(name in the backup, file) of all that belongs to a house beside its database."""
    for name in FILES:
        if (data / name).is_file():
            yield name, data / name
    for path in (*open_boxes(data), *sorted((data / "rules").glob("*")), *sorted((data / "kept").glob("*/*"))):
        if path.is_file() and not path.is_symlink():
            yield path.relative_to(data).as_posix(), path


def stage(data: Path, database: Path, folder: Path) -> None:
    """A house as it is at one moment, into an empty folder. A key lies in its place before the first choice that it seals, and is
    destroyed after the close: where keys came or went meanwhile it is done again. Raises as `snapshot`."""
    for _ in range(TRIES):
        before = open_boxes(data)
        snapshot(database, folder / DATABASE)
        try:
            for name, path in belongings(data):
                (folder / name).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                (folder / name).touch(mode=0o600)
                (folder / name).write_bytes(path.read_bytes())
        except FileNotFoundError:
            continue
        if open_boxes(data) == before:
            return
        wipe_folder(folder / "boxes")
    raise OSError("secret ballots open and close all the time")


def wipe_folder(folder: Path) -> None:
    """Each file in it as by `wipe`, and the folder itself."""
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else wipe(path)
    if folder.exists():
        folder.rmdir()


def wipe(path: Path) -> None:
    """Overwrite a file and take it away: nothing of it is found in the place where it lay, as far as a program can tell (a stick
    may keep worn cells to itself)."""
    with suppress(FileNotFoundError):
        with suppress(OSError), path.open("r+b") as file:
            left = path.stat().st_size
            while left > 0:
                left -= file.write(bytes(min(BLOCK, left)))
            keep(file)
        path.unlink()


def keep(file: Any) -> None:
    """What was written is on the disk when this returns."""
    file.flush()
    os.fsync(file.fileno())


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
