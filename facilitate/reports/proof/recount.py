"""Every ballot counted again from what was chosen: counts, shares, verdicts, outcome, and the published list of receipts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import to_builtins
from msgspec.structs import replace

from facilitate.core.act import Entry
from facilitate.core.ballot import receipts
from facilitate.core.ballot.ballot_close import result_of
from facilitate.core.ballot.ballot_events import BallotClosed, apart_counts
from facilitate.core.ballot.ballot_types import type_of
from facilitate.core.ballot.ballots import Ballot
from facilitate.core.ballot.counts.draw import seed_of
from facilitate.core.meeting import Meeting, MeetingOpened
from facilitate.reports.proof.faults import Fault


def recounted(log: Sequence[Entry]) -> Iterator[Fault]:
    """A fault for every ballot that does not come to what was written at its close. What was chosen in secret is told by the
    list of receipts where there is one; of other secret ballots nobody can count more than that the sums agree."""
    first = log[0].event
    assert isinstance(first, MeetingOpened)
    m = Meeting(first, log[0].at)
    for entry in log[1:]:
        if isinstance(entry.event, BallotClosed):
            yield from _ballot(m, entry.event, entry.at)
        m.evolve(entry)


def _ballot(m: Meeting, told: BallotClosed, at: int) -> Iterator[Fault]:
    ballot = m.ballots.all[told.id]
    secret = ballot.secrecy == "secret"
    agree = _sums_agree(m, ballot, told, at) if secret else _same(told, _again(m, ballot, told, at))
    if not agree:
        yield Fault(
            f"表决 {told.id} 重新数过，结果不一样。", f"Ballot {told.id}, counted again, comes to something else."
        )


def _again(m: Meeting, ballot: Ballot, told: BallotClosed, at: int) -> BallotClosed:
    """What these choices come to; the box is as it was before."""
    before, ballot.box = ballot.box, told.choices | told.slips
    try:
        return result_of(m, ballot, seed_of(m.facts.code, ballot.id, at))
    finally:
        ballot.box = before


def _same(told: BallotClosed, again: BallotClosed) -> bool:
    """Also where those counted apart are so few that the record covers how they voted."""
    if apart_counts(told) is None:
        told, again = replace(told, apart={}), replace(again, apart={})
    return bool(to_builtins(told) == to_builtins(again))


def _sums_agree(m: Meeting, ballot: Ballot, told: BallotClosed, at: int) -> bool:
    """Nobody voted whom the log did not see voting; the list of receipts is what was counted, and what was counted comes to
    these verdicts, whoever of the voters chose what."""
    papers = sum(told.on_paper.values())
    if not set(told.voters) | set(told.apart_voters) <= ballot.voted:
        return False
    most = ballot.rule.per_person or 1
    cast = len(told.voters) + papers
    if told.receipts and not receipts.agrees(told.counts, told.receipts, told.unreceipted, cast, most):
        return False
    chosen = _unlinked(ballot, told)
    if not type_of(ballot.rule).sides or papers or _weighed(ballot):
        return len(chosen) <= cast
    if len(chosen) != len(told.voters):
        return False
    box = dict(zip(told.voters, chosen, strict=True))
    again = _again(m, ballot, replace(told, choices=box, slips={}), at)
    return _outcome(told) == _outcome(again)


def _unlinked(ballot: Ballot, told: BallotClosed) -> list[Any]:
    """What was chosen on phones, by nobody knows whom: from the receipts, or from the counts of sides."""
    if told.receipts or not type_of(ballot.rule).sides:
        return [choice for _, choice in told.receipts]
    return [side for side, n in told.counts.items() if isinstance(n, int) for _ in range(n)]


def _weighed(ballot: Ballot) -> bool:
    """Whether it matters who chose what: votes by household, area or group."""
    bars = ballot.rule.pass_
    return (
        bool(ballot.rule.apart)
        or {ballot.rule.weigh, *(bar.weigh for bar in bars)} - {None, "one"} != set()
        or any(bar.in_group for bar in bars)
    )


def _outcome(told: BallotClosed) -> tuple[Any, ...]:
    return told.counts, told.verdicts, told.outcome, told.tied, told.seed, told.eligible, told.present
