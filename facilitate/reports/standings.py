"""Places: what votes, points and grades come to, in order, with the sums; equals share a place."""

from __future__ import annotations

from fractions import Fraction
from itertools import groupby

import msgspec

from facilitate.core.ballot.counts.grades import mean, middle
from facilitate.reports.outcomes import ENDS, titles
from facilitate.reports.record import Record
from facilitate.reports.rows import Ballot, Words

ALONE = ("yesno", "consent")


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """One thing in the order: its place from 1, what it got in all, and out of which parts (exact numbers)."""

    place: int
    shared: bool
    id: str
    title: str
    total: Fraction
    parts: tuple[Fraction, ...]
    chosen: bool


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """The order that a ballot, or the ballots of one stage taken together, came to. `parts`: titles of the sums."""

    title: Words
    kind: str
    cast: int
    parts: tuple[Words | str, ...]
    places: tuple[Place, ...]
    ballots: tuple[Ballot, ...]
    tie: bool


def standings(record: Record) -> tuple[Standing, ...]:
    """One for each stage in which something was put in an order; votes for and against a single matter are none."""
    voted = [b for b in record.ballots if b.to is not None and b.outcome not in ENDS and b.type not in ALONE]
    voted = [ballot for ballot in voted if not ballot.question and (ballot.scores or ballot.counts)]
    titles = {stage.id: stage.title for stage in reversed(record.stages)}
    found = []
    for (stage, _), some in groupby(voted, key=lambda ballot: (ballot.stage, ballot.type)):
        ballots = tuple(some)
        places = _places(record, ballots)
        if len(places) > 1:
            first = ballots[0]
            found.append(
                Standing(
                    title=titles.get(stage, Words(zh=stage, en=stage)),
                    kind="mixed" if first.count == "mixed" else "budget" if first.type == "budget" else first.type,
                    cast=max(ballot.cast for ballot in ballots),
                    parts=_heads(first),
                    places=places,
                    ballots=ballots,
                    tie=any(place.shared for place in places),
                )
            )
    return tuple(found)


def _heads(ballot: Ballot) -> tuple[Words | str, ...]:
    """Parts of a mixed score by who gave them; axes of grades by their code."""
    if ballot.parts:
        return tuple(Words(**part["title"]) for part in ballot.parts)
    return ballot.axes if len(ballot.axes) > 1 else ()


def _places(record: Record, ballots: tuple[Ballot, ...]) -> tuple[Place, ...]:
    heads = titles(record)
    ballot_of = {id: ballot for ballot in ballots for id in ballot.items}
    totals = {id: total(ballot, id) for id, ballot in ballot_of.items()}
    chosen = _chosen(record, ballots)
    order = {id: n for ballot in ballots for n, id in enumerate(ballot.ranks)} if len(ballots) == 1 else {}
    values = list(totals.values())
    return tuple(
        Place(
            place=1 + sum(value > totals[id] for value in values),
            shared=values.count(totals[id]) > 1,
            id=id,
            title=heads.get(id, id),
            total=totals[id],
            parts=_parts(ballot_of[id], id),
            chosen=id in chosen,
        )
        for id in sorted(totals, key=lambda id: (-totals[id], order.get(id, 0)))
    )


def _chosen(record: Record, ballots: tuple[Ballot, ...]) -> set[str]:
    """What the money goes to, and what was chosen by this vote: the last one on which more stood than was chosen."""
    mine = {ballot.id for ballot in ballots}
    found = {id for ballot in ballots for id in ballot.funded}
    for selection in record.selections:
        wide = [b for b in record.ballots if set(selection.items) < set(b.items) and b.outcome not in ENDS]
        if wide and wide[-1].id in mine:
            found |= set(selection.items)
    return found


def total(ballot: Ballot, id: str) -> Fraction:
    """The score where there is one, else the votes."""
    told = ballot.scores.get(id, ballot.counts.get(id, 0))
    return Fraction(told) if isinstance(told, int | str) else Fraction(0)


def _parts(ballot: Ballot, id: str) -> tuple[Fraction, ...]:
    if ballot.parts:
        return tuple(Fraction(part["scores"].get(id, 0)) for part in ballot.parts)
    axes = ballot.counts.get(id)
    if not isinstance(axes, dict) or len(ballot.axes) < 2:
        return ()
    lowest = ballot.scale[0] if ballot.scale else 1
    told = middle if ballot.count == "median" else mean
    return tuple(told(axes.get(axis, []), lowest) for axis in ballot.axes)
