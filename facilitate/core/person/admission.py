"""Who may be here and vote: seats, the roll of those entitled, who was sent out, and which keys no longer open."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from facilitate.core.act import Entry, Event

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting
    from facilitate.core.person.people import Person

JOINING = ("open", "seats", "roll")
"""Whoever scans comes in and votes; with a seat code, one person each; whoever was called from a list votes."""


class Entitled(msgspec.Struct, frozen=True):
    """One name on the roll, as it was typed in; `person` is who answered to it ("": nobody yet)."""

    id: str
    name: str
    household: str = ""
    person: str = ""


class Removal(msgspec.Struct, frozen=True):
    """Why somebody was sent out, by whom, when (server ms)."""

    reason: str
    by: str
    at: int


class PersonRemoved(Event, frozen=True):
    """She was sent out: she acts no more and her phone sees nothing; what she has given and cast stays."""

    person: str
    reason: str


class PersonReadmitted(Event, frozen=True):
    person: str


class SeatReleased(Event, frozen=True):
    """The phone that had the seat is cut off; whoever comes next with its code is the same person."""

    seat: str
    person: str


class SeatTaken(Event, frozen=True):
    """She is back in her seat, on another phone."""

    seat: str
    person: str


class RollPut(Event, frozen=True):
    """Names added to the roll of those entitled."""

    names: tuple[Entitled, ...]


class RollStruck(Event, frozen=True):
    """A name was taken off the roll again."""

    entry: str


class RollCalled(Event, frozen=True):
    """Somebody has answered to a name of the roll; "": it was a mistake, nobody has."""

    entry: str
    person: str


class KeyRenewed(Event, frozen=True):
    """A new key for a role or for the board: from now on the old one opens nothing; who came by it stays."""

    role: str


class InvitationRenewed(Event, frozen=True):
    """Whoever scans must bring this word from now on; codes that were printed before lead to the door only."""

    word: str


AdmissionEvent = (
    PersonRemoved
    | PersonReadmitted
    | SeatReleased
    | SeatTaken
    | RollPut
    | RollStruck
    | RollCalled
    | KeyRenewed
    | InvitationRenewed
)


@dataclass
class Admission:
    """`removed` by person, `roll` by number in the order of typing, `released` seats, how often each key was renewed, and the
    word that newcomers bring ("": none), with those that they brought before."""

    removed: dict[str, Removal] = field(default_factory=dict)
    roll: dict[str, Entitled] = field(default_factory=dict)
    answered: dict[str, str] = field(default_factory=dict)
    listed: int = 0
    released: set[str] = field(default_factory=set)
    renewed: dict[str, int] = field(default_factory=dict)
    invitation: str = ""
    former: set[str] = field(default_factory=set)


def evolve(m: Meeting, entry: Entry) -> None:
    here = m.admission
    match entry.event:
        case PersonRemoved(person=person, reason=reason):
            here.removed[person] = Removal(reason, entry.entered_by or entry.person, entry.at)
        case PersonReadmitted(person=person):
            here.removed.pop(person, None)
        case SeatReleased(seat=seat, person=person):
            here.released.add(seat)
            m.people.all[person] = replace(m.people.all[person], void_seq=entry.seq)
        case SeatTaken(seat=seat):
            here.released.discard(seat)
        case KeyRenewed(role=role):
            here.renewed[role] = here.renewed.get(role, 0) + 1
        case InvitationRenewed(word=word):
            here.former.add(here.invitation)
            here.invitation = word
        case event:
            _on_the_roll(here, event)


def _on_the_roll(here: Admission, event: Event) -> None:
    match event:
        case RollPut(names=names):
            here.roll.update({one.id: one for one in names})
            here.listed += len(names)
        case RollStruck(entry=id):
            here.answered.pop(here.roll.pop(id).person, None)
        case RollCalled(entry=id, person=person):
            here.answered.pop(here.roll[id].person, None)
            here.roll[id] = replace(here.roll[id], person=person)
            if person:
                here.answered[person] = id


def removed(m: Meeting, person: str) -> Removal | None:
    """Why she was sent out, while that stands."""
    return m.admission.removed.get(person) or m.admission.removed.get(m.people.get(person).id) if person else None


def unproved(m: Meeting, person: str) -> str:
    """The refusal's code where this meeting cannot tell that she is one person with one vote, or ""."""
    one = m.people.get(person)
    if m.settings.joining == "roll":
        return "" if one.id in m.admission.answered else "not_on_the_roll"
    if m.settings.joining == "seats":
        return "" if one.seat or one.checked_in or one.role != m.default_role else "needs_seat"
    return ""


def proved(m: Meeting, one: Person) -> bool:
    """Whether she counts among those who may vote, as this meeting asks people to come in."""
    return m.settings.joining == "open" or not unproved(m, one.id)
