"""Files of the data folder beside the database: papers that were kept for good, the list of meetings, copies of the database."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from facilitate.backups.making import replace_backups
from facilitate.web.services import Services

log = logging.getLogger(__name__)

KEPT = "kept"
"""The folder, in that of the data, of papers that stay when a meeting's raw data go: text that people and programs can read."""
TEXTS = (".html", ".md", ".json")


def kept(data: Path, code: str) -> list[Path]:
    """The papers that stayed of that meeting."""
    folder = data / KEPT / code
    return sorted(path for path in folder.glob("*") if path.suffix in TEXTS) if folder.is_dir() else []


def rewrite(data: Path, change: Callable[[str], str]) -> list[str]:
    """Change the words of everything kept, line by line; the names of the files that are others now."""
    found = []
    for path in (*(data / KEPT).rglob("*"), data / "meetings.json"):
        if path.is_file() and path.suffix in TEXTS:
            before = path.read_text("utf-8")
            after = change(before)
            if after != before:
                put(path, after)
                found.append(str(path.relative_to(data)))
    return found


def put(path: Path, text: str) -> None:
    """Over the old bytes, not beside them: what was there is not to be found on the disk under another name."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600)
    with path.open("r+b") as file:
        size = path.stat().st_size
        file.write(b"\0" * size)
        file.flush()
        file.seek(0)
        file.write(text.encode())
        file.truncate()


def copies(services: Services) -> list[str]:
    """Have the backups replaced by a new one; why that could not be, if it could not."""
    try:
        services.in_writer(lambda: replace_backups(services.config))
    except Exception as fault:  # a stick that is not there: the organiser is told to wipe it
        log.exception("the backups could not be replaced")
        return [f"backups: {type(fault).__name__}"]
    return []
