"""Where the meeting stands: the run of show, visits, selections, pauses and what was squeezed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from msgspec.structs import replace

from facilitate.core.act import Entry, Event
from facilitate.core.rules import Stage, flat

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting


AS_BEFORE, AS_RULED = -1.0, -2.0
LATEST = 4_102_444_800_000  # the year 2100, in server ms


class Slot(NamedTuple):
    """One line of the run of show: a stage, and the item it is held for where the stage repeats."""

    stage: str
    item: str = ""


class Visit(msgspec.Struct, frozen=True):
    """A stay in a slot; instants in server ms, `to` 0 while it lasts."""

    stage: str
    item: str
    from_: int
    to: int = 0


class StageEntered(Event, frozen=True):
    """`opens` are the cards that were face down until now; `override` is the reason given for going on unready."""

    stage: str
    item: str = ""
    opens: tuple[str, ...] = ()
    left_out: tuple[Slot, ...] = ()
    override: str = ""


class Selected(Event, frozen=True):
    into: str
    items: tuple[str, ...]
    tie: bool = False


class Checked(Event, frozen=True):
    """What a stage's `check` found missing when it was left: groups nobody of whom had come, roles nobody held."""

    stage: str
    groups: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


class Squeezed(Event, frozen=True):
    """`minutes` AS_BEFORE leaves them, AS_RULED are those of the rule again."""

    stage: str
    minutes: float = AS_BEFORE
    dropped: bool = False


class HallEndSet(Event, frozen=True):
    at: int


class Paused(Event, frozen=True):
    pass


class Resumed(Event, frozen=True):
    pass


class MeetingEnded(Event, frozen=True):
    pass


AgendaEvent = StageEntered | Selected | Checked | Squeezed | HallEndSet | Paused | Resumed | MeetingEnded


@dataclass
class Agenda:
    at: Slot = Slot("")
    visits: list[Visit] = field(default_factory=list)
    entered_at: int = 0
    paused_at: int = 0
    paused_ms: int = 0
    minutes: dict[str, float] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)
    left_out: set[Slot] = field(default_factory=set)
    selections: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ties: dict[str, bool] = field(default_factory=dict)
    overrides: list[tuple[int, str, Slot, str]] = field(default_factory=list)
    checks: list[Checked] = field(default_factory=list)
    hall_end: int = 0
    ended_at: int = 0
    changed: int = 0

    @property
    def ended(self) -> bool:
        return bool(self.ended_at)


def evolve(m: Meeting, entry: Entry) -> None:  # noqa: C901 a case for each event, nothing nested
    agenda, event = m.agenda, entry.event
    agenda.changed = entry.seq
    match event:
        case StageEntered():
            _enter(m, entry, event)
        case Selected():
            agenda.selections[event.into] = event.items
            agenda.ties[event.into] = event.tie
        case Checked():
            agenda.checks.append(event)
        case Squeezed():
            if event.minutes == AS_RULED:
                agenda.minutes.pop(event.stage, None)
            elif event.minutes >= 0:
                agenda.minutes[event.stage] = event.minutes
            (agenda.dropped.add if event.dropped else agenda.dropped.discard)(event.stage)
        case HallEndSet():
            agenda.hall_end = event.at
        case Paused():
            agenda.paused_at = entry.at
        case Resumed():
            agenda.paused_ms += entry.at - agenda.paused_at
            m.floor.shift(entry.at - agenda.paused_at)
            agenda.paused_at = 0
        case MeetingEnded():
            agenda.ended_at = entry.at


def _enter(m: Meeting, entry: Entry, event: StageEntered) -> None:
    agenda = m.agenda
    if agenda.visits:
        agenda.visits[-1] = replace(agenda.visits[-1], to=entry.at)
    agenda.at = Slot(event.stage, event.item)
    agenda.visits.append(Visit(event.stage, event.item, entry.at))
    agenda.entered_at, agenda.paused_ms, agenda.paused_at = entry.at, 0, 0
    agenda.left_out = (agenda.left_out | set(event.left_out)) - {agenda.at}
    if m.stages[event.stage].place_in_life != "after":
        agenda.ended_at = 0  # ended too early: back or undone, the meeting goes on
    if event.override:
        agenda.overrides.append((entry.at, entry.person, agenda.at, event.override))
    m.items.open(event.opens)
    m.floor.enter()


# -- questions -----------------------------------------------------------------------------------------------------


def plan(m: Meeting, open_ones: bool = False) -> list[Slot]:
    """The run of show as it stands: a repeated stage once for each item of its selection, dropped ones left out.
    With `open_ones` a stage whose items are not chosen yet stands there once, without an item."""
    slots: list[Slot] = []
    for top in m.rule.stages:
        if top.stages and top.each:
            nothing_yet = ("",) if open_ones and top.each.of not in m.agenda.selections else ()
            chosen = m.agenda.selections.get(top.each.of, nothing_yet)
            slots += [Slot(leaf.id, item) for item in chosen for leaf in top.stages]
        elif top.stages:
            slots += [Slot(leaf.id) for leaf in top.stages]
        else:
            slots.append(Slot(top.id))
    return [s for s in slots if s.stage not in m.agenda.dropped or s == m.agenda.at]


def here(m: Meeting) -> Stage:
    """The rule's words for the stage where the meeting stands."""
    return m.stages[m.agenda.at.stage]


def following(m: Meeting) -> Slot | None:
    """What comes next, or None at the end."""
    slots = plan(m)
    n = _position(m, slots)
    return slots[n + 1] if n + 1 < len(slots) else None


def preceding(m: Meeting) -> Slot | None:
    """What came before in the run of show, or None at the beginning."""
    slots = plan(m)
    n = _position(m, slots)
    return slots[n - 1] if n > 0 else None


def _position(m: Meeting, slots: list[Slot]) -> int:
    """Where we stand in the list; a slot that is no longer in it counts as the first of its stage or before."""
    if m.agenda.at in slots:
        return slots.index(m.agenda.at)
    order = [leaf.id for leaf, _ in flat(m.rule)]
    rank = order.index(m.agenda.at.stage)
    return sum(order.index(s.stage) < rank for s in slots) - 1


def minutes_of(m: Meeting, stage: str) -> float | None:
    """Planned minutes, after squeezing."""
    return m.agenda.minutes.get(stage, m.stages[stage].minutes)


def deadline(m: Meeting) -> int | None:
    """When the stage's time is up (server ms), or None where it has none."""
    minutes = minutes_of(m, m.agenda.at.stage)
    if minutes is None or here(m).days:
        return None
    return m.agenda.entered_at + int(minutes * 60_000) + m.agenda.paused_ms
