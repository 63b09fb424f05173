"""A sentence of a paper before it is put into a language: its Chinese form, its holes and its sources."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

import msgspec

from facilitate.reports.numbers import Ref
from facilitate.reports.record import Record


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


class Line(msgspec.Struct, frozen=True):
    """One sentence: the Chinese sentence is also the key of its translation."""

    text: str
    refs: tuple[Ref, ...] = ()
    holes: dict[str, Any] = {}


def line(text: str, refs: tuple[Ref, ...] = (), /, **holes: Any) -> Line:
    return Line(text, refs, holes)


def moment(record: Record, seconds: int | None) -> Moment:
    """The time of day so many seconds after the start; empty where the meeting has not begun."""
    started = record.meeting.times.started or record.meeting.times.planned
    if seconds is None or not started:
        return Moment("")
    then = datetime.fromisoformat(started) + timedelta(seconds=seconds)
    held = datetime.fromisoformat(record.meeting.times.planned or started).date()
    return Moment(f"{then:%H:%M}", "" if then.date() == held else then.date().isoformat())
