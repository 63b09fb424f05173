"""Votes that were given on paper or by hand: dots on the sheet on the wall, slips, hands; counted, entered, witnessed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from facilitate.core.act import Entry, Event

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

Source = Literal["hands", "slips", "sheet"]
SLIP = "slip/"


class CountEntered(Event, frozen=True):
    """What `people` people gave to each side or item; a second count from the same source replaces the first.
    `apart`: those of the roles that are counted apart."""

    ballot: str
    source: Source
    counts: dict[str, int]
    people: int
    witness: str
    apart: bool = False


class SlipsEntered(Event, frozen=True):
    """Numbered slips were entered; what stands on them is in the box like everybody's choice, never here."""

    ballot: str
    numbers: tuple[int, ...]
    witness: str
    apart: bool = False


SheetEvent = CountEntered | SlipsEntered


def evolve(m: Meeting, entry: Entry) -> None:
    match entry.event:
        case CountEntered() as event:
            m.ballots.all[event.ballot].sheets[event.source, event.apart] = event
        case SlipsEntered() as event:
            m.ballots.all[event.ballot].slips |= {f"{SLIP}{n}": event.apart for n in event.numbers}
