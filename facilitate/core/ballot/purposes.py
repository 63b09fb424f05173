"""What is done when a question of procedure is carried: each area adds its own verbs here when it is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from facilitate.core.act import Run
from facilitate.core.ballot.ballot_events import BallotClosed
from facilitate.core.refusals.refusal import Refused

if TYPE_CHECKING:
    from facilitate.core.ballot.ballots import Ballot

PURPOSES: dict[str, Callable[[Run, dict[str, Any]], None]] = {}
LOST: dict[str, Callable[[Run, dict[str, Any]], None]] = {}
"""What follows where the meeting voted a question down; most are simply dropped."""


def done(run: Run, ballot: Ballot, result: BallotClosed) -> None:
    """What was asked for, where it was carried, or what follows from its being lost; what has become impossible meanwhile is left."""
    follows = PURPOSES if result.outcome == "carried" else LOST if result.outcome in ("failed", "tied") else {}
    if ballot.question is None or ballot.question.verb not in follows:
        return
    try:
        follows[ballot.question.verb](run, ballot.question.args)
    except Refused:
        return
