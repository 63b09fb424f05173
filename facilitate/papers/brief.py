"""Words of people cut to what a report can hold, with a word where something is left out; the full record has them whole."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from facilitate.papers.tongue import Tongue
from facilitate.reports.record import Record
from facilitate.reports.rows import Person, Words

MOST, NAME, TITLE, IN_CELL = 600, 40, 120, 30_000
Row = TypeVar("Row", bound=msgspec.Struct)


def brief(record: Record, tongue: Tongue) -> Record:
    """The same record with no text longer than 600 characters and no name longer than 40."""
    meeting = record.meeting
    return replace(
        record,
        meeting=replace(meeting, title=_words(meeting.title), place=_words(meeting.place)),
        people=tuple(_named(row) for row in record.people),
        items=_cut(record.items, tongue),
        comments=_cut(record.comments, tongue),
        answers=_cut(record.answers, tongue),
        offers=_cut(record.offers, tongue),
        turns=_cut(record.turns, tongue),
        actions=_cut(record.actions, tongue),
        confirmations=_cut(record.confirmations, tongue),
    )


def shortened(text: str, tongue: Tongue) -> str:
    """The beginning of a long text, and how long it was."""
    left_out = tongue.say("……（全文{n}字，见《会议记录》）", n=len(text))
    return text if len(text) <= MOST else text[:MOST].rstrip() + left_out


def joined(lines: Iterable[str], tongue: Tongue) -> str:
    """Lines for one cell of a spreadsheet, which holds no more than 32,767 characters."""
    kept: list[str] = []
    size, some = 0, list(lines)
    for line in some:
        size += len(line) + 1
        if size > IN_CELL:
            kept.append(tongue.say("……另有{n}条，见《会议记录》", n=len(some) - len(kept)))
            break
        kept.append(line)
    return "\n".join(kept)


def _named(person: Person) -> Person:
    return replace(person, name=_within(person.name, NAME)) if len(person.name) > NAME else person


def _words(words: Words) -> Words:
    return replace(words, zh=_within(words.zh, TITLE), en=_within(words.en, TITLE))


def _within(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most] + "…"


def _cut(rows: tuple[Row, ...], tongue: Tongue) -> tuple[Row, ...]:
    return tuple(_row(row, tongue) for row in rows)


def _row(row: Row, tongue: Tongue) -> Row:
    """Every field that is a text; the fields of a card too."""
    long: dict[str, object] = {
        name: shortened(value, tongue)
        for name in row.__struct_fields__
        if isinstance(value := getattr(row, name), str) and len(value) > MOST
    }
    fields = getattr(row, "fields", None) or {}
    if any(isinstance(value, str) and len(value) > MOST for value in fields.values()):
        long["fields"] = {k: shortened(v, tongue) if isinstance(v, str) else v for k, v in fields.items()}
    return replace(row, **long) if long else row
