"""Whose choices go into which box with an entry of the log: the choices themselves lie beside it."""

from __future__ import annotations

from collections.abc import Iterator

from facilitate.core.act import Entry
from facilitate.core.ballot.ballot_events import VoteCast
from facilitate.core.ballot.sheets import SLIP, SlipsEntered


def filled(entry: Entry) -> Iterator[tuple[str, str]]:
    """(ballot, person or paper slip) of every choice that was put into a box with this entry."""
    match entry.event:
        case VoteCast(ballot=ballot):
            yield ballot, entry.person
        case SlipsEntered(ballot=ballot, numbers=numbers):
            for n in numbers:
                yield ballot, f"{SLIP}{n}"
