"""What the list of meetings says of each, kept beside the database under the hash of its log's last entry."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from facilitate import __version__
from facilitate.core.language.rules import Text
from facilitate.core.meeting import Words

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class MeetingRow:
    """A line in the organiser's list; `people` present, `state` open or ended."""

    code: str
    title: Words
    place: Words
    starts: str
    rule_title: Text
    state: str
    people: int


@dataclass(frozen=True)
class Summary:
    """A line, and the hash of the log from which it was read: while that is the last one, the line is right."""

    chain: str
    row: MeetingRow


@dataclass(frozen=True)
class Shelf:
    """All lines, and the version of the program that made them: another one may say the same of a log otherwise."""

    version: str
    lines: dict[str, Summary]


_decoder = msgspec.json.Decoder(Shelf)


class Summaries:
    """The lines of all meetings. Hundreds of logs would take seconds to read again for a page that shows a title of each."""

    def __init__(self, path: Path, read: Callable[[str], MeetingRow]) -> None:
        """`path` is the file, `read` makes a line from a meeting's log."""
        self._path, self._read = path, read
        self._lines: dict[str, Summary] | None = None

    def of(self, ends: Iterable[tuple[str, str]]) -> tuple[MeetingRow, ...]:
        """The lines of the meetings (code, hash of the last entry), in that order."""
        before = self._lines if self._lines is not None else self._load()
        now = {code: self._line(before.get(code), code, chain) for code, chain in ends}
        self._lines = now
        if now != before:
            self._save(now)
        return tuple(line.row for line in now.values())

    def forget(self, code: str) -> None:
        """That meeting says something else than it did, under the same hash: its line is read anew, and the file is overwritten."""
        lines = self._lines if self._lines is not None else self._load()
        if code in lines:
            self._lines = {name: line for name, line in lines.items() if name != code}
            with suppress(OSError), self._path.open("r+b") as file:
                file.write(bytes(self._path.stat().st_size))
            self._save(self._lines)

    def _line(self, line: Summary | None, code: str, chain: str) -> Summary:
        return line if line is not None and line.chain == chain else Summary(chain, self._read(code))

    def _load(self) -> dict[str, Summary]:
        """What was kept; nothing where it cannot be read, for it can be made again."""
        try:
            shelf = _decoder.decode(self._path.read_bytes())
        except (OSError, msgspec.DecodeError):
            return {}
        return shelf.lines if shelf.version == __version__ else {}

    def _save(self, lines: dict[str, Summary]) -> None:
        """Whole or not at all, for nobody else's eyes; a full disk costs the next start some seconds."""
        fresh = self._path.with_suffix(".new")
        try:
            fresh.touch(mode=0o600)
            fresh.write_bytes(msgspec.json.encode(Shelf(__version__, lines)))
            fresh.replace(self._path)
        except OSError:
            log.warning("the list of meetings could not be kept: %s", self._path, exc_info=True)
