"""Whose choices go into which box with an entry of the log: the choices themselves lie beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from facilitate.core.act import Entry
from facilitate.core.ballot.ballot_events import VoteCast
from facilitate.core.ballot.sheets import SLIP, SlipsEntered

FILLING = (VoteCast, SlipsEntered)


def filled(entry: Entry) -> Iterator[tuple[str, str]]:
    """(ballot, person or paper slip) of every choice that was put into a box with this entry."""
    match entry.event:
        case VoteCast(ballot=ballot):
            yield ballot, entry.person
        case SlipsEntered(ballot=ballot, numbers=numbers):
            for n in numbers:
                yield ballot, f"{SLIP}{n}"


def last_filled(entries: Iterable[Entry]) -> dict[tuple[str, str], int]:
    """(ballot, voter) -> the number of the last of these entries that put a choice of hers into the box: that choice counts."""
    return {voter: entry.seq for entry in entries for voter in filled(entry)}
