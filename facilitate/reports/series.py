"""Who takes part over time, from the records of one series: first voices, ties among the same people, who is drifting away.

For the organiser, with consent; people are told by their numbers in the register and never ranked (METHODS.md, section 5).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import pairwise

import msgspec

from facilitate.reports.drifting import LAST, Fading, Quiet, fading, quiet
from facilitate.reports.engagement import Links, Part, linked, pairs, parts
from facilitate.reports.hollow import Hollow, hollow
from facilitate.reports.record import Record
from facilitate.reports.ties import arrows

FEW = 6
"""Under so many people there are numbers and no indexes (METHODS.md, section 5, manners)."""


class Evening(msgspec.Struct, frozen=True, kw_only=True):
    """One meeting: numbers of people who came, whom the register knows of them, and who spoke. `newcomers` and `woken`: who spoke
    now and never before, of those known, having never come or having come in silence; nobody in the first meeting, before
    which nothing is known (`compared` false). `ties`: pairs who dealt with one another; density (directed ties / n(n-1)) and
    mean partners (2 pairs / n) are None under six people."""

    meeting: str
    starts: str
    people: int
    known: int
    spoke: int
    compared: bool
    newcomers: tuple[int, ...]
    woken: tuple[int, ...]
    ties: int
    density: float | None
    mean_partners: float | None
    hollow: Hollow


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """From one meeting to the next, among the `same` people who came both times: directed ties, and their density, None under
    six people."""

    from_: str
    to: str
    same: int
    ties: tuple[int, int]
    density: tuple[float, float] | None


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """`few`: under six people are known in the last four meetings, so that nobody is told as quiet or fading."""

    evenings: tuple[Evening, ...]
    changes: tuple[Change, ...]
    few: bool
    quiet: tuple[Quiet, ...]
    fading: tuple[Fading, ...]


def series(records: Iterable[Record], links: Links) -> Series:
    """The meetings in the order in which they were held. Whoever is not in `links` counts for her evening only."""
    held = sorted(records, key=lambda record: (_instant(record), record.meeting.code))
    known = [linked(record, links) for record in held]
    people = _rows(held, known)
    few = len({who for row in known[-LAST:] for who in row}) < FEW
    return Series(
        evenings=tuple(_evening(record, known[n], known[:n]) for n, record in enumerate(held)),
        changes=tuple(_change(before, after, links) for before, after in pairwise(held)),
        few=few,
        quiet=() if few else quiet(people),
        fading=() if few else fading(people),
    )


def _rows(held: Sequence[Record], known: Sequence[dict[int, Part]]) -> dict[int, list[Part]]:
    """Neighbour -> her part in each meeting, also where she stayed away."""
    everybody = sorted({who for row in known for who in row})
    away = [Part(meeting=record.meeting.code) for record in held]
    return {who: [row.get(who, none) for row, none in zip(known, away, strict=True)] for who in everybody}


def _evening(record: Record, here: dict[int, Part], before: Sequence[dict[int, Part]]) -> Evening:
    came = {who for row in before for who in row}
    heard = {who for row in before for who, part in row.items() if part.spoke}
    first = sorted(who for who, part in here.items() if part.spoke and who not in heard) if before else []
    everybody = parts(record)
    n = len(everybody)
    directed = _directed(record, {person: person for person in everybody})
    met = [pair for pair in pairs(record) if pair <= set(everybody)]
    return Evening(
        meeting=record.meeting.code,
        starts=_starts(record),
        people=n,
        known=len(here),
        spoke=sum(part.spoke for part in everybody.values()),
        compared=bool(before),
        newcomers=tuple(who for who in first if who not in came),
        woken=tuple(who for who in first if who in came),
        ties=len(met),
        density=_density(len(directed), n) if n >= FEW else None,
        mean_partners=round(2 * len(met) / n, 4) if n >= FEW else None,
        hollow=hollow(record),
    )


def _change(before: Record, after: Record, links: Links) -> Change:
    """New faces do not look like decline, nor do those who stayed away."""
    same = set(linked(before, links)) & set(linked(after, links))
    ties = [len(_directed(record, _same(record, links, same))) for record in (before, after)]
    n = len(same)
    density = (_density(ties[0], n), _density(ties[1], n)) if n >= FEW else None
    return Change(from_=before.meeting.code, to=after.meeting.code, same=n, ties=(ties[0], ties[1]), density=density)


def _same(record: Record, links: Links, same: set[int]) -> dict[str, int]:
    """The people of a record who are among these, with their numbers."""
    found = {person: links.get((record.meeting.code, person)) for person in parts(record)}
    return {person: who for person, who in found.items() if who is not None and who in same}


def _directed(record: Record, people: dict[str, str] | dict[str, int]) -> set[tuple[str | int, str | int]]:
    """(from, to) for everybody in `people` who turned to another of them."""
    found = {(people[a], people[b]) for a, b in arrows(record) if a in people and b in people}
    return {(a, b) for a, b in found if a != b}


def _density(directed: int, n: int) -> float:
    return round(directed / (n * (n - 1)), 4)


def _starts(record: Record) -> str:
    return record.meeting.times.started or record.meeting.times.planned


def _instant(record: Record) -> float:
    """Seconds since 1970; what has no time comes first."""
    starts = _starts(record)
    return datetime.fromisoformat(starts).timestamp() if starts else 0.0
