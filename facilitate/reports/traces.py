"""What one meeting leaves of who took part: who did what and who turned to whom, by numbers, without names and words.

Made once from the record of a meeting that has ended, and kept, so that a year is read without reading a single log.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import msgspec

from facilitate.reports.engagement import Links, Part, both, parts
from facilitate.reports.fitting import spots
from facilitate.reports.hollow import Hollow, hollow
from facilitate.reports.needs import Need, needs
from facilitate.reports.participation import talks
from facilitate.reports.record import Record
from facilitate.reports.ties import arrows

FORM = 1
"""Traces of an older form are made anew."""


class Raised(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A need: `by` whom its cards were written, and which `groups` they stand for."""

    need: str
    by: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


class Traces(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`parts`: everybody who came except neutral roles; `groups`: the group of each; `homes`: buildings that stand in the name under
    which she came; `arrows`: who of them turned to whom, each pair of (from, to) once; `missing`: groups that were expected
    and did not come."""

    form: int = FORM
    meeting: str
    starts: str
    parts: Mapping[str, Part] = {}
    groups: Mapping[str, str] = {}
    homes: Mapping[str, tuple[str, ...]] = {}
    arrows: tuple[tuple[str, str], ...] = ()
    hollow: Hollow
    missing: tuple[str, ...] = ()
    needs: tuple[Raised, ...] = ()

    @property
    def instant(self) -> float:
        """Seconds since 1970; what has no time comes first."""
        return datetime.fromisoformat(self.starts).timestamp() if self.starts else 0.0

    def linked(self, links: Links) -> dict[int, Part]:
        """Whom the register knows -> her part; whoever joined twice did what both did."""
        found: dict[int, Part] = {}
        for person, part in self.parts.items():
            known = links.get((self.meeting, person))
            if known is not None:
                found[known] = both(found[known], part) if known in found else part
        return found


def traces(record: Record) -> Traces:
    """Of a record, whether it has ended or not."""
    came = parts(record)
    names = {person.id: person.name for person in record.people}
    homes = {person: tuple(sorted(spots(names.get(person, "")))) for person in came}
    return Traces(
        meeting=record.meeting.code,
        starts=record.meeting.times.started or record.meeting.times.planned,
        parts=came,
        groups={talk.person: talk.group for talk in talks(record)},
        homes={person: home for person, home in homes.items() if home},
        arrows=tuple(sorted({(a, b) for a, b in arrows(record) if a != b and a in came and b in came})),
        hollow=hollow(record),
        missing=tuple(record.attendance.missing),
        needs=tuple(_raised(record, need) for need in needs(record).needs),
    )


def _raised(record: Record, need: Need) -> Raised:
    group = {person.id: person.group for person in record.people}
    authors = dict.fromkeys(card.by for card in need.cards if card.by)
    groups = {*(group.get(by, "") for by in authors), *(card.group for card in need.cards)}
    return Raised(need=need.id, by=tuple(authors), groups=tuple(sorted(groups - {""})))
