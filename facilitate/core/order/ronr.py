"""Pending questions, by the rule's table of motions: what may be moved now, what it needs, and that the last moved is settled first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from facilitate.core.act import Entry, Event, refuse
from facilitate.core.course.agenda import here
from facilitate.core.order import doubt, easing, motions
from facilitate.core.order.easing import DebateEased, Eased
from facilitate.core.writing.items import Item

if TYPE_CHECKING:
    from facilitate.core.course.agenda import Slot
    from facilitate.core.language.rules import MotionKind
    from facilitate.core.meeting import Meeting

DEEPEST = 2
"""An amendment may be amended, that amendment not again."""


class MotionSettled(Event, frozen=True):
    """A secondary motion is no longer pending: carried, failed, upheld or dismissed by the chair, done on demand; "" again."""

    id: str
    outcome: str


class MotionLaid(Event, frozen=True):
    """A motion leaves the table undecided, by the motion `how` (table, postpone, refer…); "" brings it back."""

    id: str
    how: str


class DebateClosed(Event, frozen=True):
    """What is pending is voted on without more debate; not `closed`: that is voted on again, and until then debate goes on."""

    closed: bool = True


RonrEvent = MotionSettled | MotionLaid | DebateClosed | DebateEased


@dataclass
class Pending:
    settled: dict[str, str] = field(default_factory=dict)
    laid: dict[str, str] = field(default_factory=dict)
    closed: set[Slot] = field(default_factory=set)
    eased: Eased = field(default_factory=dict)


def evolve(m: Meeting, entry: Entry) -> None:
    match entry.event:
        case MotionSettled(id=id, outcome=outcome):
            m.ronr.settled.pop(id, None)
            if outcome:
                m.ronr.settled[id] = outcome
        case MotionLaid(id=id, how=how):
            m.ronr.laid.pop(id, None)
            if how:
                m.ronr.laid[id] = how
        case DebateClosed(closed=closed):
            (m.ronr.closed.add if closed else m.ronr.closed.discard)(m.agenda.at)
        case DebateEased() as event:
            easing.evolve(m.ronr.eased, event)


# -- what is pending -----------------------------------------------------------------------------------------------


def stack(m: Meeting) -> tuple[Item, ...]:
    """The question on the table and what was moved about it since, the immediately pending one last."""
    main = m.items.all.get(m.agenda.subject(m))
    if not m.rule.motions or main is None or main.state != "shown" or main.id in m.ronr.laid:
        return ()
    moved = (item for item in m.items.of_kind("motion") if item.state == "shown")
    return (main, *(item for item in moved if item.id not in m.ronr.settled and _belongs(m, item, main)))


def _belongs(m: Meeting, item: Item, main: Item) -> bool:
    """Whether it was moved about this question and has its second."""
    kind = motions.kind_of(m, item)
    if kind is None or item.id == main.id or kind.class_ == "main" or not motions.backed(m, item):
        return False
    return kind.class_ == "bring_back" or _root(m, item) == main.id


def _root(m: Meeting, item: Item) -> str:
    """What it was moved about in the end."""
    while item.about in m.items.all:
        item = m.items.all[item.about]
    return item.id


def top(m: Meeting) -> Item | None:
    """The immediately pending question."""
    found = stack(m)
    return found[-1] if found else None


def kind(m: Meeting, item: Item) -> MotionKind:
    """Its line in the table; what names none is a main motion."""
    named = motions.kind_of(m, item)
    return named or next(one for one in m.rule.motions if one.class_ == "main")


def silenced(m: Meeting) -> str:
    """The code of why nobody may debate what is pending, or ""."""
    pending = top(m)
    if m.agenda.at in m.ronr.closed:
        return "debate_closed"
    return "undebatable" if pending is not None and not kind(m, pending).debate else ""


# -- what is in order ----------------------------------------------------------------------------------------------


def in_order(m: Meeting, person: str, named: str, told: str) -> str:
    """What the new motion is about. Raises Refused where it is out of order now."""
    wanted = next((one for one in m.rule.motions if one.id == named), None)
    if named == doubt.DIVISION:
        return doubt.matter_or_refuse(m, person)
    pending = top(m)
    if pending is None or wanted is None:
        _main(m, wanted)
        return told
    if wanted.class_ == "bring_back":
        return _decided(m, person, told)
    if wanted.id == "appeal" and not any(out in ("upheld", "dismissed") for out in m.ronr.settled.values()):
        refuse("nothing_to_appeal")
    if not _outranks(m, wanted, pending) or all(entry.kind != "motion" for entry in here(m).write):
        refuse("out_of_order", motion={"zh": kind(m, pending).title.zh, "en": kind(m, pending).title.en})
    return told if wanted.class_ == "incidental" and told else pending.id


def _main(m: Meeting, wanted: MotionKind | None) -> None:
    if wanted is not None and wanted.class_ != "main":
        refuse("nothing_pending")
    if top(m) is not None:
        refuse("one_at_a_time")


def _outranks(m: Meeting, wanted: MotionKind, pending: Item) -> bool:
    """A higher rank goes before a lower one; an incidental motion before what it arises from; an amendment may itself be
    amended once. Only what may be amended is."""
    below = kind(m, pending)
    if wanted.id == "amend":
        return below.amend and sum(kind(m, item).id == "amend" for item in stack(m)) < DEEPEST
    if wanted.class_ == "main":
        return False
    if wanted.class_ == "incidental":
        return True
    if below.rank is None:
        return wanted.class_ == "privileged"
    return (wanted.rank or 0) > below.rank


def _decided(m: Meeting, person: str, told: str) -> str:
    """What was decided is brought back by somebody who voted with the side that prevailed, where votes were open."""
    done = [b for b in m.ballots.all.values() if b.items == (told,) and b.result and b.result.outcome != "none"]
    result = done[-1].result if done else None
    if result is None:
        refuse("not_decided")
    prevailing = "for" if result.outcome == "carried" else "against"
    if done[-1].secrecy != "secret" and result.choices.get(person) != prevailing:
        refuse("prevailing_side")
    return told
