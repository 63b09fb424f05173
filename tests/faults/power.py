"""A power cut, played back: of what a server wrote, that which was synced stands, and of the rest whatever the disk had got to."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tests.faults.record import Change

SECTORS = (512, 4096)
KEPT = (0.0, 0.1, 0.5, 0.9, 1.0)
"""How much of what was not synced has reached the disk: one of these shares in each cut."""

SYNC_THE_FOLDER = ("-journal", "-wal")
"""The first sync of such a new file is one of its folder too (os_unix.c, UNIXFILE_DIRSYNC): what was unlinked stays so."""


@dataclass
class File:
    """`stands` is what a sync has made sure; the rest is `under_way`. `promised`: so much of it a sync has begun with."""

    stands: bytearray = field(default_factory=bytearray)
    under_way: list[Change] = field(default_factory=list)
    promised: int = 0
    synced: bool = False
    unlinked: bool = False

    def take(self, change: Change) -> None:
        """What happened next to this file."""
        if change.what in "wt":
            self.under_way.append(change)
        elif change.what == "s":
            self.promised = len(self.under_way)
        elif change.what == "S":
            for one in self.under_way[: self.promised]:
                _apply(self.stands, one)
            del self.under_way[: self.promised]
            self.synced = True
        else:
            self.unlinked = True


def disk_after(changes: Sequence[Change], chance: random.Random) -> dict[str, bytes]:
    """What lies on the disk when the power goes after these changes: file name -> content. Of what was not synced any part,
    in any order, torn at the edges of sectors; an unlinked file may be there again until its folder is synced."""
    files: dict[str, File] = {}
    for change in changes:
        file = files.setdefault(change.name, File())
        if file.unlinked and change.what in "wt":
            file = files[change.name] = File()  # a new one of that name
        if change.what == "S" and not file.synced and change.name.endswith(SYNC_THE_FOLDER):
            files = {name: one for name, one in files.items() if not one.unlinked}
        file.take(change)
    sector, share = chance.choice(SECTORS), chance.choice(KEPT)
    there = {name: file for name, file in files.items() if not file.unlinked or chance.random() < 0.5}
    return {name: _left(file, sector, share, chance) for name, file in there.items()}


def _left(file: File, sector: int, share: float, chance: random.Random) -> bytes:
    left = bytearray(file.stands)
    pieces = [piece for change in file.under_way for piece in _torn(change, sector) if chance.random() < share]
    if chance.random() < 0.5:
        chance.shuffle(pieces)
    for piece in pieces:
        _apply(left, piece)
    return bytes(left)


def _torn(change: Change, sector: int) -> Iterator[Change]:
    """The parts of a write that the disk takes as one each."""
    if change.what != "w":
        yield change
        return
    at, end = change.place, change.place + len(change.data)
    while at < end:
        to = min(end, (at // sector + 1) * sector)
        yield Change("w", change.at, change.name, at, change.data[at - change.place : to - change.place])
        at = to


def _apply(content: bytearray, change: Change) -> None:
    content.extend(bytes(max(0, change.place - len(content))))
    if change.what == "t":
        del content[change.place :]
    else:
        content[change.place : change.place + len(change.data)] = change.data
