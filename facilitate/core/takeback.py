"""Taking back the last step of the desk."""

from __future__ import annotations

from facilitate.core import steps
from facilitate.core.act import Run, refuse
from facilitate.core.agenda import StageEntered
from facilitate.core.undo import Undone


def undo(run: Run) -> None:
    """Take back the last step of the desk, whoever made it."""
    last = run.m.steps.last
    if last is None:
        refuse("nothing_to_undo")
    if not last.inverse:
        refuse("closed_stays_closed")
    for plain in last.inverse:
        event = run.m.revive(plain)
        if isinstance(event, StageEntered):
            steps.abandon(run)
        run.emit(event)
    run.emit(Undone(last.verb))
