"""The sealed minutes: laid flat to be sealed, printed as they were sealed, and checked against their hash."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from msgspec.structs import replace

from facilitate.core.paper.events import SealedLine
from facilitate.core.paper.sealing import fingerprint
from facilitate.reports.edited import handwritten
from facilitate.reports.lines import Line
from facilitate.reports.paper_rows import Sealed, SealedRow
from facilitate.reports.rows import Words
from facilitate.reports.sections import Section, lines_of

HEAD, HEADING = "head", "heading/"
"""The section of what stands above the minutes (time, place, who came); how the key of a heading of the scribe's begins."""

Rows = list[SealedRow]
Say = Callable[[Line], str]


def flat(sections: Iterable[Section], zh: Say, en: Say) -> Iterator[SealedRow]:
    """Every line of the paper in its order, said in both languages; the titles of the form have no key."""
    for section in sections:
        yield SealedRow(section=section.key, key=section.title.key, zh=zh(section.title), en=en(section.title))
        for said in section.lines:
            key = f"{HEADING}{said.key}" if said.hand == "heading" else said.key
            yield SealedRow(section=section.key, key=key, zh=zh(said), en=en(said))
        yield from flat(section.parts, zh, en)


def as_sealed(sections: tuple[Section, ...], seal: Sealed) -> tuple[Section, ...]:
    """The sections in the words of the seal, with the sources of today; what came later is not in them. What has no row any
    more (an answer hidden since) stays as a sentence."""
    there = {part.key for section in sections for part in section.parts}
    sources = {said.key: said for said in lines_of(sections) if said.key}
    return tuple(_section(chapter, there, sources) for chapter in _chapters(seal.lines))


def intact(seal: Sealed) -> bool:
    """Whether these are the words that were sealed: a changed letter breaks the hash."""
    return fingerprint(SealedLine(row.section, row.key, row.zh, row.en) for row in seal.lines) == seal.sha256


def _chapters(rows: Iterable[SealedRow]) -> list[Rows]:
    """The rows of each section, its title first."""
    found: list[Rows] = []
    for row in rows:
        if row.section == HEAD:
            continue
        if not row.key:
            found.append([])
        found[-1].append(row)
    return found


def _section(rows: Rows, there: set[str], sources: dict[str, Line]) -> Section:
    head, *rest = rows
    lines: list[Line] = []
    parts: list[Section] = []
    for key, some in groupby(rest, key=lambda row: row.section):
        said = tuple(_said(row, sources) for row in some)
        if key in there:
            parts.append(Section(key=key, title=said[0], lines=said[1:]))
        else:
            lines += said
    return Section(key=head.section, title=Line(head.zh), lines=tuple(lines), parts=tuple(parts))


def _said(row: SealedRow, sources: dict[str, Line]) -> Line:
    """By value; where the meeting still says the same a table may say it in its own short way."""
    key = row.key.removeprefix(HEADING)
    now = sources.get(key, Line("", hand="words"))
    words = handwritten(key, Words(zh=row.zh, en=row.en), now.refs, heading=key != row.key)
    return words if key != row.key else replace(words, hand=now.hand)
