"""The keys of open boxes: one file each in the data folder, made before the first choice lies there, destroyed after the close."""

from __future__ import annotations

import os
import re
import secrets
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

BYTES, BLOCK = 32, 1 << 20
ASIDE = "before-restore-"
"""So begins the folder beside the data in which a house lies that a backup took the place of; its boxes' keys lie there too."""
OURS = getattr(os, "O_NOFOLLOW", 0)
NAME = re.compile(r"([0-9A-Z]{1,8})-([0-9]{1,16})\.key", re.ASCII)
Emptied = Callable[[str, str], None]
"""Told (code, ballot) when a box was emptied for good."""


def open_boxes(data: Path) -> tuple[Path, ...]:
    """The key files in a data folder: one for each ballot in which choices lie. Whoever copies the database takes them along,
    and replaces the copy once a ballot is closed: database and key together tell who chose what."""
    return tuple(
        sorted(path for path in (data / "boxes").glob("*.key") if NAME.fullmatch(path.name) and _is_file(path))
    )


def box_of(path: Path) -> tuple[str, str]:
    """(code, ballot) of a key file that has such a name."""
    ((code, ballot),) = _named((path,))
    return code, ballot


def put_aside(data: Path) -> tuple[Path, ...]:
    """The key files of houses that were put aside when a backup was brought back."""
    found = (path for folder in _asides(data) for path in folder.glob("*.key"))
    return tuple(sorted(path for path in found if NAME.fullmatch(path.name)))


def wipe(path: Path, noise: Callable[[int], bytes] = os.urandom) -> None:
    """Overwrite a file and take its name away. A link is only taken away: what it leads to is none of ours. Raises OSError."""
    if _is_file(path):
        handle = os.open(path, os.O_RDWR | OURS)
        with os.fdopen(handle, "r+b") as file:
            left = os.fstat(handle).st_size
            while left > 0:
                left -= file.write(noise(min(BLOCK, left)))
            file.flush()
            os.fsync(handle)
    path.unlink(missing_ok=True)


def _is_file(path: Path) -> bool:
    """Whether it is a file itself, and no link to one."""
    with suppress(OSError):
        return stat.S_ISREG(path.lstat().st_mode)
    return False


def _asides(data: Path) -> list[Path]:
    found = (path for aside in data.glob(f"{ASIDE}*") if not aside.is_symlink() for path in aside.glob("boxes*"))
    return [path for path in found if path.is_dir() and not path.is_symlink()]


class BoxKeys:
    """The files `boxes/CODE-BALLOT.key` of a data folder. All processes of a house share the folder; whoever makes or destroys
    a key holds the meeting's row, so no two do so at once."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._folder = data / "boxes"
        self._emptied: list[Emptied] = []
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder.chmod(0o700)
        for path in open_boxes(data):
            path.chmod(0o600)

    def listen(self, emptied: Emptied) -> None:
        """`emptied(code, ballot)` is called after the key of a closed ballot was destroyed, in the thread of the writer."""
        self._emptied.append(emptied)

    def there(self) -> list[tuple[str, str]]:
        """(code, ballot) of every key."""
        return _named(open_boxes(self._data))

    def aside(self) -> list[tuple[str, str]]:
        """(code, ballot) of every key of a house that was put aside."""
        return _named(put_aside(self._data))

    def key(self, code: str, ballot: str) -> bytes | None:
        """The key of that box; None where there is none that could be one."""
        path = self._path(code, ballot)
        try:
            found = path.read_bytes() if _is_file(path) else b""
        except FileNotFoundError:
            return None
        return found if len(found) == BYTES else None

    def made(self, code: str, ballot: str) -> bytes:
        """The key of that box. If there is none it is made, and is on the disk with its name when this returns. Raises OSError."""
        return self.key(code, ballot) or self._make(code, ballot)

    def replace(self, code: str, ballot: str, following: Callable[[bytes], bytes]) -> None:
        """The key that follows it takes its place; on the disk when this returns. Raises OSError."""
        if key := self.key(code, ballot):
            self._write(code, ballot, following(key))

    def destroy(self, code: str, ballot: str) -> None:
        """Overwrite and remove the key, here and where it was put aside. Raises OSError."""
        path = self._path(code, ballot)
        self.destroy_aside(code, ballot)
        if os.path.lexists(path):
            wipe(path)
            _sync(self._folder)
        for emptied in self._emptied:
            emptied(code, ballot)

    def destroy_aside(self, code: str, ballot: str) -> None:
        """Overwrite and remove the keys of that name which were put aside. Raises OSError."""
        for path in put_aside(self._data):
            if path.name == self._path(code, ballot).name:
                wipe(path)
                _sync(path.parent)

    def _make(self, code: str, ballot: str) -> bytes:
        return self._write(code, ballot, secrets.token_bytes(BYTES))

    def _write(self, code: str, ballot: str, key: bytes) -> bytes:
        path = self._path(code, ballot)
        fresh = path.with_suffix(".new")
        fresh.unlink(missing_ok=True)
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(key)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
        _sync(self._folder)
        return key

    def _path(self, code: str, ballot: str) -> Path:
        name = f"{code}-{ballot}.key"
        if not NAME.fullmatch(name):
            raise ValueError(name)
        return self._folder / name


def _named(paths: tuple[Path, ...]) -> list[tuple[str, str]]:
    found = [NAME.fullmatch(path.name) for path in paths]
    return [(one[1], one[2]) for one in found if one]


def _sync(path: Path) -> None:
    """What names stand in the folder is on the disk; where folders cannot be opened the system sees to it."""
    if os.name == "posix":
        folder = os.open(path, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
