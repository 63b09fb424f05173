"""The minutes as sections of sentences: what a paper, the official form and the scribe's editor all walk over."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from facilitate.reports.lines import Line


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A title and its sentences; `parts` are the matters, decisions, answers… of the section, one after another. The title
    of a part is in people's own words and has the part's key; the title of a section belongs to the form."""

    key: str
    title: Line
    lines: tuple[Line, ...] = ()
    parts: tuple[Section, ...] = ()


def sentences(sections: tuple[Section, ...]) -> Iterator[Line]:
    """Every sentence with a key, in the order of the paper: a part's title, its sentences, then the next part."""
    yield from (told for told in lines_of(sections) if told.key)


def lines_of(sections: tuple[Section, ...]) -> Iterator[Line]:
    """Every title and sentence, in the order of the paper."""
    for section in sections:
        yield from (section.title, *section.lines)
        yield from lines_of(section.parts)


def told(*sections: Section) -> tuple[Section, ...]:
    """Those in which something stands."""
    return tuple(section for section in sections if section.lines or section.parts)
