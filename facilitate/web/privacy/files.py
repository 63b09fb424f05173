"""Files of the data folder beside the database: papers that were kept for good, and copies of the database."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from facilitate.backups.making import replace_backups
from facilitate.web.privacy.formats import PACKED, TEXTS, rewritten
from facilitate.web.services import Services

log = logging.getLogger(__name__)

KEPT = "kept"
"""The folder, in that of the data, of papers that stay when a meeting's raw data go."""


@dataclass(frozen=True)
class Place:
    """Words in kept papers that an erasure would change: as they stand, and the papers (CODE/name) in which they do, one for each
    time; `doubt`: the word because of which they may not be about her, "" where they have more."""

    text: str
    papers: tuple[str, ...]
    doubt: str = ""

    @property
    def key(self) -> str:
        """Names them in a form."""
        return key(self.text)


def key(text: str) -> str:
    """Names words in a form, whatever a browser makes of their line ends."""
    return sha256(text.encode()).hexdigest()[:16]


def kept(data: Path, code: str) -> list[Path]:
    """The papers that stayed of that meeting."""
    folder = data / KEPT / code
    return sorted(path for path in folder.glob("*") if _paper(path)) if folder.is_dir() else []


def places(
    data: Path, codes: Iterable[str], change: Callable[[str], str], doubt: Callable[[str], str]
) -> tuple[Place, ...]:
    """Where the kept papers of these meetings say what `change` changes, and what is doubtful there. Raises OSError."""
    found: dict[str, list[str]] = {}
    for code in sorted(set(codes)):
        for path in kept(data, code):

            def noting(text: str, name: str = f"{code}/{path.name}") -> str:
                if change(text) != text:
                    found.setdefault(text, []).append(name)
                return text

            _changed(path, noting)
    return tuple(Place(text, tuple(papers), doubt(text)) for text, papers in found.items())


def changed(
    data: Path, codes: Iterable[str], change: Callable[[str], str], spare: Collection[str] = ()
) -> dict[Path, bytes]:
    """What the kept papers of these meetings are to be, those that become others; `spare` are the keys of words left as they stand.
    Raises OSError."""

    def chosen(text: str) -> str:
        return text if key(text) in spare else change(text)

    found = {path: _changed(path, chosen) for code in sorted(set(codes)) for path in kept(data, code)}
    return {path: fresh for path, fresh in found.items() if fresh is not None}


def _changed(path: Path, change: Callable[[str], str]) -> bytes | None:
    before = path.read_bytes()
    try:
        after = rewritten(before, path.suffix, change)
    except ValueError as fault:
        raise OSError(f"{path.name}: {fault}") from fault
    return after if after != before else None


def _paper(path: Path) -> bool:
    return path.suffix in TEXTS + PACKED and not path.name.startswith(".") and path.is_file()


def copies(services: Services) -> list[str]:
    """Have the backups replaced by a new one; why that could not be, if it could not."""
    try:
        services.in_writer(lambda: replace_backups(services.config))
    except Exception as fault:  # a stick that is not there: it is tried again when it is
        log.warning("the backups could not be replaced: %s", type(fault).__name__)
        return [f"backups: {type(fault).__name__}"]
    return []
