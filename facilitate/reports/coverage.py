"""Which groups, buildings and kinds of people were heard in the meetings of a period, and whom to visit: for the organiser."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from facilitate.reports.engagement import Links
from facilitate.reports.named import naming
from facilitate.reports.needs import Need, needs
from facilitate.reports.participation import Talk, talks
from facilitate.reports.record import Record


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

    @property
    def heard(self) -> bool:
        """Somebody spoke, or a need was raised."""
        return bool(self.spoke or self.needs)


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
    people = [_came(record, talk, links or {}, known or {}) for record in held for talk in talks(record)]
    raised = [(record, need) for record in held for need in needs(record).needs]
    codes = dict.fromkeys((*profile.groups, *(one.group for one in people)))
    return Coverage(
        meetings=len(held),
        homes=len({one.key for one in people if one.whose.building}),
        groups=tuple(_group(code, profile, held, people, raised, known or {}) for code in codes if code),
        buildings=tuple(_building(name, profile, people, raised, known or {}) for name in profile.buildings),
    )


def _came(record: Record, talk: Talk, links: Links, known: Known) -> _Came:
    here = (record.meeting.code, talk.person)
    return _Came(here[0], links.get(here, here), talk.group, talk.seconds > 0, known.get(here, Whose()))


def _group(
    code: str,
    profile: Profile,
    held: Sequence[Record],
    people: Sequence[_Came],
    raised: Sequence[tuple[Record, Need]],
    known: Known,
) -> Covered:
    theirs = [one for one in people if one.group == code or code in one.whose.kinds]
    missed = sum(code in record.attendance.missing for record in held)
    about = sum(code in _writers(record, need, known) for record, need in raised)
    return _covered(code, profile.groups.get(code), theirs, about, missed)


def _writers(record: Record, need: Need, known: Known) -> set[str]:
    """The groups and kinds of those whose cards a need consists of."""
    group = {person.id: person.group for person in record.people}
    authors = [card.by or "" for card in need.cards]
    kinds = {kind for by in authors for kind in known.get((record.meeting.code, by), Whose()).kinds}
    return {*(group.get(by, "") for by in authors), *(card.group for card in need.cards), *kinds}


def _building(
    name: str, profile: Profile, people: Sequence[_Came], raised: Sequence[tuple[Record, Need]], known: Known
) -> Covered:
    theirs = [one for one in people if one.whose.building == name]
    names = naming(name, profile.buildings)
    about = sum(names(_told(need)) or name in _homes(record, need, known) for record, need in raised)
    return _covered(name, profile.buildings[name], theirs, about)


def _told(need: Need) -> str:
    places = [str(item.fields.get("place") or "") for item in (need.head, *need.cards)]
    return " ".join((need.head.text, *(card.text for card in need.cards), *places))


def _homes(record: Record, need: Need, known: Known) -> set[str]:
    return {known.get((record.meeting.code, card.by or ""), Whose()).building for card in need.cards}


def _covered(name: str, size: int | None, theirs: Sequence[_Came], about: int, missed: int = 0) -> Covered:
    return Covered(
        name=name,
        size=size,
        meetings=len({one.meeting for one in theirs}),
        came=len({one.key for one in theirs}),
        spoke=len({one.key for one in theirs if one.spoke}),
        needs=about,
        missed=missed,
    )
