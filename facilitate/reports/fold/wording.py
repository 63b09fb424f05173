"""What the things on a ballot read when it was opened, whatever became of their words afterwards."""

from __future__ import annotations

from collections.abc import Sequence

from facilitate.core.act import Entry, Event
from facilitate.core.ballot.ballot_events import BallotOpened
from facilitate.core.outcome.outcomes import ActionTaken
from facilitate.core.writing.items import ItemEdited, ItemWritten, Merged, Retitled


def wordings(log: Sequence[Entry]) -> dict[str, dict[str, str]]:
    """Ballot -> item or task -> its words at the opening."""
    reads: dict[str, str] = {}
    found: dict[str, dict[str, str]] = {}
    for entry in log:
        event = entry.event
        if isinstance(event, BallotOpened):
            found[event.id] = {id: reads[id] for id in event.items if id in reads}
        else:
            reads |= _read(event)
    return found


def _read(event: Event) -> dict[str, str]:
    match event:
        case ItemWritten(id=id, text=text) | ItemEdited(id=id, text=text):
            return {id: text}
        case ActionTaken(id=id, what=what):
            return {id: what}
        case Merged(into=into, title=title) if title:
            return {into: title}
        case Retitled(id=id, title=str(title)):
            return {id: title}
        case _:
            return {}
