"""What goes into the log and comes back: acts, entries, and the run that turns one into the other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import msgspec

from facilitate.core.refusals.refusal import Refused

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

MAX_OP = 40
T = TypeVar("T")


class Act(msgspec.Struct, frozen=True):
    """One wish of one person. `person` is whose act it is, `entered_by` who typed it for her (empty: herself)."""

    verb: str
    args: dict[str, Any] = {}
    op: str = ""
    saw: int | None = None
    person: str = ""
    entered_by: str = ""


class Event(msgspec.Struct, frozen=True, tag=True, tag_field="type", omit_defaults=True):
    """Something that happened in a meeting. The name of the class is its type in the log."""


class Entry(msgspec.Struct, frozen=True):
    """One line of the log: number, instant (server milliseconds), whose act, typed by whom, what happened."""

    seq: int
    at: int
    person: str
    entered_by: str
    event: Event


class Choice(msgspec.Struct, frozen=True):
    """A secret choice on its way into the ballot box: it never stands in the log. `room` is how many bytes the
    fullest choice on this ballot would take, so that all can be kept in the same size; `receipt` under which it will be
    published, `own` whether the voter's phone made it; `seq` of the entry with which it went into the box."""

    ballot: str
    person: str
    choice: Any
    room: int = 0
    receipt: str = ""
    own: bool = False
    seq: int = 0


@dataclass
class Run:
    """One act being carried out at `now` (server ms): what it emits is applied at once and kept for the commit. `pictures` by
    their SHA-256 are kept beside the log; None erases one. `chance`: random bytes of this act's own."""

    m: Meeting
    act: Act
    now: int
    entries: list[Entry] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    wiped: list[str] = field(default_factory=list)
    pictures: dict[str, bytes | None] = field(default_factory=dict)
    made: str = ""
    chance: bytes = b""

    @property
    def person(self) -> str:
        return self.act.person

    @property
    def hands_on(self) -> str:
        """Who pressed the button: the scribe if there is one, otherwise the person."""
        return self.act.entered_by or self.act.person

    def emit(self, event: Event) -> None:
        """Let it have happened: the state moves on, and the entry waits for the commit."""
        entry = Entry(self.m.seq + 1, self.now, self.act.person, self.act.entered_by, event)
        self.m.evolve(entry)
        self.entries.append(entry)

    def new_id(self) -> str:
        """The next free number for a card, comment, answer, offer, task, turn or ballot."""
        self.made = str(self.m.last_id + 1)
        return self.made

    def read(self, shape: type[T]) -> T:
        """The act's args as `shape`; raises Refused(bad_shape) where they are of another form."""
        try:
            return msgspec.convert(self.act.args, shape)
        except msgspec.ValidationError as fault:
            raise Refused("bad_shape", detail=str(fault)) from fault


def refuse(rule: str, **params: Any) -> NoReturn:
    """Raise Refused(rule)."""
    raise Refused(rule, **params)
