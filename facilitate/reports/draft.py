"""The draft as the scribe works on it: each sentence as it stands, as the meeting makes it, and what she did to it."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from facilitate.reports.edited import edited, mark
from facilitate.reports.lines import Line
from facilitate.reports.minutes import minutes
from facilitate.reports.paper_rows import Edit
from facilitate.reports.record import Record
from facilitate.reports.sections import Section, lines_of


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """`sections` hold every sentence at its place, those left out too; `made` are the meeting's own by key, `marks` what they are
    now, `edits` what the scribe did; `gone` are her words for sentences that the meeting makes no more."""

    sections: tuple[Section, ...]
    made: dict[str, Line]
    marks: dict[str, str]
    edits: dict[str, Edit]
    gone: tuple[Edit, ...]

    def moved_on(self, key: str) -> bool:
        """Whether the meeting says something else there than when the scribe wrote her words."""
        edit = self.edits.get(key)
        return bool(edit and edit.text and edit.mark and key in self.marks and edit.mark != self.marks[key])


def draft(record: Record) -> Draft:
    """The draft as it stands now; of sealed minutes, what was sealed."""
    told = minutes(record)
    made = {said.key: said for said in lines_of(told.made) if said.key}
    edits = {edit.key: edit for edit in record.paper.edits}
    kept = replace(record.paper, edits=tuple(replace(edit, out=False) for edit in record.paper.edits))
    sections = told.sections if record.paper.seal else edited(told.made, kept)
    there = {said.key for said in lines_of(sections)}
    return Draft(
        sections=sections,
        made=made,
        marks={key: mark(said) for key, said in made.items()},
        edits=edits,
        gone=tuple(edit for edit in record.paper.edits if edit.text and edit.key not in there),
    )
