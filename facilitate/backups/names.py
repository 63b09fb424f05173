"""What a backup may be made of: the names that every computer can hold, and which files of a house have one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from unicodedata import category, normalize

DATABASE = "facilitate.db"
FILES = ("secret", "organiser.key")
FOLDERS = ("boxes", "rules", "kept")
"""Keys of open secret ballots, the house's own rule files, and papers that stay when a meeting's raw data have gone."""
MOST_FILES = 10_000
PLACE = re.compile(r"(?:boxes|rules|kept/\w{1,20})/(?P<name>[^/]{1,120})")
NEVER = frozenset('\\:*?"<>|')
"""Signs that some system cannot have in a name, or takes for a way to another folder."""
MOST_BYTES = 240
"""Of a name in UTF-8; systems hold 255."""


def may_be(name: str) -> bool:
    """Whether a file of a backup may be called that: it lies where files of a house lie, and nowhere else on any system."""
    place = PLACE.fullmatch(name)
    return name == DATABASE or name in FILES or (place is not None and _holds(place["name"]))


def sifted(data: Path, found: Iterator[Path], taken: int) -> tuple[list[tuple[str, Path]], list[str]]:
    """Of what lies in a data folder, (name, file) of what goes into a backup that has so many files already, and the names of what does
    not: folders, links, devices, names that `may_be` refuses or that differ from another only in capitals."""
    carried: list[tuple[str, Path]] = []
    left: list[str] = []
    seen: set[str] = set()
    for path in found:
        name = path.relative_to(data).as_posix()
        same = normalize("NFC", name).casefold()
        plain = path.is_file() and not path.is_symlink()
        if plain and may_be(name) and same not in seen and taken + len(carried) < MOST_FILES:
            seen.add(same)
            carried.append((name, path))
        elif plain or path.is_symlink() or path.exists():  # not: gone meanwhile
            left.append(shown(name))
    return carried, left


def shown(name: str) -> str:
    """A name as it can be printed, whatever bytes it is made of."""
    return "".join(sign if _prints(sign) else "?" for sign in name)


def _holds(name: str) -> bool:
    if name in (".", "..") or not all(_prints(sign) and sign not in NEVER for sign in name):
        return False
    return len(name.encode()) <= MOST_BYTES


def _prints(sign: str) -> bool:
    return sign.isprintable() or category(sign) == "Zs"
