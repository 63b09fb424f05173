"""Backing what somebody else moved."""

from __future__ import annotations

import msgspec

from facilitate.core.act import Run, refuse
from facilitate.core.order import ronr_votes
from facilitate.core.order.motions import kind_of
from facilitate.core.writing.items import Seconded, readable


class SecondArgs(msgspec.Struct):
    item: str


def second(run: Run) -> None:
    """To back what somebody else moved, so that it is taken up."""
    item = readable(run.m, run.read(SecondArgs).item)
    if item.merged_into:
        refuse("already_merged")
    kind = kind_of(run.m, item)
    if kind is not None and not kind.second:
        refuse("no_second_needed")
    if run.person == item.by:
        refuse("second_own")
    if run.person in item.seconds:
        refuse("seconded")
    run.emit(Seconded(item.id))
    ronr_votes.stated(run, item.id)
