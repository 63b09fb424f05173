"""Ballots: opening, secret choices in a box beside the log, closing with counts that must agree."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from facilitate.core import counting
from facilitate.core.act import Choice, Entry, Event, Run
from facilitate.core.rules import Ballot as BallotRule
from facilitate.core.rules import Stage
from facilitate.core.sheets import CountEntered

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

Counts = dict[str, Any]


class BallotOpened(Event, frozen=True):
    id: str
    stage: str
    items: tuple[str, ...]


class VoteCast(Event, frozen=True):
    """Somebody voted, or voted again; what she chose is in the box, never here."""

    ballot: str


class BallotClosed(Event, frozen=True):
    """`counts` and `apart` as the type counts them; `voters` who voted, `eligible` and `present` at the close."""

    id: str
    counts: Counts
    apart: Counts
    voters: tuple[str, ...]
    apart_voters: tuple[str, ...]
    eligible: int
    present: int
    on_paper: dict[str, int] = {}
    apart_on_paper: dict[str, int] = {}


SMALLEST = 5  # a secret ballot is never broken down for fewer voters than this


def apart_counts(result: BallotClosed) -> Counts | None:
    """The counts of those counted apart, or None where they are so few that the counts would tell who chose what."""
    voters = len(result.apart_voters) + sum(result.apart_on_paper.values())
    return result.apart if voters >= SMALLEST else None


class BallotCancelled(Event, frozen=True):
    id: str


BallotEvent = BallotOpened | VoteCast | BallotClosed | BallotCancelled


@dataclass
class Ballot:
    """One ballot; `box` holds secret choices by person until the close and is then emptied for good.
    `by_hand` are those who have voted themselves: nobody may put another choice in their place."""

    id: str
    stage: str
    rule: BallotRule
    items: tuple[str, ...]
    opened_at: int
    voted: set[str] = field(default_factory=set)
    by_hand: set[str] = field(default_factory=set)
    box: dict[str, dict[str, Any]] = field(default_factory=dict)
    closed_at: int = 0
    cancelled: bool = False
    result: BallotClosed | None = None
    changed: int = 0
    sheets: dict[tuple[str, bool], CountEntered] = field(default_factory=dict)

    @property
    def on_paper(self) -> int:
        """How many people's votes were counted on paper or by hand."""
        return sum(sheet.people for sheet in self.sheets.values())

    @property
    def secrecy(self) -> str:
        return self.rule.secrecy or "open"

    @property
    def open(self) -> bool:
        return not self.closed_at

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

    def outcome_of(self, item: str) -> str:
        """carried, failed, tied of the last closed ballot about that one item; "" where there was none."""
        done = [b for b in self.all.values() if b.items == (item,) and b.result]
        return str(getattr(done[-1].result, "outcome", "")) if done else ""

    def funded_of(self, collection: str) -> tuple[str, ...] | None:
        """What the last closed budget ballot about that collection pays for; None where there was none."""
        done = [b.result for b in self.all.values() if b.rule.of == collection and b.rule.type == "budget" and b.result]
        return tuple(getattr(done[-1], "funded", ())) if done else None

    def votes_of(self, kind: str) -> dict[str, int]:
        """The counts of the last closed dot ballot about that kind; empty where there was none."""
        done = [b for b in self.all.values() if b.rule.of == kind and b.rule.type == "dots" and b.result]
        return dict(done[-1].result.counts) if done and done[-1].result else {}


def evolve(m: Meeting, entry: Entry) -> None:
    ballots = m.ballots.all
    match entry.event:
        case BallotOpened(id=id, stage=stage, items=items):
            rule = m.stages[stage].ballot
            assert rule is not None
            ballots[id] = Ballot(id, stage, rule, items, entry.at, changed=entry.seq)
        case VoteCast(ballot=ballot):
            ballots[ballot].voted.add(entry.person)
            if not entry.entered_by:
                ballots[ballot].by_hand.add(entry.person)
        case BallotClosed() as event:
            one = ballots[event.id]
            one.closed_at, one.result, one.box, one.changed = entry.at, event, {}, entry.seq
        case BallotCancelled(id=id):
            one = ballots[id]
            one.closed_at, one.cancelled, one.box, one.changed = entry.at, True, {}, entry.seq


def put(m: Meeting, choice: Choice) -> None:
    """A secret choice into its box: the last one of each person counts, her double's if there is no other."""
    box, one = m.ballots.all[choice.ballot].box, m.people.get(choice.person)
    if one.id == choice.person:
        box[one.id] = choice.choice
    else:
        box.setdefault(one.id, choice.choice)


# -- opening and closing -------------------------------------------------------------------------------------------


def open_here(m: Meeting) -> Ballot | None:
    """The open ballot of the stage where the meeting stands."""
    return next((b for b in m.ballots.all.values() if b.open and b.stage == m.agenda.at.stage), None)


def open_stage(run: Run, stage: Stage) -> None:
    """Open the stage's ballot over what stands on the table; nothing to vote on: no ballot."""
    assert stage.ballot is not None
    items = candidates(run.m, stage.ballot.of)
    if items and open_here(run.m) is None:
        made = run.made
        run.emit(BallotOpened(run.new_id(), stage.id, items))
        run.made = made


def candidates(m: Meeting, of: str) -> tuple[str, ...]:
    """The items a ballot is about: a selection by name, or all shown items of a kind that are not part of another."""
    if of in m.agenda.selections:
        return tuple(id for id in m.agenda.selections[of] if m.items.all[id].state == "shown")
    sensitive = m.facts.lists.sensitive
    return tuple(item.id for item in m.items.heads(of) if not item.covered and item.category not in sensitive)


def close(run: Run, ballot: Ballot) -> None:
    """Count, say who voted but not how, and empty the box."""
    m, apart_roles = run.m, ballot.rule.apart
    apart = [id for id in sorted(ballot.box, key=_number) if m.role_name(id) in apart_roles]
    main = [id for id in sorted(ballot.box, key=_number) if id not in apart]
    run.emit(BallotClosed(
        ballot.id, _whole(ballot, main, False), _whole(ballot, apart, True), tuple(main), tuple(apart),
        eligible(m, ballot), len(m.people.present()), _papers(ballot, False), _papers(ballot, True),
    ))  # fmt: skip
    run.wiped.append(ballot.id)


def cancel(run: Run, ballot: Ballot) -> None:
    """As if it had never been opened."""
    run.emit(BallotCancelled(ballot.id))
    run.wiped.append(ballot.id)


def _number(person: str) -> int:
    return int(person[1:])


def _whole(ballot: Ballot, voters: list[str], apart: bool) -> Counts:
    """What the phones chose and what was counted on paper, together."""
    counts = _count(ballot, voters)
    for (_, aside), sheet in ballot.sheets.items():
        if aside == apart:
            for id, dots in sheet.counts.items():
                counts[id] += dots
    return counts


def _papers(ballot: Ballot, apart: bool) -> dict[str, int]:
    """How many people's votes came from each kind of paper."""
    return {source: sheet.people for (source, aside), sheet in ballot.sheets.items() if aside == apart}


def _count(ballot: Ballot, voters: list[str]) -> Counts:
    choices = [ballot.box[id] for id in voters]
    if ballot.rule.type == "dots":
        return dict(counting.sums(ballot.items, choices))
    return dict(counting.histograms(ballot.items, ballot.rule.axes, ballot.scale, choices))


def eligible(m: Meeting, ballot: Ballot) -> int:
    """How many may vote: those present in the voters' roles, and whoever has voted, by phone or on paper."""
    may = {p.id for p in m.people.present() if p.role in ballot.rule.voters}
    return max(len(may | ballot.voted), len(ballot.voted) + ballot.on_paper)
