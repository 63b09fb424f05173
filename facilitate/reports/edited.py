"""The scribe's hand on the minutes: her words in place of the meeting's, sentences added, moved and left out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from facilitate.reports.chapters import TITLES
from facilitate.reports.lines import Line, line
from facilitate.reports.numbers import Ref
from facilitate.reports.paper_rows import Edit, Editing
from facilitate.reports.sections import Section, told

MARK_CHARS = 16


def edited(sections: tuple[Section, ...], editing: Editing) -> tuple[Section, ...]:
    """The sections as the scribe has them; sources stay with their sentences. Sealed minutes are printed as they were sealed."""
    for edit in editing.edits:
        if edit.text and not edit.key.startswith("own/"):
            sections = _reworded(sections, edit)
    for edit in sorted((one for one in editing.edits if one.placed), key=lambda one: one.placed):
        sections = _placed(sections, edit)
    gone = {edit.key for edit in editing.edits if edit.out}
    return told(*(_without(section, gone) for section in sections))


def mark(said: Line) -> str:
    """What tells whether a sentence is still the one that the scribe changed: its words and facts, in no language."""
    plain = msgspec.json.encode((said.text, said.holes, said.refs))
    return hashlib.sha256(plain).hexdigest()[:MARK_CHARS]


def handwritten(key: str, words: object, refs: tuple[Ref, ...] = (), *, heading: bool = False) -> Line:
    """Words that a person wrote into the minutes."""
    return replace(line("{words}", words=words), key=key, refs=refs, hand="heading" if heading else "words")


def _reworded(sections: Iterable[Section], edit: Edit) -> tuple[Section, ...]:
    """The same sections with one sentence in the scribe's words."""
    return tuple(
        replace(
            section,
            title=_words(section.title, edit),
            lines=tuple(_words(said, edit) for said in section.lines),
            parts=_reworded(section.parts, edit),
        )
        for section in sections
    )


def _words(said: Line, edit: Edit) -> Line:
    return handwritten(said.key, edit.text, said.refs) if said.key == edit.key else said


def _placed(sections: tuple[Section, ...], edit: Edit) -> tuple[Section, ...]:
    """A sentence where the scribe put it; a part (a matter, an answer) stays among its like."""
    parent = next((one for one in sections if any(part.key == edit.key for part in one.parts)), None)
    if parent is not None:
        moved = replace(parent, parts=_reordered(parent.parts, edit))
        return tuple(moved if one is parent else one for one in sections)
    said = _found(sections, edit.key)
    if said is None:
        if not edit.key.startswith("own/"):
            return sections
        said = handwritten(edit.key, edit.text, heading=edit.heading)
    sections = tuple(_without(section, {edit.key}) for section in sections)
    return _put(_with_place(sections, edit.section), edit, said)


def _reordered(parts: tuple[Section, ...], edit: Edit) -> tuple[Section, ...]:
    moved = next(part for part in parts if part.key == edit.key)
    rest = [part for part in parts if part is not moved]
    keys = [part.key for part in rest]
    at = keys.index(edit.after) + 1 if edit.after in keys else 0 if not edit.after else len(rest)
    return (*rest[:at], moved, *rest[at:])


def _found(sections: Iterable[Section], key: str) -> Line | None:
    for section in sections:
        for said in section.lines:
            if said.key == key:
                return said
        if (deeper := _found(section.parts, key)) is not None:
            return deeper
    return None


def _with_place(sections: tuple[Section, ...], key: str) -> tuple[Section, ...]:
    """A section of the form in which nothing stood before is there once something is put into it."""
    if key not in TITLES or any(section.key == key for section in sections):
        return sections
    order = list(TITLES)
    new = Section(key=key, title=line(TITLES[key]))
    return tuple(sorted((*sections, new), key=lambda section: order.index(section.key)))


def _put(sections: tuple[Section, ...], edit: Edit, said: Line) -> tuple[Section, ...]:
    """After its neighbour; at the end of its section where that has gone; at the end of all where the section has gone."""
    keys = {section.key for one in sections for section in (one, *one.parts)}
    place = edit.section if edit.section in keys else "after"
    return tuple(_into(section, place, edit, said) for section in _with_place(sections, place))


def _into(section: Section, place: str, edit: Edit, said: Line) -> Section:
    parts = tuple(_into(part, place, edit, said) for part in section.parts)
    if section.key != place:
        return replace(section, parts=parts)
    keys = [one.key for one in section.lines]
    at = keys.index(edit.after) + 1 if edit.after in keys else 0 if not edit.after else len(keys)
    return replace(section, lines=(*section.lines[:at], said, *section.lines[at:]), parts=parts)


def _without(section: Section, gone: set[str]) -> Section:
    return replace(
        section,
        lines=tuple(said for said in section.lines if said.key not in gone),
        parts=tuple(_without(part, gone) for part in section.parts if part.key not in gone),
    )
