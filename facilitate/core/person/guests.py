"""Who is asked to come: what is at stake for them, what they answered, and who sits in their chair."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec.structs import replace

from facilitate.core.act import Entry, Event
from facilitate.core.person.names import skeleton

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

Reply = Literal["", "coming", "sending", "not_coming"]
"""Nothing heard yet; she comes; somebody comes in her place; nobody comes."""
Degree = Literal["", "low", "high"]


class Guest(msgspec.Struct, frozen=True):
    """A party of the stakeholder map, a unit or an office. `concern`: how much the matter touches them, `sway`: how much they
    can decide; `needed`: without them the meeting does not begin. `instead`: whom they send; `person`: who sits there, as the
    desk says; `replied_at` server ms, 0: not yet."""

    id: str
    name: str
    group: str
    stake: str = ""
    concern: Degree = ""
    sway: Degree = ""
    needed: bool = False
    reply: Reply = ""
    instead: str = ""
    said: str = ""
    replied_at: int = 0
    person: str = ""


class GuestPut(Event, frozen=True):
    """A party is on the list, or stands there with other words."""

    id: str
    name: str
    group: str
    stake: str = ""
    concern: Degree = ""
    sway: Degree = ""
    needed: bool = False


class GuestReplied(Event, frozen=True):
    """What they answered to the invitation."""

    id: str
    reply: Reply = ""
    instead: str = ""
    said: str = ""


class GuestSeated(Event, frozen=True):
    """Who came for them; "" : nobody."""

    id: str
    person: str = ""


class GuestDropped(Event, frozen=True):
    """They are not asked after all."""

    id: str


GuestsEvent = GuestPut | GuestReplied | GuestSeated | GuestDropped


@dataclass
class Guests:
    """`all` by id in the order in which they were put down; `made` counts those that were dropped too."""

    all: dict[str, Guest] = field(default_factory=dict)
    made: int = 0


def evolve(m: Meeting, entry: Entry) -> None:
    guests = m.guests
    match entry.event:
        case GuestPut() as e:
            guests.made += e.id not in guests.all
            was = guests.all.get(e.id) or Guest(e.id, e.name, e.group)
            guests.all[e.id] = replace(
                was, name=e.name, group=e.group, stake=e.stake, concern=e.concern, sway=e.sway, needed=e.needed
            )
        case GuestReplied() as e:
            at = entry.at if e.reply else 0
            guests.all[e.id] = replace(guests.all[e.id], reply=e.reply, instead=e.instead, said=e.said, replied_at=at)
        case GuestSeated(id=id, person=person):
            guests.all[id] = replace(guests.all[id], person=person)
        case GuestDropped(id=id):
            del guests.all[id]


def came(m: Meeting, guest: Guest) -> str:
    """Who came for them: whom the desk seated there, else whoever came under their name or under that of whom they sent;
    "" for an empty chair."""
    if guest.person in m.people.all:
        return m.people.get(guest.person).id
    names = (skeleton(name) for name in (guest.name, guest.instead) if name)
    found = next((m.people.skeletons[one] for one in names if one in m.people.skeletons), "")
    return m.people.get(found).id if found else ""


def empty(m: Meeting) -> list[Guest]:
    """Those who were asked and for whom nobody came."""
    return [guest for guest in m.guests.all.values() if not came(m, guest)]


def awaited(m: Meeting) -> list[Guest]:
    """Those without whom the meeting does not begin and for whom nobody has come."""
    return [guest for guest in empty(m) if guest.needed]
