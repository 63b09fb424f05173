"""The sheet of a need: where, since when, how many households, who is absent, evidence, resources, route, term, who answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import msgspec

from facilitate.core.act import Entry, Event

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

KINDS = ("need", "idea")
TEXTS = {"place": 80, "since": 80, "households_by": 80, "absent": 200, "owner": 80}
PARTED = {"evidence": 200, "exists": 200, "wanted": 200}
"""A text for each code of a list: `evidence.felt` is a short source, `exists.money` and `wanted.money` are words. Characters."""
TERMS = ("near", "middle", "long")
MOST_HOUSEHOLDS = 100_000
AGAINST = {"owner": "nobody", "nobody": "owner", "households_by": "households"}
"""Of two sheets that become one, a field is not taken where this other one stands already."""


class Mark(msgspec.Struct, frozen=True):
    """One field as it was entered: by whom, and when (server ms)."""

    value: Any
    by: str
    at: int


class NeedAssessed(Event, frozen=True):
    """What was entered about a need; None takes a field back. The other fields stay."""

    id: str
    fields: dict[str, Any]


class NeedSheetPut(Event, frozen=True):
    """The whole sheet as it once was, or as it comes from needs that were merged."""

    id: str
    marks: dict[str, Mark]


SheetEvent = NeedAssessed | NeedSheetPut


@dataclass(frozen=True)
class NeedSheet:
    """What was entered, by field."""

    marks: dict[str, Mark] = field(default_factory=dict)

    def value(self, name: str) -> Any:
        """What was entered; None where nothing was."""
        mark = self.marks.get(name)
        return mark.value if mark else None


@dataclass
class NeedSheets:
    all: dict[str, NeedSheet] = field(default_factory=dict)

    def of(self, id: str) -> NeedSheet:
        return self.all.get(id) or NeedSheet()

    def gathered(self, ids: Iterable[str]) -> dict[str, Mark]:
        """The fields of several sheets in one; of two that tell the same the first holds, and a number of households comes
        with its own sayer."""
        found: dict[str, Mark] = {}
        for id in ids:
            marks = self.of(id).marks
            if "households" in marks and "households" not in found:
                found.pop("households_by", None)
            found |= {name: mark for name, mark in marks.items() if {name, AGAINST.get(name)}.isdisjoint(found)}
        return found


def evolve(m: Meeting, entry: Entry) -> None:
    event, by = entry.event, entry.entered_by or entry.person
    match event:
        case NeedAssessed(id=id, fields=fields):
            told = {name: Mark(value, by, entry.at) for name, value in fields.items() if value is not None}
            kept = {name: mark for name, mark in m.need_sheets.of(id).marks.items() if name not in fields}
            m.need_sheets.all[id] = NeedSheet(kept | told)
        case NeedSheetPut(id=id, marks=marks):
            m.need_sheets.all[id] = NeedSheet(marks)
