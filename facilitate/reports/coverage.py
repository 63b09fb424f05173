"""Which groups, buildings and kinds of people were heard in the meetings of a period, and whom to visit: for the organiser."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from facilitate.reports.engagement import Links, Part
from facilitate.reports.named import named_in
from facilitate.reports.needs import Need, needs
from facilitate.reports.record import Record
from facilitate.reports.traces import Raised, Traces, traces


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """The community: people of each group or kind by code (None: nobody knows how many), households of each building by name."""

    groups: Mapping[str, int | None] = {}
    buildings: Mapping[str, int] = {}


class Whose(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a person beside the meeting: her building by name, what kinds of people she is of (tenant, elder…)."""

    building: str = ""
    kinds: tuple[str, ...] = ()


Known = Mapping[tuple[str, str], Whose]
"""(code of a meeting, id of a person there) -> what is known of her."""
Told = Mapping[tuple[str, str], str]
"""(code of a meeting, id of a need there) -> its words and those of its cards, in which a building may be named."""


class Apart(msgspec.Struct, frozen=True, kw_only=True):
    """What was said outside a meeting: a card left at any hour, or who was asked at home, by telephone or with a card. `groups`:
    codes of groups or names of kinds for which it stands; `text`: its words and its place."""

    text: str
    groups: tuple[str, ...] = ()


class Covered(msgspec.Struct, frozen=True, kw_only=True):
    """A group, kind or building: its `size` (people, or households of a building), in how many meetings somebody of it came,
    how many people came and spoke (linked ones once, others once for each evening), how many needs were raised by it or, of a
    building, about it; `missed`: meetings to which the group was expected and did not come."""

    name: str
    size: int | None
    meetings: int
    came: int
    spoke: int
    needs: int
    missed: int = 0
    apart: int = 0

    @property
    def heard(self) -> bool:
        """Somebody spoke, a need was raised, or something came to us outside the meetings."""
        return bool(self.spoke or self.needs or self.apart)


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """`meetings`: how many were looked at; `homes`: for how many of those who came a building is known."""

    meetings: int
    homes: int
    groups: tuple[Covered, ...]
    buildings: tuple[Covered, ...]

    @property
    def unheard(self) -> tuple[Covered, ...]:
        """Groups, then buildings, from which nothing was heard."""
        return tuple(row for row in (*self.groups, *self.buildings) if not row.heard)


class _Came(msgspec.Struct, frozen=True):
    """Somebody in one meeting, under one key however often she came."""

    meeting: str
    key: tuple[str, str] | int
    group: str
    spoke: bool
    whose: Whose


def coverage(
    records: Iterable[Record], profile: Profile, links: Links | None = None, known: Known | None = None
) -> Coverage:
    """Every group and building of the profile in its order, then the groups that came without standing in it."""
    held = list(records)
    told = {(record.meeting.code, need.id): _told(need) for record in held for need in needs(record).needs}
    return coverage_of([traces(record) for record in held], told, profile, links, known)


def coverage_of(
    held: Sequence[Traces],
    told: Told,
    profile: Profile,
    links: Links | None = None,
    known: Known | None = None,
    apart: Sequence[Apart] = (),
) -> Coverage:
    """The same from what the meetings have left, with what came from outside them."""
    people = [
        _came(left, person, part, links or {}, known or {}) for left in held for person, part in left.parts.items()
    ]
    raised = [(left.meeting, need) for left in held for need in left.needs]
    codes = dict.fromkeys((*profile.groups, *(one.group for one in people)))
    named = named_in(profile.buildings)
    places = [named(told.get((meeting, need.need), "")) for meeting, need in raised]
    outside = [named(one.text) for one in apart]
    return Coverage(
        meetings=len(held),
        homes=len({one.key for one in people if one.whose.building}),
        groups=tuple(_group(code, profile, held, people, raised, known or {}, apart) for code in codes if code),
        buildings=tuple(
            _building(name, profile, people, raised, places, outside, known or {}) for name in profile.buildings
        ),
    )


def _came(left: Traces, person: str, part: Part, links: Links, known: Known) -> _Came:
    here = (left.meeting, person)
    group = left.groups.get(person, "")
    return _Came(here[0], links.get(here, here), group, part.spoke, known.get(here, Whose()))


def _group(
    code: str,
    profile: Profile,
    held: Sequence[Traces],
    people: Sequence[_Came],
    raised: Sequence[tuple[str, Raised]],
    known: Known,
    apart: Sequence[Apart],
) -> Covered:
    theirs = [one for one in people if one.group == code or code in one.whose.kinds]
    missed = sum(code in left.missing for left in held)
    about = sum(code in _writers(meeting, need, known) for meeting, need in raised)
    outside = sum(code in one.groups for one in apart)
    return _covered(code, profile.groups.get(code), theirs, about, missed, outside)


def _writers(meeting: str, need: Raised, known: Known) -> set[str]:
    """The groups and kinds of those whose cards a need consists of."""
    return {*need.groups, *(kind for by in need.by for kind in known.get((meeting, by), Whose()).kinds)}


def _building(
    name: str,
    profile: Profile,
    people: Sequence[_Came],
    raised: Sequence[tuple[str, Raised]],
    places: Sequence[frozenset[str]],
    outside: Sequence[frozenset[str]],
    known: Known,
) -> Covered:
    """`places` and `outside`: the buildings that each need and each word from outside the meetings name."""
    theirs = [one for one in people if one.whose.building == name]
    about = sum(
        name in named or name in _homes(meeting, need, known)
        for (meeting, need), named in zip(raised, places, strict=True)
    )
    return _covered(name, profile.buildings[name], theirs, about, apart=sum(name in named for named in outside))


def _told(need: Need) -> str:
    places = [str(item.fields.get("place") or "") for item in (need.head, *need.cards)]
    return " ".join((need.head.text, *(card.text for card in need.cards), *places))


def _homes(meeting: str, need: Raised, known: Known) -> set[str]:
    return {known.get((meeting, by), Whose()).building for by in need.by}


def _covered(
    name: str, size: int | None, theirs: Sequence[_Came], about: int, missed: int = 0, apart: int = 0
) -> Covered:
    return Covered(
        name=name,
        size=size,
        meetings=len({one.meeting for one in theirs}),
        came=len({one.key for one in theirs}),
        spoke=len({one.key for one in theirs if one.spoke}),
        needs=about,
        missed=missed,
        apart=apart,
    )
