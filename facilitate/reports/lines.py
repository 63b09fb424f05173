"""A sentence of a paper before it is put into a language: its Chinese form, its holes and its sources."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Literal

import msgspec
from msgspec.structs import replace

from facilitate.reports.numbers import Ref
from facilitate.reports.record import Record
from facilitate.reports.rows import Words


class Moment(msgspec.Struct, frozen=True):
    """An instant of the meeting as people read it off the wall: `14:40`; `day` (ISO date) where it was another day's."""

    clock: str
    day: str = ""


class Quotes(msgspec.Struct, frozen=True):
    """People's own words, to be set one after another."""

    texts: tuple[str, ...]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Quotes:
        return cls(tuple(texts))


class Listed(msgspec.Struct, frozen=True):
    """Remarks one after another, each by itself."""

    parts: tuple[Any, ...]


class Line(msgspec.Struct, frozen=True):
    """One sentence: the Chinese sentence is also the key of its translation. `key` tells it from every other sentence of
    the paper and stays what it is while the meeting goes on; a piece of a sentence has none. `hand`: the scribe's own words,
    a sentence or a heading; nothing: as the meeting made it."""

    text: str
    refs: tuple[Ref, ...] = ()
    holes: dict[str, Any] = {}
    key: str = ""
    hand: Literal["", "words", "heading"] = ""


def line(text: str, refs: tuple[Ref, ...] = (), /, **holes: Any) -> Line:
    return Line(text, refs, holes)


def keyed(key: str, told: Line) -> Line:
    """The same sentence under its key."""
    return replace(told, key=key)


def own(words: str | Words, refs: tuple[Ref, ...] = (), /) -> Line:
    """People's or the rule's own words by themselves."""
    return Line("{words}", refs, {"words": words})


def moment(record: Record, seconds: int | None) -> Moment:
    """The time of day so many seconds after the start; empty where the meeting has not begun."""
    started = record.meeting.times.started or record.meeting.times.planned
    if seconds is None or not started:
        return Moment("")
    then = datetime.fromisoformat(started) + timedelta(seconds=seconds)
    held = datetime.fromisoformat(record.meeting.times.planned or started).date()
    return Moment(f"{then:%H:%M}", "" if then.date() == held else then.date().isoformat())
