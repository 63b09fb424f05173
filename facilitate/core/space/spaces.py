"""Where people are: tables, pairs, groups, cells of the timetable and the ring; who sits there, since when, and who hosts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec.structs import replace

from facilitate.core.act import Entry, Event

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

Kind = Literal["table", "pair", "group", "cell", "ring"]
RING = "ring"
POSTS = ("table_host", "note_taker")


class Space(msgspec.Struct, frozen=True):
    """One place of the meeting; `cap` people at most (0: as many as come), `slot` from 1, `posts`: table_host or
    note_taker -> person."""

    id: str
    kind: Kind
    cap: int = 0
    item: str = ""
    slot: int = 0
    place: str = ""
    posts: dict[str, str] = {}


class Stay(msgspec.Struct, frozen=True):
    """Somebody's time in a space; instants in server ms, `to` 0 while it lasts."""

    person: str
    space: str
    from_: int
    to: int = 0


class SpacesSet(Event, frozen=True):
    """What stands from now on instead of what stood, and who is where. `slot` is the stage and pass whose plan it is, `by`
    how people were assigned, `seed` what decided where lots were drawn."""

    spaces: tuple[Space, ...]
    where: dict[str, str] = {}
    slot: tuple[str, str] = ("", "")
    by: str = ""
    seed: str = ""


class SpaceOpened(Event, frozen=True):
    """One place more stands."""

    space: Space


class PeopleMoved(Event, frozen=True):
    """Person -> space; "": standing free. Who goes where she is has arrived. `round`: stage and pass for which all moved."""

    to: dict[str, str]
    round: str = ""


class PostTaken(Event, frozen=True):
    """Somebody hosts a table or keeps its notes; an empty person gives the post up."""

    space: str
    post: str
    person: str = ""


class ConvenerSet(Event, frozen=True):
    """A topic's convening was handed on."""

    item: str
    person: str = ""


class ChairAsked(Event, frozen=True):
    """Somebody outside the ring waits for a chair, or no longer does."""

    person: str
    off: bool = False


class PeopleDrawn(Event, frozen=True):
    """The lot fell on these; `seed` and the ids of all who took part (`among`) let anybody draw again and compare."""

    to: str
    people: tuple[str, ...]
    among: tuple[str, ...]
    seed: str


SpaceEvent = SpacesSet | SpaceOpened | PeopleMoved | PostTaken | ConvenerSet | ChairAsked | PeopleDrawn


@dataclass
class Spaces:
    """`seen` keeps everything that ever stood, `met` how often two people were at one table, `staying` whose stay is which."""

    all: dict[str, Space] = field(default_factory=dict)
    where: dict[str, str] = field(default_factory=dict)
    seen: dict[str, Space] = field(default_factory=dict)
    stays: list[Stay] = field(default_factory=list)
    staying: dict[str, int] = field(default_factory=dict)
    met: dict[tuple[str, str], int] = field(default_factory=dict)
    arrived: set[str] = field(default_factory=set)
    line: tuple[str, ...] = ()
    conveners: dict[str, str] = field(default_factory=dict)
    drawn: dict[str, PeopleDrawn] = field(default_factory=dict)
    slot: tuple[str, str] = ("", "")
    by: str = ""
    seed: str = ""
    round: str = ""
    changed: int = 0

    def tables(self) -> tuple[str, ...]:
        """The ids of the tables or groups that stand."""
        return tuple(id for id, space in self.all.items() if space.kind in ("table", "group", "pair"))

    def people(self, space: str) -> list[str]:
        """Who is there, in order of arrival."""
        return [id for id, at in self.where.items() if at == space]

    def groups(self) -> dict[str, list[str]]:
        """Everybody by space, in order of arrival; spaces without people too."""
        found: dict[str, list[str]] = {id: [] for id in self.all}
        for person, at in self.where.items():
            found[at].append(person)
        return found

    def relations(self, person: str) -> frozenset[str]:
        """table_host, note_taker (of any space that stands), seated: what somebody is by where she sits."""
        found = {word for space in self.all.values() for word, who in space.posts.items() if who == person}
        return frozenset(found | ({"seated"} if self.where.get(person) == RING else set()))


def of(m: Meeting, person: str) -> str:
    """The id of the space where somebody is, "" for the whole room."""
    return m.spaces.where.get(person, "")


def host(m: Meeting, space: str) -> str:
    """Who hosts a table or convenes what is talked about there; "" nobody."""
    one = m.spaces.all[space]
    chosen = one.posts.get("table_host") or one.posts.get("note_taker", "")
    return convener(m, one.item) if one.kind == "cell" else chosen


def hosts(m: Meeting, person: str) -> tuple[str, ...]:
    """The spaces that somebody hosts or convenes."""
    return tuple(id for id in m.spaces.all if person and host(m, id) == person)


def convener(m: Meeting, item: str) -> str:
    """Who takes care of a topic: whoever took it over, else who proposed it (a merged one: who proposed its first part)."""
    one = m.items.all.get(item)
    if one is None or item in m.spaces.conveners:
        return m.spaces.conveners.get(item, "")
    return m.items.all[one.originals[0]].by if one.made and one.originals else one.by


# -- how the state moves on ----------------------------------------------------------------------------------------


def evolve(m: Meeting, entry: Entry) -> None:
    spaces, event = m.spaces, entry.event
    spaces.changed = entry.seq
    match event:
        case SpacesSet():
            _set(m, event, entry.at)
        case SpaceOpened(space=space):
            put(spaces, space)
        case PeopleMoved():
            _move(m, event.to, entry.at)
            spaces.round = event.round or spaces.round
        case PostTaken(space=id, post=post, person=person) if id in spaces.all:
            put(spaces, replace(spaces.all[id], posts=_posted(spaces.all[id].posts, post, person)))
        case ConvenerSet(item=item, person=person):
            spaces.conveners[item] = person
        case ChairAsked(person=person, off=off):
            spaces.line = (*(id for id in spaces.line if id != person), *(() if off else (person,)))
        case PeopleDrawn():
            spaces.drawn[event.to] = event


def put(spaces: Spaces, space: Space) -> None:
    """A space as it is now."""
    spaces.all[space.id] = spaces.seen[space.id] = space


def _posted(posts: dict[str, str], post: str, person: str) -> dict[str, str]:
    rest = {word: who for word, who in posts.items() if word != post}
    return {**rest, post: person} if person else rest


def _set(m: Meeting, event: SpacesSet, at: int) -> None:
    spaces = m.spaces
    _close(spaces, set(spaces.where), at)
    spaces.where = {}
    spaces.all = {space.id: space for space in event.spaces}
    spaces.seen |= spaces.all
    spaces.slot, spaces.by, spaces.seed, spaces.line = event.slot, event.by, event.seed, ()
    _move(m, event.where, at)
    spaces.arrived = set()


def _move(m: Meeting, to: dict[str, str], at: int) -> None:
    """Whoever goes elsewhere begins another stay, who stays has arrived. A step taken back may name who has left: passed over."""
    spaces, there = m.spaces, {id for id, space in to.items() if space and m.spaces.where.get(id) == space}
    going = {id: space for id, space in to.items() if id not in there and _can(m, id, space)}
    spaces.arrived = (spaces.arrived - going.keys()) | there
    _close(spaces, set(going), at)
    for person, space in sorted(going.items()):  # the log keeps no order of names
        spaces.where.pop(person, None)
        if space:
            spaces.where[person] = space
            spaces.staying[person] = len(spaces.stays)
            spaces.stays.append(Stay(person, space, at))
    spaces.line = tuple(id for id in spaces.line if spaces.where.get(id) != RING)
    _acquaint(spaces, going)


def _can(m: Meeting, person: str, space: str) -> bool:
    return not space or (space in m.spaces.all and m.people.all[person].present)


def _close(spaces: Spaces, people: set[str], at: int) -> None:
    for person in people & spaces.staying.keys():
        n = spaces.staying.pop(person)
        spaces.stays[n] = replace(spaces.stays[n], to=at)


def _acquaint(spaces: Spaces, came: dict[str, str]) -> None:
    """Each who came has met those who are at her table now."""
    groups = spaces.groups()
    for person, space in came.items():
        for other in groups.get(space, ()) if space and spaces.all[space].kind in ("table", "pair") else ():
            if other != person and (other not in came or other < person):
                spaces.met[pair(person, other)] = spaces.met.get(pair(person, other), 0) + 1


def pair(one: str, other: str) -> tuple[str, str]:
    """Two people as a key."""
    return (one, other) if one < other else (other, one)
