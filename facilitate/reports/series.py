"""Who takes part over time, from the records of one series: first voices, ties among the same people, who is drifting away.

For the organiser, with consent; people are told by their numbers in the register and never ranked (METHODS.md, section 5).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import msgspec

from facilitate.reports.drifting import LAST, Fading, Quiet, fading, quiet
from facilitate.reports.engagement import Links, Part
from facilitate.reports.hollow import Hollow
from facilitate.reports.record import Record
from facilitate.reports.traces import Traces, traces

FEW = 6
"""Under so many people there are numbers and no indexes (METHODS.md, section 5, manners)."""


DID = ("spoke", "wrote", "voted", "partner")


class Evening(msgspec.Struct, frozen=True, kw_only=True):
    """One meeting: numbers of people who came, whom the register knows of them, and who spoke, wrote, voted openly and dealt with
    somebody (`partner`). `newcomers` and `woken`: who spoke
    now and never before, of those known, having never come or having come in silence; nobody in the first meeting, before
    which nothing is known (`compared` false). `ties`: pairs who dealt with one another; density (directed ties / n(n-1)) and
    mean partners (2 pairs / n) are None under six people."""

    meeting: str
    starts: str
    people: int
    known: int
    spoke: int
    wrote: int
    voted: int
    partner: int
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
    return series_of(map(traces, records), links)


def series_of(left: Iterable[Traces], links: Links) -> Series:
    """The same from what the meetings have left."""
    held = sorted(left, key=lambda each: (each.instant, each.meeting))
    known = [each.linked(links) for each in held]
    people = _rows(held, known)
    few = len({who for row in known[-LAST:] for who in row}) < FEW
    return Series(
        evenings=tuple(_evening(each, known[n], known[:n]) for n, each in enumerate(held)),
        changes=tuple(_change(before, after, links) for before, after in pairwise(held)),
        few=few,
        quiet=() if few else quiet(people),
        fading=() if few else fading(people),
    )


def _rows(held: Sequence[Traces], known: Sequence[dict[int, Part]]) -> dict[int, list[Part]]:
    """Neighbour -> her part in each meeting, also where she stayed away."""
    everybody = sorted({who for row in known for who in row})
    away = [Part(meeting=each.meeting) for each in held]
    return {who: [row.get(who, none) for row, none in zip(known, away, strict=True)] for who in everybody}


def _evening(left: Traces, here: dict[int, Part], before: Sequence[dict[int, Part]]) -> Evening:
    came = {who for row in before for who in row}
    heard = {who for row in before for who, part in row.items() if part.spoke}
    first = sorted(who for who, part in here.items() if part.spoke and who not in heard) if before else []
    n = len(left.parts)
    met = {frozenset(arrow) for arrow in left.arrows}
    did = {name: sum(getattr(part, name) for part in left.parts.values()) for name in DID}
    return Evening(
        meeting=left.meeting,
        starts=left.starts,
        people=n,
        known=len(here),
        **did,
        compared=bool(before),
        newcomers=tuple(who for who in first if who not in came),
        woken=tuple(who for who in first if who in came),
        ties=len(met),
        density=_density(len(left.arrows), n) if n >= FEW else None,
        mean_partners=round(2 * len(met) / n, 4) if n >= FEW else None,
        hollow=left.hollow,
    )


def _change(before: Traces, after: Traces, links: Links) -> Change:
    """New faces do not look like decline, nor do those who stayed away."""
    same = set(before.linked(links)) & set(after.linked(links))
    ties = [len(_among(each, links, same)) for each in (before, after)]
    n = len(same)
    density = (_density(ties[0], n), _density(ties[1], n)) if n >= FEW else None
    return Change(from_=before.meeting, to=after.meeting, same=n, ties=(ties[0], ties[1]), density=density)


def _among(left: Traces, links: Links, same: set[int]) -> set[tuple[int, int]]:
    """(from, to) for every one of these people who turned to another of them."""
    found = {person: links.get((left.meeting, person)) for person in left.parts}
    who: Mapping[str, int] = {person: known for person, known in found.items() if known is not None and known in same}
    turned = {(who[a], who[b]) for a, b in left.arrows if a in who and b in who}
    return {(a, b) for a, b in turned if a != b}


def _density(directed: int, n: int) -> float:
    return round(directed / (n * (n - 1)), 4)
