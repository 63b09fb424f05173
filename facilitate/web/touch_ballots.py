"""Which entities change when ballots are opened, voted on and closed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from facilitate.core.act import Entry
from facilitate.core.ballot import ballots, sheets
from facilitate.core.meeting import Meeting

Keys = Callable[[Meeting, Any, Entry], Iterable[str]]


def open_ballots(m: Meeting) -> list[str]:
    """Those that are voted on now."""
    return [f"ballot/{b.id}" for b in m.ballots.all.values() if b.open]


def _ballot(m: Meeting, event: Any, _entry: Entry) -> Iterable[str]:
    id = getattr(event, "ballot", getattr(event, "id", ""))
    found = [f"ballot/{id}", "agenda", "clock", f"stage/{m.agenda.at.stage}", "meeting"]
    if isinstance(event, ballots.BallotClosed | ballots.BallotReopened | ballots.TieDecided):
        found += [f"receipts/{id}", *(f"item/{item}" for item in m.ballots.all[id].items)]
    return found


def _vote(m: Meeting, event: ballots.VoteCast, _entry: Entry) -> Iterable[str]:
    """By post, the quorum counts who votes."""
    return [f"ballot/{event.ballot}", "agenda", *(("meeting",) if m.rule.quorum else ())]


BALLOT_KEYS: dict[type, Keys] = {
    ballots.VoteCast: _vote,
    **dict.fromkeys(
        (ballots.BallotOpened, ballots.BallotReopened, ballots.BallotClosed, ballots.BallotCancelled, ballots.LastCalled,
         ballots.TieDecided, sheets.SlipsEntered, sheets.CountEntered),
        _ballot,
    ),
}  # fmt: skip
