"""Who is here: people, their roles and groups, seats, and how they come and go."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec.structs import replace

from facilitate.core.act import Entry, Event, refuse
from facilitate.core.person import doubles
from facilitate.core.person.names import skeleton, stem

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

Phone = Literal["own", "none", "remote"]


class Person(msgspec.Struct, frozen=True):
    """Somebody in this meeting; instants in server ms. `same_as` is set on the double of a person who joined twice;
    `area` is the floor area she votes for, in m² as an exact number; `household` "" is a household of her own. `seat`, `key`: by
    which code of the desk she came; `role_seq`, `void_seq`: numbers in the log before which a token of hers is to be changed
    for a new one (another role), or is worth nothing (a lost phone)."""

    id: str
    name: str
    group: str
    role: str
    phone: Phone
    joined_at: int
    present: bool = True
    checked_in: bool = False
    same_as: str = ""
    spans: tuple[tuple[int, int], ...] = ()
    by: str = ""
    household: str = ""
    area: str = ""
    seat: str = ""
    key: str = ""
    role_seq: int = 0
    void_seq: int = 0

    def here_ms(self, now: int) -> int:
        """Milliseconds of presence until now."""
        past = sum(to - start for start, to in self.spans)
        return past + (now - self.joined_at if self.present else 0)


class PersonJoined(Event, frozen=True):
    id: str
    name: str
    group: str
    role: str
    phone: Phone = "own"
    seat: str = ""
    key: str = ""


class PersonLeft(Event, frozen=True):
    id: str


class PersonBack(Event, frozen=True):
    id: str


class PersonCheckedIn(Event, frozen=True):
    id: str


class PersonChanged(Event, frozen=True):
    id: str
    name: str = ""
    group: str = ""
    role: str = ""
    household: str = ""
    area: str = ""


class PeopleMerged(Event, frozen=True):
    id: str
    into: str


class SeatsSet(Event, frozen=True):
    order: tuple[str, ...]


PeopleEvent = PersonJoined | PersonLeft | PersonBack | PersonCheckedIn | PersonChanged | PeopleMerged | SeatsSet


@dataclass
class People:
    """Everybody by id, in order of arrival, and the order of seats as set at the desk. Who looks for a few finds them by
    `skeletons` (what the eye reads of a name), `stems` (names without the number that the program adds), `doubles`."""

    all: dict[str, Person] = field(default_factory=dict)
    seats: tuple[str, ...] = ()
    skeletons: dict[str, str] = field(default_factory=dict)
    stems: dict[str, list[str]] = field(default_factory=dict)
    doubles: list[str] = field(default_factory=list)

    def present(self) -> list[Person]:
        """Those in the room now, in order of arrival."""
        return [p for p in self.all.values() if p.present and not p.same_as]

    def seated(self) -> list[Person]:
        """Those in the room now in seat order; people without a seat follow by arrival."""
        place = {id: n for n, id in enumerate(self.seats)}
        return sorted(self.present(), key=lambda p: place.get(p.id, len(place)))

    def named_like(self, person: Person) -> list[Person]:
        """Everybody whose name differs from hers only by the number that the program added, herself included."""
        return [self.all[id] for id in self.stems[stem(person.name)]]

    def get(self, id: str) -> Person:
        """The person, following a merge; raises Refused(no_such_person)."""
        found = self.all.get(id)
        if found is None:
            refuse("no_such_person")
        return self.get(found.same_as) if found.same_as else found


def evolve(m: Meeting, entry: Entry) -> None:
    people, event = m.people, entry.event
    match event:
        case PersonJoined():
            people.all[event.id] = Person(
                event.id, event.name, event.group, event.role, event.phone, entry.at, by=entry.person, seat=event.seat,
                key=event.key,
            )  # fmt: skip
            _called(people, event.id, event.name)
        case PersonLeft():
            one = people.all[event.id]
            _put(people, replace(one, present=False, spans=(*one.spans, (one.joined_at, entry.at))))
        case PersonBack():
            _put(people, replace(people.all[event.id], present=True, joined_at=entry.at))
        case PersonCheckedIn():
            _put(people, replace(people.all[event.id], checked_in=True))
        case PersonChanged():
            one = people.all[event.id]
            people.stems[stem(one.name)].remove(event.id)
            _put(
                people,
                replace(one, name=event.name or one.name, group=event.group or one.group, role=event.role or one.role,
                        household=event.household or one.household, area=event.area or one.area,
                        role_seq=entry.seq if event.role not in ("", one.role) else one.role_seq),
            )  # fmt: skip
            _called(people, event.id, event.name or one.name)
        case PeopleMerged():
            one = people.all[event.id]
            spans = (*one.spans, (one.joined_at, entry.at)) if one.present else one.spans
            raised = entry.seq if people.get(event.into).role != one.role else one.role_seq
            _put(people, replace(one, present=False, same_as=event.into, spans=spans, role_seq=raised))
            people.seats = tuple(id for id in people.seats if id != event.id)
            people.doubles.append(event.id)
            doubles.unite(m, event.id, event.into)
        case SeatsSet():
            people.seats = event.order


def _called(people: People, id: str, name: str) -> None:
    people.skeletons[skeleton(name)] = id
    people.stems.setdefault(stem(name), []).append(id)


def _put(people: People, person: Person) -> None:
    people.all[person.id] = person
