"""The last step of the desk can be taken back: every such step keeps in the log what would undo it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from facilitate.core.act import Entry, Event, Run

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

DEPTH = 20


class Step(Event, frozen=True):
    """The act `verb` can be undone by these events (encoded as in the log); empty: it cannot, and `why` (the name of the
    refusal; logs from before it was kept say none)."""

    verb: str
    inverse: tuple[dict[str, object], ...] = ()
    why: str = ""


class Undone(Event, frozen=True):
    verb: str


UndoEvent = Step | Undone


class Kept(msgspec.Struct, frozen=True):
    verb: str
    by: str
    at: int
    inverse: tuple[dict[str, object], ...]
    why: str = ""


@dataclass
class Steps:
    kept: list[Kept] = field(default_factory=list)

    @property
    def last(self) -> Kept | None:
        return self.kept[-1] if self.kept else None


def evolve(m: Meeting, entry: Entry) -> None:
    match entry.event:
        case Step(verb=verb, inverse=inverse, why=why):
            kept = Kept(verb, entry.entered_by or entry.person, entry.at, inverse, why)
            m.steps.kept = [*m.steps.kept[1 - DEPTH :], kept]
        case Undone():
            m.steps.kept = m.steps.kept[:-1]


def keep(run: Run, *inverse: Event, blocked: str = "") -> None:
    """Remember how to take this act back. `blocked`: it can never be, for this reason (the name of the refusal)."""
    plain = () if blocked else tuple(msgspec.json.decode(msgspec.json.encode(event)) for event in inverse)
    run.emit(Step(run.act.verb, plain, blocked))
