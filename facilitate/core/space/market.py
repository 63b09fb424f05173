"""The marketplace of topics: which place and time slot each has, who signed up, and which conveners want to join theirs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from facilitate.core.act import Entry, Event
from facilitate.core.course.passes import COUNTED
from facilitate.core.course.plan import plan, position
from facilitate.core.space.spaces import Space, convener, put
from facilitate.core.writing.items import Item

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting


class Cell(NamedTuple):
    """A place of the timetable, both from 1."""

    slot: int
    place: int

    @property
    def id(self) -> str:
        return f"s{self.slot}c{self.place}"


class Scheduled(Event, frozen=True):
    """A topic has this cell, or none (""): it stands aside."""

    item: str
    cell: str = ""


class SignedUp(Event, frozen=True):
    """Somebody wants to come to a topic, or no longer does."""

    item: str
    person: str
    off: bool = False


class PlacesNamed(Event, frozen=True):
    """What the places are called, in the order of the timetable's columns."""

    names: tuple[str, ...]


class MergeAsked(Event, frozen=True):
    """A convener wishes her topic to go into another's; empty `into`: no longer."""

    item: str
    into: str = ""


class MergeDeclined(Event, frozen=True):
    """The other convener keeps her topic apart; she is not asked again."""

    item: str
    into: str


MarketEvent = Scheduled | SignedUp | PlacesNamed | MergeAsked | MergeDeclined


@dataclass
class Market:
    """`signed`: topic -> person -> number in the log; `asked`: topic -> the one it wishes to join."""

    signed: dict[str, dict[str, int]] = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)
    declined: set[tuple[str, str]] = field(default_factory=set)
    names: tuple[str, ...] = ()


def evolve(m: Meeting, entry: Entry) -> None:
    market, event = m.market, entry.event
    match event:
        case Scheduled(item=item, cell=cell):
            _schedule(m, item, cell)
        case SignedUp(item=item, person=person, off=off):
            rest = {id: n for id, n in market.signed.get(item, {}).items() if id != person}
            market.signed[item] = rest if off else {**rest, person: entry.seq}
        case PlacesNamed(names=names):
            market.names = names
        case MergeAsked(item=item, into=into):
            rest_asked = {id: other for id, other in market.asked.items() if id != item}
            market.asked = {**rest_asked, item: into} if into else rest_asked
        case MergeDeclined(item=item, into=into):
            market.asked.pop(item, None)
            market.declined.add((item, into))


def _schedule(m: Meeting, item: str, cell: str) -> None:
    was = cell_of(m, item)
    if was:
        put(m.spaces, replace(m.spaces.all[was], item=""))
    if cell in m.spaces.all:
        put(m.spaces, replace(m.spaces.all[cell], item=item))


# -- questions -----------------------------------------------------------------------------------------------------


def size(m: Meeting) -> tuple[int, int]:
    """(places, slots) of the timetable: the places as named at the desk, else as many as the rule says."""
    grids = [s.space for s in m.stages.values() if s.space and s.space.kind == "grid"]
    places = len(m.market.names) or next((g.places for g in grids if g.places), 1)
    return places, next((g.slots for g in grids if g.slots), 1)


def place_names(m: Meeting) -> tuple[str, ...]:
    """What the places are called: as named at the desk, else 1, 2, 3."""
    return m.market.names or tuple(str(n) for n in range(1, size(m)[0] + 1))


def cells(m: Meeting) -> tuple[Space, ...]:
    """The whole timetable, slot by slot; cells that stand keep what they hold."""
    names, (_, slots) = place_names(m), size(m)
    cap = next((s.assign.cap for s in m.stages.values() if s.assign and s.assign.to == "grid" and s.assign.cap), 0)
    wanted = [(Cell(slot, n), name) for slot in range(1, slots + 1) for n, name in enumerate(names, 1)]
    plain = {cell.id: Space(cell.id, "cell", cap=cap, slot=cell.slot, place=name) for cell, name in wanted}
    return tuple(replace(m.spaces.seen.get(id, one), place=one.place) for id, one in plain.items())


def cell_of(m: Meeting, item: str) -> str:
    """The id of the cell that holds a topic; "" where it stands aside."""
    return next((id for id, space in m.spaces.all.items() if space.kind == "cell" and space.item == item), "")


def placed(m: Meeting, kind: str) -> bool:
    """Whether topics of that kind have a place on the timetable."""
    return any(stage.place is not None and stage.place.what == kind for stage in m.stages.values())


def topics(m: Meeting) -> list[Item]:
    """The topics that want a place on the timetable."""
    kinds = {stage.place.what for stage in m.stages.values() if stage.place}
    return [item for kind in sorted(kinds) for item in m.items.heads(kind) if not item.covered]


def coming(m: Meeting, item: str) -> tuple[str, ...]:
    """Who comes to a topic: its convener, then whoever signed up, in that order."""
    first = convener(m, item)
    return (*((first,) if first else ()), *(id for id in m.market.signed.get(item, {}) if id != first))


def running(m: Meeting) -> int:
    """The number of the time slot that runs now, 0 outside them."""
    found = [part for part in m.agenda.at.item.split("/") if part[:1] == COUNTED["slots"] and part[1:].isdigit()]
    return int(found[0][1:]) if found else 0


def over(m: Meeting, slot: int) -> bool:
    """Whether the meeting has gone past this time slot."""
    slots = plan(m)
    named = [n for n, one in enumerate(slots) if f"{COUNTED['slots']}{slot}" in one.item.split("/")]
    return bool(named) and max(named) < position(m, slots)


def clashes(m: Meeting, cell: str) -> int:
    """How many of those who come to this cell's topic also come to another in the same slot."""
    one = m.spaces.all[cell]
    others = [s.item for s in m.spaces.all.values() if s.slot == one.slot and s.item and s.id != cell]
    elsewhere = {person for item in others for person in coming(m, item)}
    return len(elsewhere & set(coming(m, one.item))) if one.item else 0
