"""The minutes of one meeting: what every sentence says and which cards, turns and ballots it rests on."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from facilitate.reports.cast import Cast
from facilitate.reports.chapters import chapters
from facilitate.reports.course import course
from facilitate.reports.edited import edited
from facilitate.reports.lines import Line
from facilitate.reports.needs import Need, NeedsReport, needs
from facilitate.reports.numbers import Numbers
from facilitate.reports.promised import Promise, promises
from facilitate.reports.record import Record
from facilitate.reports.resolved import Decision, decisions
from facilitate.reports.sealed import as_sealed
from facilitate.reports.sections import Section
from facilitate.reports.talk import spoken, worries
from facilitate.reports.unheard import unheard

T = TypeVar("T")
__all__ = ["Matter", "Minutes", "Promise", "minutes", "promises"]


class Matter(msgspec.Struct, frozen=True):
    """One need as it was talked about."""

    need: Need
    lines: tuple[Line, ...]


class Minutes(msgspec.Struct, frozen=True, kw_only=True):
    """`sections` are what every form of the minutes prints and the scribe edits, in order, empty ones left out; `matters`,
    `decisions` and `promises` are the rows behind the parts of the sections of that name, one for each part. `made` are the
    sections as the meeting makes them, before the scribe's hand."""

    made: tuple[Section, ...]
    sections: tuple[Section, ...]
    matters: tuple[Matter, ...]
    decisions: tuple[Decision, ...]
    promises: tuple[Promise, ...]
    signers: tuple[str, ...]
    report: NeedsReport

    def section(self, key: str) -> Section | None:
        """The section under that key; None where nothing stands in it."""
        return next((section for section in self.sections if section.key == key), None)

    @property
    def unheard(self) -> tuple[Line, ...]:
        """What was not heard; also a section of the needs report."""
        found = self.section("unheard")
        return found.lines if found else ()


def minutes(record: Record) -> Minutes:
    """The minutes; a roundtable has opinions and commitments, and only a ballot of sides makes resolutions."""
    report, numbers, cast = needs(record), Numbers(record), Cast(record)
    talked = sorted(report.priority or report.needs, key=lambda need: need.number)
    matters = tuple(Matter(need, spoken(need, numbers, cast)) for need in talked)
    told = tuple(matter for matter in matters if matter.lines)
    decided, promised = decisions(record, numbers, cast), promises(record, numbers, cast)
    made = chapters(
        record,
        numbers,
        cast,
        course=course(record, numbers, cast),
        matters=((matter.need, matter.lines) for matter in told),
        decisions=decided,
        promises=promised,
        worries=worries(record, report, numbers, cast),
        unheard=unheard(record, report, cast),
    )
    signed = [done.person for done in record.confirmations if not done.text and not cast.gone(done.person)]
    sections = as_sealed(made, record.paper.seal) if record.paper.seal else edited(made, record.paper)
    return Minutes(
        made=made,
        sections=sections,
        matters=_still(sections, {f"matter/{matter.need.id}": matter for matter in told}),
        decisions=_still(sections, {one.key: one for one in decided}),
        promises=_still(sections, {one.key: one for one in promised}),
        signers=cast.names(dict.fromkeys(signed)),
        report=report,
    )


def _still(sections: tuple[Section, ...], rows: dict[str, T]) -> tuple[T, ...]:
    """The rows behind the parts, in the scribe's order, without those she left out."""
    return tuple(rows[part.key] for section in sections for part in section.parts if part.key in rows)
