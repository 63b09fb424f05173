"""What the table of ballot types holds of each: what may be chosen, how it is counted, how it is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NoReturn

import msgspec

from facilitate.core.act import refuse
from facilitate.core.ballot.ballots import Ballot, Counts

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

Lot = Callable[[str], str]


@dataclass(frozen=True)
class Reading:
    """What counts amount to: `scores` of items, `ranks` from the first down, `rounds` of a run-off, `pairs` compared,
    `tied` items with equal scores, what of a `budget` is `funded` and how much is `spent`."""

    scores: Mapping[str, Fraction] = field(default_factory=dict)
    ranks: tuple[str, ...] = ()
    rounds: tuple[dict[str, int], ...] = ()
    pairs: Mapping[str, dict[str, int]] = field(default_factory=dict)
    tied: tuple[str, ...] = ()
    funded: tuple[str, ...] = ()
    spent: Fraction | None = None
    budget: Fraction | None = None
    drawn: bool = False


@dataclass(frozen=True)
class BallotType:
    """`check(m, ballot, person, given)` makes of what was sent a choice to keep or raises Refused (person "": a slip);
    `count(ballot, choices)`; `read(m, ballot, counts, choices, lot)`; `fullest(ballot)` is the largest choice there can be;
    `hands(ballot, counts, people)` refuses a count from hands that cannot be (None: only slips can be entered);
    `sides` by which it is answered, about one matter each; `graded` on axes; `priced`: what is on it has its cost;
    `handed_out`: each has so many to give; `receipts`: a secret vote of this type can be published under a receipt."""

    check: Callable[[Meeting, Ballot, str, Any], Any]
    count: Callable[[Ballot, Sequence[Any]], Counts]
    read: Callable[[Meeting, Ballot, Counts, Sequence[Any], Lot], Reading]
    fullest: Callable[[Ballot], Any]
    hands: Callable[[Ballot, Mapping[str, int], int], None] | None = None
    sides: Callable[[Ballot], tuple[str, ...]] | None = None
    graded: bool = False
    priced: bool = False
    handed_out: bool = False
    receipts: bool = False

    @property
    def about_one(self) -> bool:
        return self.sides is not None


def ranked(ballot: Ballot, scores: Mapping[str, Fraction], lot: Lot, **more: Any) -> Reading:
    """Items by their scores; equals by lot where the rule says so, else in the order in which they stand on the ballot."""
    drawn = ballot.rule.tie == "draw"
    place = {id: f"{n:09}" for n, id in enumerate(ballot.items)}
    ranks = tuple(sorted(ballot.items, key=lambda id: (-scores[id], lot(id) if drawn else place[id])))
    values = list(scores.values())
    tied = tuple(id for id in ranks if scores[id] > 0 and values.count(scores[id]) > 1)
    return Reading(scores, ranks, tied=tied, drawn=drawn and len(set(values)) < len(values), **more)


def added(counts: Counts) -> dict[str, int]:
    """The counts of a type that has one number a side or item."""
    return {id: n for id, n in counts.items() if isinstance(n, int)}


def on_ballot(m: Meeting, ballot: Ballot, person: str, ids: Mapping[str, Any] | Sequence[str]) -> None:
    """Refuse what is not on the ballot, and one's own where the rule says so."""
    if not set(ids) <= set(ballot.items):
        refuse("not_on_ballot")
    if ballot.rule.own is False and person and any(own(m, id, person) for id in ids):
        refuse("own_item")


def own(m: Meeting, id: str, person: str) -> bool:
    """Whether she wrote this item, or one of the cards it was made of; or it is her task."""
    item = m.items.all.get(id)
    if item is None:
        return m.outcomes.actions[id].who == person
    return any(m.items.all[part].by == person for part in item.originals or (id,))


def shaped(given: Any, shape: Any) -> Any:
    """What was sent, as `shape`; raises Refused(bad_shape)."""
    try:
        return msgspec.convert(given, shape)
    except msgspec.ValidationError:
        bad("choice")


def bad(detail: str) -> NoReturn:
    refuse("bad_shape", detail=detail)
