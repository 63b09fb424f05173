"""Manners: reminders on the rule's ladder, and the chair that is handed over."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from facilitate.core import speaking, undo
from facilitate.core.act import Entry, Event, Run, refuse
from facilitate.core.names import clean_text
from facilitate.core.people import PersonChanged

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting


class Reminder(msgspec.Struct, frozen=True):
    person: str
    offence: str
    step: str
    by: str
    at: int
    stage: str
    item: str


class Warned(Event, frozen=True):
    person: str
    offence: str
    step: str


class ChairHandedOver(Event, frozen=True):
    """The chair goes from one person to another; `until` names when it comes back (empty: it stays)."""

    giver: str
    taker: str
    until: str = ""


ConductEvent = Warned | ChairHandedOver


@dataclass
class Conduct:
    reminders: list[Reminder] = field(default_factory=list)
    handovers: list[tuple[int, str, str, str]] = field(default_factory=list)


def evolve(m: Meeting, entry: Entry) -> None:
    match entry.event:
        case Warned(person=person, offence=offence, step=step):
            m.conduct.reminders.append(Reminder(person, offence, step, entry.person, entry.at, *m.agenda.at))
        case ChairHandedOver(giver=giver, taker=taker, until=until):
            m.conduct.handovers.append((entry.at, giver, taker, until))


class WarnArgs(msgspec.Struct):
    person: str
    offence: str


def warn(run: Run) -> None:
    """A reminder; which step of the ladder it is follows from those before it."""
    args, rule = run.read(WarnArgs), run.m.rule.conduct
    one = run.m.people.get(args.person)
    if rule is None or args.offence not in rule.offences:
        refuse("bad_offence")
    ladder = rule.ladder or ("remind",)
    step = ladder[min(len(_before(run.m, one.id)), len(ladder) - 1)]
    run.emit(Warned(one.id, args.offence, step))
    speaker = run.m.floor.speaker
    if step == "end_turn" and speaker is not None and speaker.person == one.id:
        speaking.end_turn(run, cut=True)


def _before(m: Meeting, person: str) -> list[Reminder]:
    per = m.rule.conduct.count_per if m.rule.conduct else "meeting"
    mine = [r for r in m.conduct.reminders if r.person == person]
    if per == "stage":
        return [r for r in mine if r.stage == m.agenda.at.stage]
    if per in ("topic", "turn"):
        return [r for r in mine if (r.stage, r.item) == m.agenda.at]
    return mine


class HandOverArgs(msgspec.Struct):
    person: str
    until: str = ""


def hand_over(run: Run) -> None:
    """The chair changes hands: the taker gets the giver's role, the giver the taker's."""
    args = run.read(HandOverArgs)
    giver, taker = run.m.people.get(run.person), run.m.people.get(args.person)
    if taker.id == giver.id or not taker.present:
        refuse("not_present")
    run.emit(ChairHandedOver(giver.id, taker.id, clean_text(args.until)[:80]))
    run.emit(PersonChanged(taker.id, role=giver.role))
    run.emit(PersonChanged(giver.id, role=taker.role))
    undo.keep(run, PersonChanged(taker.id, role=taker.role), PersonChanged(giver.id, role=giver.role))
