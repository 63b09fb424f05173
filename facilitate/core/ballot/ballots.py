"""Ballots: opened, voted on with choices in a box beside the log, closed with counts that must agree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from facilitate.core.act import Choice, Entry
from facilitate.core.ballot.ballot_events import (
    BallotCancelled,
    BallotClosed,
    BallotEvent,
    BallotOpened,
    BallotReopened,
    Counts,
    LastCalled,
    Question,
    TieDecided,
    VoteCast,
    apart_counts,
)
from facilitate.core.ballot.sheets import SLIP, CountEntered
from facilitate.core.language.rules import Ballot as BallotRule

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

__all__ = [
    "Ballot", "BallotCancelled", "BallotClosed", "BallotEvent", "BallotOpened", "BallotReopened", "Ballots", "Counts", "LastCalled",
    "TieDecided", "VoteCast", "all_here", "apart_counts", "evolve", "open_here", "put", "questions", "scores",
]  # fmt: skip


ONE = {"yesno", "consent", "levels"}  # answered about one matter alone


@dataclass(frozen=True)
class Stood:
    """As what somebody voted: her role and group when she did, and on a secret ballot her household (None: as it stands now)."""

    role: str
    group: str
    home: str | None = None


@dataclass
class Ballot:
    """One ballot; `box` holds choices by person (or paper slip) until the close and is then emptied for good.
    `by_hand` are those who have voted themselves: nobody may put another choice in their place. `receipts` go with the box:
    under which code a choice will be published, and whether the voter's own phone made it. `stood`: as what each voted; what
    she becomes afterwards changes nothing here until she votes again."""

    id: str
    stage: str
    rule: BallotRule
    items: tuple[str, ...]
    opened_at: int
    question: Question | None = None
    costs: dict[str, Fraction] = field(default_factory=dict)
    voted: set[str] = field(default_factory=set)
    by_hand: set[str] = field(default_factory=set)
    stood: dict[str, Stood] = field(default_factory=dict)
    box: dict[str, Any] = field(default_factory=dict)
    receipts: dict[str, tuple[str, bool]] = field(default_factory=dict)
    closed_at: int = 0
    cancelled: bool = False
    last_called: bool = False
    result: BallotClosed | None = None
    sheets: dict[tuple[str, bool], CountEntered] = field(default_factory=dict)
    slips: dict[str, bool] = field(default_factory=dict)

    @property
    def on_paper(self) -> int:
        """How many people's votes were counted on paper or by hand."""
        return sum(sheet.people for sheet in self.sheets.values()) + len(self.slips)

    @property
    def secrecy(self) -> str:
        return self.rule.secrecy or "open"

    @property
    def open(self) -> bool:
        return not self.closed_at

    @property
    def axes(self) -> tuple[str, ...]:
        """What is graded; one axis without a name where the rule names none."""
        return self.rule.axes or ("score",)

    @property
    def item(self) -> str:
        """The one matter that it is about, or ""."""
        return (
            self.items[0]
            if len(self.items) == 1 and ONE & {self.rule.type, "levels" if self.rule.levels else ""}
            else ""
        )

    @property
    def scale(self) -> tuple[int, int]:
        """Lowest and highest grade."""
        scale = self.rule.scale
        return (scale.from_ if scale and scale.from_ is not None else 1, scale.to if scale and scale.to else 5)


@dataclass
class Ballots:
    all: dict[str, Ballot] = field(default_factory=dict)

    def holds(self, item: str) -> bool:
        """Whether an open ballot asks about this item."""
        return any(b.open and item in b.items for b in self.all.values())

    def votes_again(self, id: str) -> bool:
        """Whether what that ballot was about is voted on anew."""
        return any(b.open and b.items == self.all[id].items for b in self.all.values())

    def outcome_of(self, item: str) -> str:
        """carried, failed, tied of the last closed ballot about that one item; "" where there was none."""
        found = [b.result.outcome for b in self.all.values() if b.items == (item,) and b.result and not b.question]
        return found[-1] if found and found[-1] != "none" else ""

    def funded_of(self, collection: str) -> tuple[str, ...] | None:
        """What the last closed budget ballot about that collection pays for; None where there was none."""
        done = [b.result for b in self.about(collection) if b.result and b.result.spent]
        return done[-1].funded if done else None

    def votes_of(self, collection: str) -> Mapping[str, Fraction]:
        """What each item got when the collection was last voted on: dots, points, or the sum of its grades; empty before."""
        done = self.about(collection)
        last = [b for b in done if b.stage == done[-1].stage]
        return {id: Fraction(n) for b in last if b.result for id, n in scores(b).items()}

    def about(self, collection: str) -> list[Ballot]:
        """The closed ballots about that collection, oldest first."""
        return [b for b in self.all.values() if b.rule.of == collection and b.result and not b.question]


def scores(ballot: Ballot) -> dict[str, str]:
    """What each item got, as exact numbers; logs from before scores were kept have dots alone."""
    assert ballot.result is not None
    if ballot.result.scores or ballot.result.kind:
        return ballot.result.scores
    return {id: str(n) for id, n in ballot.result.counts.items() if isinstance(n, int)}


def evolve(m: Meeting, entry: Entry) -> None:
    ballots = m.ballots.all
    match entry.event:
        case BallotOpened() as event:
            rule = event.rule or m.stages[event.stage].ballot
            assert rule is not None
            costs = {id: Fraction(cost) for id, cost in event.costs.items()}
            ballots[event.id] = Ballot(event.id, event.stage, rule, event.items, entry.at, event.question, costs)
        case BallotReopened(id=id, stage=stage):
            _again(ballots[id], stage)
        case VoteCast(ballot=ballot):
            ballots[ballot].voted.add(entry.person)
            if not entry.entered_by:
                ballots[ballot].by_hand.add(entry.person)
            _stands(m, ballots[ballot], entry.person)
        case LastCalled(ballot=ballot):
            ballots[ballot].last_called = True
        case BallotClosed() as event:
            one = ballots[event.id]
            one.closed_at, one.result, one.box, one.receipts = entry.at, event, {}, {}
        case TieDecided() as event:
            _decided(ballots[event.id], event)
        case BallotCancelled(id=id):
            one = ballots[id]
            one.closed_at, one.cancelled, one.box, one.receipts = entry.at, True, {}, {}


def _stands(m: Meeting, ballot: Ballot, person: str) -> None:
    """As what she votes; her double's vote says nothing where she has voted herself."""
    her = m.people.get(person)
    if her.id == person or her.id not in ballot.stood:
        home = her.household if ballot.secrecy == "secret" else None
        ballot.stood[her.id] = Stood(her.role, her.group, home)


def _again(one: Ballot, stage: str) -> None:
    assert one.result is not None
    one.box, one.result, one.closed_at = one.result.choices | one.result.slips, None, 0
    one.stage = stage


def _decided(one: Ballot, event: TieDecided) -> None:
    assert one.result is not None
    if one.result.outcome == "tied":
        one.result = replace(one.result, outcome="carried" if event.items else "failed", tied=())
    else:
        equal = iter(event.items)
        ranks = tuple(next(equal) if id in event.items else id for id in one.result.ranks)
        one.result = replace(one.result, ranks=ranks, tied=())


def put(m: Meeting, choice: Choice) -> None:
    """A choice into its box: the last one of each person counts, her double's if there is no other."""
    ballot, voter = m.ballots.all[choice.ballot], choice.person
    if not voter.startswith(SLIP):
        voter = m.people.get(voter).id
    if voter == choice.person or voter not in ballot.box:
        ballot.box[voter] = choice.choice
        if choice.receipt:
            ballot.receipts[voter] = choice.receipt, choice.own


# -- what is open --------------------------------------------------------------------------------------------------


def all_here(m: Meeting) -> list[Ballot]:
    """The open ballots of the stage where the meeting stands, questions of procedure aside."""
    return [b for b in m.ballots.all.values() if b.open and b.stage == m.agenda.at.stage and not b.question]


def open_here(m: Meeting) -> Ballot | None:
    """The first of them."""
    return next(iter(all_here(m)), None)


def questions(m: Meeting) -> list[Ballot]:
    """The questions of procedure that are open."""
    return [b for b in m.ballots.all.values() if b.open and b.question]
