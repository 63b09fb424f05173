"""The keys of open boxes: one file each in the data folder, made before the first choice lies there, destroyed after the close."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Callable
from pathlib import Path

BYTES = 32
NAME = re.compile(r"([0-9A-Z]{1,8})-([0-9]{1,16})\.key", re.ASCII)
Emptied = Callable[[str, str], None]
"""Told (code, ballot) when a box was emptied for good."""


def open_boxes(data: Path) -> tuple[Path, ...]:
    """The key files in a data folder: one for each ballot in which choices lie. Whoever copies the database takes them along,
    and replaces the copy once a ballot is closed: database and key together tell who chose what."""
    return tuple(sorted(path for path in (data / "boxes").glob("*.key") if NAME.fullmatch(path.name)))


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
        found = [NAME.fullmatch(path.name) for path in open_boxes(self._data)]
        return [(one[1], one[2]) for one in found if one]

    def key(self, code: str, ballot: str) -> bytes | None:
        """The key of that box; None where there is none that could be one."""
        try:
            found = self._path(code, ballot).read_bytes()
        except FileNotFoundError:
            return None
        return found if len(found) == BYTES else None

    def made(self, code: str, ballot: str) -> bytes:
        """The key of that box. If there is none it is made, and is on the disk with its name when this returns. Raises OSError."""
        return self.key(code, ballot) or self._make(code, ballot)

    def destroy(self, code: str, ballot: str) -> None:
        """Overwrite and remove the key. Raises OSError."""
        path = self._path(code, ballot)
        if path.exists():
            with path.open("r+b") as file:
                file.write(os.urandom(BYTES))
                file.flush()
                os.fsync(file.fileno())
            path.unlink()
            self._sync()
        for emptied in self._emptied:
            emptied(code, ballot)

    def _make(self, code: str, ballot: str) -> bytes:
        path, key = self._path(code, ballot), secrets.token_bytes(BYTES)
        fresh = path.with_suffix(".new")
        fresh.unlink(missing_ok=True)
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(key)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
        self._sync()
        return key

    def _sync(self) -> None:
        """What names stand in the folder is on the disk; where folders cannot be opened the system sees to it."""
        if os.name == "posix":
            folder = os.open(self._folder, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)

    def _path(self, code: str, ballot: str) -> Path:
        name = f"{code}-{ballot}.key"
        if not NAME.fullmatch(name):
            raise ValueError(name)
        return self._folder / name
