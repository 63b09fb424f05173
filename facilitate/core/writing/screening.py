"""Hiding texts and letting them through: what the desk puts away, and what waits before it is seen."""

from __future__ import annotations

import msgspec

from facilitate.core import undo
from facilitate.core.act import Run, refuse
from facilitate.core.person.names import clean_text
from facilitate.core.writing.items import State, StateSet


class HideArgs(msgspec.Struct):
    items: tuple[str, ...] = ()
    item: str = ""
    reason: str = ""

    def ids(self) -> tuple[str, ...]:
        return self.items or ((self.item,) if self.item else ())


def hide(run: Run) -> None:
    """Take texts off the wall; the author is told the reason."""
    _set_states(run, "hidden")


def show(run: Run) -> None:
    """Put texts on the wall again, or let waiting ones through; sensitive matters never go there."""
    _set_states(run, "shown")


def _set_states(run: Run, state: State) -> None:
    args = run.read(HideArgs)
    if not args.ids():
        refuse("bad_shape", detail="items")
    before = []
    for id in args.ids():
        was = run.m.state_of(id)
        if was == "withdrawn":
            refuse("no_such_thing")
        item = run.m.items.all.get(id)
        if state == "shown" and item is not None and item.category in run.m.facts.lists.sensitive:
            refuse("sensitive_stays")
        if run.m.ballots.holds(id):
            refuse("ballot_open")
        before.append(StateSet(id, was))
    for id in args.ids():
        run.emit(StateSet(id, state, clean_text(args.reason)[:120]))
    undo.keep(run, *before)
