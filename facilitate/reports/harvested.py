"""The harvest: what was written at tables and in pairs, question by question and round by round, and the themes made of it."""

from __future__ import annotations

import msgspec

from facilitate.reports.record import Record
from facilitate.reports.rows import Item, Words

KINDS = ("idea", "note", "motion", "report", "topic")
ROUND = "r"


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """What one table wrote in one stage and round; `space` empty where nobody sat at a table."""

    space: str
    items: tuple[Item, ...]


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """One stage, or one round of it under its number and `question`."""

    title: Words
    number: int
    question: str
    sheets: tuple[Sheet, ...]


def rounds(record: Record) -> tuple[Round, ...]:
    """In the order of time; what is not shown is left out."""
    shown = [item for item in record.items if item.kind in KINDS and item.state == "shown" and not item.originals]
    shown = [item for item in shown if item.kind != "report" or item.space]
    titles = {stage.id: stage.title for stage in reversed(record.stages)}
    places = dict.fromkeys((item.stage, _round(item)) for item in sorted(shown, key=lambda item: item.at))
    return tuple(
        Round(
            title=titles.get(stage, Words(zh=stage, en=stage)),
            number=number,
            question=_question(record, number),
            sheets=_sheets([item for item in shown if (item.stage, _round(item)) == (stage, number)]),
        )
        for stage, number in places
    )


def _round(item: Item) -> int:
    """The number of the round that a card answers; 0 where there are no rounds."""
    about = item.about or ""
    return int(about[1:]) if about[:1] == ROUND and about[1:].isdigit() else 0


def _question(record: Record, number: int) -> str:
    """What was asked in that round, as the meeting set it."""
    asked = [row.now for row in record.settings if row.name == "questions" and isinstance(row.now, list | tuple)]
    return str(asked[-1][number - 1]) if number and asked and number <= len(asked[-1]) else ""


def _sheets(items: list[Item]) -> tuple[Sheet, ...]:
    spaces = sorted({item.space or "" for item in items}, key=lambda id: (not id, len(id), id))
    return tuple(Sheet(space=id, items=tuple(item for item in items if (item.space or "") == id)) for id in spaces)


def themes(record: Record) -> tuple[tuple[Item, tuple[Item, ...]], ...]:
    """Heads of what was laid together, with the cards under each."""
    items = {item.id: item for item in record.items}
    heads = [item for item in record.items if item.originals and item.state == "shown" and item.kind in KINDS]
    return tuple((head, tuple(items[id] for id in head.originals if items[id].state == "shown")) for head in heads)
