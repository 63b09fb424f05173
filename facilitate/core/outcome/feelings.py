"""One sentence at the exit: how the meeting was for those who were there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from facilitate.core.act import Entry, Event, Run, refuse
from facilitate.core.outcome.closing import reading_back
from facilitate.core.person.lengths import within
from facilitate.core.person.names import clean_text

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

FEELING_CHARS = 60


class FeelingSaid(Event, frozen=True):
    """Her sentence; "" takes it back."""

    text: str = ""


class Feeling(msgspec.Struct, frozen=True):
    """`at` in server ms."""

    text: str
    at: int


@dataclass
class Feelings:
    """By person, the last sentence of each; one on paper that nobody signed under the number of its entry."""

    all: dict[str, Feeling] = field(default_factory=dict)


def evolve(m: Meeting, entry: Entry) -> None:
    match entry.event:
        case FeelingSaid(text=text):
            whose = entry.person or f"#{entry.seq}"
            m.feelings.all.pop(whose, None)
            if text:
                m.feelings.all[whose] = Feeling(text, entry.at)


class FeelArgs(msgspec.Struct):
    text: str = ""


def feel(run: Run) -> None:
    """One sentence a person, from the reading back on; said again it takes the place of the first, empty it is taken back."""
    if not reading_back(run.m):
        refuse("not_over_yet")
    text = within(clean_text(run.read(FeelArgs).text), FEELING_CHARS)
    if text or run.person in run.m.feelings.all:
        run.emit(FeelingSaid(text))
