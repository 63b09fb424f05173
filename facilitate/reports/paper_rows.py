"""What became of the minutes in the record: the scribe's words, who changed what when, corrections, the seal."""

from __future__ import annotations

from facilitate.reports.heads import Row


class Edit(Row, frozen=True, kw_only=True):
    """A sentence as the scribe has it now. `text` empty: as the meeting made it; `placed` greater than 0: in the order of these
    numbers it was put after `after` in `section`; `mark`: what the sentence was when she wrote."""

    key: str
    text: str = ""
    was: str = ""
    mark: str = ""
    heading: bool = False
    out: bool = False
    section: str = ""
    after: str = ""
    placed: int = 0
    by: str | None = None
    at: int = 0
    version: int = 0


class Change(Row, frozen=True, kw_only=True):
    """One step at the minutes. `what`: revised, added, left_out, put_back, moved, taken_back or corrected."""

    at: int
    by: str | None
    what: str
    key: str
    text: str = ""
    was: str = ""


class Correction(Row, frozen=True, kw_only=True):
    """What somebody wanted otherwise and what was answered: open, accepted or declined; `late`: after the seal."""

    id: str
    at: int
    by: str
    text: str
    key: str | None = None
    was: str = ""
    proxy: bool = False
    state: str = "open"
    words: str = ""
    reason: str = ""
    answered_by: str | None = None
    answered_at: int | None = None
    late: bool = False


class SealedRow(Row, frozen=True, kw_only=True):
    """A line of the sealed minutes, by value."""

    section: str
    key: str
    zh: str
    en: str


class Sealed(Row, frozen=True, kw_only=True):
    """`at` seconds from the start, `instant` ISO 8601; `sha256` of the lines, one under the other."""

    at: int
    instant: str
    by: str
    number: str
    sha256: str
    confirmed: int
    of: int
    corrections: int
    lines: tuple[SealedRow, ...]


class Editing(Row, frozen=True, kw_only=True):
    """`until`: the last day (ISO) for corrections, or null; `closed`: no more are asked for."""

    edits: tuple[Edit, ...] = ()
    changes: tuple[Change, ...] = ()
    corrections: tuple[Correction, ...] = ()
    until: str | None = None
    closed: bool = False
    seal: Sealed | None = None
