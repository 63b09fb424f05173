"""Every ballot counted again from what was chosen: counts, shares, verdicts, outcome, and the published list of receipts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import to_builtins
from msgspec.structs import replace

from facilitate.core.act import Entry
from facilitate.core.ballot.ballot_close import result_of
from facilitate.core.ballot.ballot_events import BallotClosed, apart_counts
from facilitate.core.ballot.ballots import Ballot
from facilitate.core.ballot.counts.draw import seed_of
from facilitate.core.meeting import Meeting, MeetingOpened
from facilitate.reports.proof import secret
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
    if ballot.secrecy == "secret" and secret.unlisted(ballot, told):
        yield Fault(
            f"不记名表决 {told.id} 没有回执名单：要么是旧版软件结的，要么名单被拿掉了。",
            f"Secret ballot {told.id} has no list of receipts: an earlier version closed it, or the list was taken out.",
        )
    agree = (
        secret.agrees(m, ballot, told, at) if ballot.secrecy == "secret" else _same(told, _again(m, ballot, told, at))
    )
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
