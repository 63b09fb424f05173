"""Every change of a database's files, written down as it happens and read again."""

from __future__ import annotations

import os
import struct
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

HEAD = struct.Struct("<cQQIH")
"""What it was, when, offset or size, bytes of data, bytes of the file's name."""


class Recorder:
    """A watcher (sqlite_files.py). Writes and cuts are noted before they are done, a sync when it begins (`s`) and when it is
    done (`S`)."""

    def __init__(self, path: str) -> None:
        self._out = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def write(self, name: str, offset: int, data: bytes, then: Callable[[], int]) -> int:
        self._note(b"w", name, offset, data)
        return then()

    def truncate(self, name: str, size: int, then: Callable[[], int]) -> int:
        self._note(b"t", name, size)
        return then()

    def sync(self, name: str, then: Callable[[], int]) -> int:
        self._note(b"s", name)
        result = then()
        self._note(b"S", name)
        return result

    def delete(self, name: str, directory_too: bool, then: Callable[[], int]) -> int:
        self._note(b"d", name, directory_too)
        return then()

    def _note(self, what: bytes, name: str, place: int = 0, data: bytes = b"") -> None:
        head = HEAD.pack(what, time.monotonic_ns(), place, len(data), len(name))
        os.writev(self._out, (head, name.encode(), data))


@dataclass(frozen=True)
class Change:
    """One note: `w`rite, `t`runcate, `s`ync begun, `S`ync done, `d`elete. `at` in nanoseconds of the monotonic clock, `place`
    an offset or a size."""

    what: str
    at: int
    name: str
    place: int = 0
    data: bytes = b""


def read_record(path: Path) -> list[Change]:
    """Everything in the order in which it happened; a note that the server's end cut short is left out."""
    return list(_changes(path.read_bytes()))


def _changes(record: bytes) -> Iterator[Change]:
    at = 0
    while at + HEAD.size <= len(record):
        what, when, place, size, name = HEAD.unpack_from(record, at)
        at, end = at + HEAD.size, at + HEAD.size + name + size
        if end <= len(record):
            yield Change(what.decode(), when, record[at : at + name].decode(), place, record[at + name : end])
        at = end
