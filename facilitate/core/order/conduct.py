"""Manners: the reminders that were given, what they cost whoever got them, and the chair that is handed over."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from facilitate.core.act import Entry, Event
from facilitate.core.course.agenda import here

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting


class Reminder(msgspec.Struct, frozen=True):
    """One ruling of the chair. `seq` is its number in the log, `turn` the last turn that had begun, `at` server ms;
    `lifted`: "" while it stands, else `undo` or `appeal`."""

    person: str
    offence: str
    step: str
    by: str
    at: int
    stage: str
    item: str
    seq: int = 0
    turn: str = ""
    lifted: str = ""


class Appeal(msgspec.Struct, frozen=True):
    """Somebody does not agree with a ruling; `ballot` where the meeting is asked. `outcome`: stands, lifted, or "" (noted)."""

    ruling: int
    person: str
    at: int
    text: str = ""
    ballot: str = ""


class Warned(Event, frozen=True):
    person: str
    offence: str
    step: str


class RulingLifted(Event, frozen=True):
    """A ruling no longer holds: the chair took it back, or the meeting did not uphold it."""

    ruling: int
    why: str = "undo"


class Appealed(Event, frozen=True):
    ruling: int
    text: str = ""
    ballot: str = ""


class ChairHandedOver(Event, frozen=True):
    """The chair goes from one person to another; `until` names when it comes back (empty: it stays)."""

    giver: str
    taker: str
    until: str = ""


class Quieted(Event, frozen=True):
    """Her phone writes nothing and raises no hand until `until` (server ms)."""

    person: str
    until: int
    reason: str = ""


class Unquieted(Event, frozen=True):
    person: str


ConductEvent = Warned | RulingLifted | Appealed | ChairHandedOver | Quieted | Unquieted


@dataclass
class Conduct:
    reminders: list[Reminder] = field(default_factory=list)
    appeals: list[Appeal] = field(default_factory=list)
    handovers: list[tuple[int, str, str, str]] = field(default_factory=list)
    quiet: dict[str, Quieted] = field(default_factory=dict)

    def standing(self, person: str, step: str = "") -> list[Reminder]:
        """Her rulings that were not lifted, of one step or of all."""
        return [r for r in self.reminders if r.person == person and not r.lifted and step in ("", r.step)]


def evolve(m: Meeting, entry: Entry) -> None:
    conduct = m.conduct
    match entry.event:
        case Warned(person=person, offence=offence, step=step):
            turn = next(reversed(m.floor.turns), "")
            conduct.reminders.append(
                Reminder(person, offence, step, entry.person, entry.at, *m.agenda.at, seq=entry.seq, turn=turn)
            )
        case RulingLifted(ruling=ruling, why=why):
            conduct.reminders = [replace(r, lifted=why) if r.seq == ruling else r for r in conduct.reminders]
        case Appealed(ruling=ruling, text=text, ballot=ballot):
            conduct.appeals.append(Appeal(ruling, entry.person, entry.at, text, ballot))
        case ChairHandedOver(giver=giver, taker=taker, until=until):
            conduct.handovers.append((entry.at, giver, taker, until))
        case Quieted(person=person) as quieted:
            conduct.quiet[person] = quieted
        case Unquieted(person=person):
            conduct.quiet.pop(person, None)


# -- what it costs -------------------------------------------------------------------------------------------------


def barred(m: Meeting, person: str) -> str:
    """The refusal's code where a ruling keeps her from speaking now, or ""."""
    if out(m, person):
        return "asked_to_leave"
    if any((r.stage, r.item) == m.agenda.at for r in m.conduct.standing(person, "lose_floor")):
        return "lost_floor"
    lost = m.conduct.standing(person, "lose_next_turn")
    return "lost_turn" if lost and _sits_out(m, lost[-1]) else ""


def _sits_out(m: Meeting, ruling: Reminder) -> bool:
    """A turn is lost until somebody else has begun one and ended it; a round goes past her once."""
    floor = here(m).floor
    if floor is not None and floor.mode in ("round", "report") and (ruling.stage, ruling.item) == m.agenda.at:
        return True
    later = [t for t in m.floor.turns.values() if t.from_ >= ruling.at and t.person != ruling.person]
    return not any(turn.kind == "turn" and turn.seconds >= 0 for turn in later)


def forfeited(m: Meeting, person: str) -> int:
    """How many of her turns are lost where turns are counted: on this matter, in this stage or in the meeting."""
    floor, slot = here(m).floor, m.agenda.at
    lost = m.conduct.standing(person, "lose_next_turn")
    if floor is None or floor.per == "meeting":
        return len(lost)
    return sum(r.stage == slot.stage and (floor.per == "stage" or r.item == slot.item) for r in lost)


def out(m: Meeting, person: str) -> bool:
    """Whether she was asked to leave and the desk has not let her in again."""
    return bool(m.conduct.standing(person, "ask_to_leave")) and not m.people.get(person).present
