"""A vote that was closed by mistake is taken back and goes on with the choices it had: never a secret one, and none from which
something has followed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from facilitate.core.act import Event
from facilitate.core.ballot.ballot_events import BallotReopened
from facilitate.core.ballot.ballots import Ballot
from facilitate.core.course.agenda import Selected

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

SECRET, SETTLED = "closed_stays_closed", "settled_stays"
"""Why a closed vote stays closed, by the name of the refusal."""


class Before(NamedTuple):
    """What stood before a step: the open ballots and the stages they are held in, and what was chosen, each with its tie."""

    open: dict[str, str]
    chosen: dict[str, tuple[tuple[str, ...], bool]]


def before(m: Meeting) -> Before:
    agenda = m.agenda
    chosen = {into: (items, agenda.ties.get(into, False)) for into, items in agenda.selections.items()}
    return Before({b.id: b.stage for b in m.ballots.all.values() if b.open}, chosen)


def stays(m: Meeting, was: Before) -> str:
    """Why what was open before the step and is closed now cannot go on, "" where it can."""
    reasons = [_why(b) for id in was.open if not (b := m.ballots.all[id]).open]
    again = any(b.open and b.id not in was.open for b in m.ballots.all.values())
    return SECRET if SECRET in reasons else SETTLED if SETTLED in reasons or again else ""


def _why(one: Ballot) -> str:
    if one.secrecy == "secret":
        return SECRET
    return SETTLED if one.result is None or one.question or one.result.seed else ""


def reopened(m: Meeting, was: Before) -> list[Event]:
    """What lets the votes go on that were closed since and can, and puts what was chosen as it stood."""
    closed = [(id, stage) for id, stage in was.open.items() if not m.ballots.all[id].open]
    return [
        *(BallotReopened(id, stage) for id, stage in closed if not _why(m.ballots.all[id])),
        *(
            Selected(into, *was.chosen[into]) if into in was.chosen else Selected(into, (), none=True)
            for into, items in m.agenda.selections.items()
            if was.chosen.get(into) != (items, m.agenda.ties.get(into, False))
        ),
    ]
