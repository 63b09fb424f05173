"""Where the meeting stands: the run of show, visits, selections, pauses and what was squeezed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import msgspec
from msgspec.structs import replace

from facilitate.core.act import Entry, Event
from facilitate.core.course import returning
from facilitate.core.course.returning import Left
from facilitate.core.language.rules import Stage

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting


K = TypeVar("K")
AS_BEFORE, AS_RULED = -1.0, -2.0
LATEST = 4_102_444_800_000  # the year 2100, in server ms


class Slot(NamedTuple):
    """One line of the run of show: a stage, and the pass in which it is held where it repeats: an item's id, `r1` (a round),
    `s1` (a time slot), a table; a repeat within a repeat is written `r1/12`."""

    stage: str
    item: str = ""


class Visit(msgspec.Struct, frozen=True):
    """A stay in a slot; instants in server ms, `to` 0 while it lasts."""

    stage: str
    item: str
    from_: int
    to: int = 0


class StageEntered(Event, frozen=True):
    """`opens` are the cards that were face down until now; `override` is the reason given for going on unready; `since`: the step
    that left it is taken back, and it goes on as it was, entered then (server ms)."""

    stage: str
    item: str = ""
    opens: tuple[str, ...] = ()
    left_out: tuple[Slot, ...] = ()
    override: str = ""
    since: int = 0


class Selected(Event, frozen=True):
    """`none`: the choosing is taken back, as if nothing had ever been chosen."""

    into: str
    items: tuple[str, ...]
    tie: bool = False
    none: bool = False


class Checked(Event, frozen=True):
    """What a stage's `check` found missing when it was left: groups nobody of whom had come, roles nobody held."""

    stage: str
    groups: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


class OrderSet(Event, frozen=True):
    """The order in which the desk wants the items of a collection taken."""

    of: str
    items: tuple[str, ...]


class Squeezed(Event, frozen=True):
    """`minutes` AS_BEFORE leaves them, AS_RULED are those of the rule again; with `item` in that pass alone, else in every pass.
    `was`: the minutes until then (AS_BEFORE: none, or not known in older logs)."""

    stage: str
    minutes: float = AS_BEFORE
    dropped: bool = False
    item: str = ""
    was: float = AS_BEFORE


class HallEndSet(Event, frozen=True):
    at: int


class Paused(Event, frozen=True):
    pass


class Resumed(Event, frozen=True):
    pass


class MeetingEnded(Event, frozen=True):
    """`override` is the reason given for ending unready, where no stage follows that would carry it."""

    override: str = ""


AgendaEvent = StageEntered | Selected | OrderSet | Checked | Squeezed | HallEndSet | Paused | Resumed | MeetingEnded


@dataclass
class Agenda:
    at: Slot = Slot("")
    visits: list[Visit] = field(default_factory=list)
    entered_at: int = 0
    paused_at: int = 0
    paused_ms: int = 0
    minutes: dict[str, float] = field(default_factory=dict)
    own_minutes: dict[Slot, float] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)
    left_out: set[Slot] = field(default_factory=set)
    left: dict[tuple[Slot, int], Left] = field(default_factory=dict)
    selections: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ties: dict[str, bool] = field(default_factory=dict)
    order: dict[str, tuple[str, ...]] = field(default_factory=dict)
    overrides: list[tuple[int, str, Slot, str]] = field(default_factory=list)
    checks: list[Checked] = field(default_factory=list)
    hall_end: int = 0
    ended_at: int = 0

    @property
    def ended(self) -> bool:
        return bool(self.ended_at)

    def subject(self, m: Meeting) -> str:
        """The id of the item that the stage is held for, innermost first; "" where it is held for none."""
        return next((part for part in reversed(self.at.item.split("/")) if part in m.items.all), "")


def evolve(m: Meeting, entry: Entry) -> None:  # noqa: C901 a case for each event, nothing nested
    agenda, event = m.agenda, entry.event
    match event:
        case StageEntered():
            _enter(m, entry, event)
        case Selected(none=True):
            agenda.selections.pop(event.into, None)
            agenda.ties.pop(event.into, None)
        case Selected():
            agenda.selections[event.into] = event.items
            agenda.ties[event.into] = event.tie
        case OrderSet(of=of, items=items):
            agenda.order[of] = items
        case Checked():
            agenda.checks.append(event)
        case Squeezed():
            _squeezed(agenda, event)
        case HallEndSet():
            agenda.hall_end = event.at
        case Paused():
            agenda.paused_at = entry.at
        case Resumed():
            agenda.paused_ms += entry.at - agenda.paused_at
            for floor in m.floors.values():
                floor.shift(entry.at - agenda.paused_at)
            agenda.paused_at = 0
        case MeetingEnded():
            agenda.ended_at = entry.at
            _overruled(agenda, entry, event.override)


def _enter(m: Meeting, entry: Entry, event: StageEntered) -> None:
    agenda = m.agenda
    returning.leave(m)
    if agenda.visits:
        agenda.visits[-1] = replace(agenda.visits[-1], to=entry.at)
    agenda.at, agenda.paused_at = Slot(event.stage, event.item), 0
    if not returning.again(m, entry, event):
        agenda.visits.append(Visit(event.stage, event.item, entry.at))
        agenda.entered_at, agenda.paused_ms = entry.at, 0
        agenda.left_out |= set(event.left_out)
    agenda.left_out -= {agenda.at}
    if m.stages[event.stage].place_in_life != "after":
        agenda.ended_at = 0  # ended too early: back or undone, the meeting goes on
    _overruled(agenda, entry, event.override)
    m.items.open(event.opens)


def _squeezed(agenda: Agenda, event: Squeezed) -> None:
    if event.item:
        _take(agenda.own_minutes, Slot(event.stage, event.item), event.minutes)
        return
    _take(agenda.minutes, event.stage, event.minutes)
    agenda.own_minutes = {slot: n for slot, n in agenda.own_minutes.items() if slot.stage != event.stage}
    (agenda.dropped.add if event.dropped else agenda.dropped.discard)(event.stage)


def _take(kept: dict[K, float], of: K, minutes: float) -> None:
    if minutes == AS_RULED:
        kept.pop(of, None)
    elif minutes >= 0:
        kept[of] = minutes


def _overruled(agenda: Agenda, entry: Entry, reason: str) -> None:
    """A reason that was given goes on record; without one nothing was overruled."""
    if reason:
        agenda.overrides.append((entry.at, entry.person, agenda.at, reason))


# -- questions -----------------------------------------------------------------------------------------------------


def here(m: Meeting) -> Stage:
    """The rule's words for the stage where the meeting stands."""
    return m.stages[m.agenda.at.stage]


def minutes_of(m: Meeting, stage: str, item: str = "") -> float | None:
    """Planned minutes, after squeezing; of the pass that `item` names, where that one was given its own."""
    every = m.agenda.minutes.get(stage, m.stages[stage].minutes)
    return m.agenda.own_minutes.get(Slot(stage, item), every) if m.agenda.own_minutes else every


def deadline(m: Meeting) -> int | None:
    """When the stage's time is up (server ms), or None where it has none."""
    minutes = minutes_of(m, *m.agenda.at)
    if minutes is None or here(m).days:
        return None
    return m.agenda.entered_at + int(minutes * 60_000) + m.agenda.paused_ms


def date_due(m: Meeting) -> int | None:
    """When a stage that runs for days is over (server ms), or None where it runs for minutes."""
    days = here(m).days
    return None if days is None else m.agenda.entered_at + int(days * 86_400_000)
