"""The time there is: pauses, and what is shortened or dropped when the meeting is late."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from facilitate.core import undo
from facilitate.core.act import Run, refuse
from facilitate.core.course.agenda import (
    AS_BEFORE,
    AS_RULED,
    LATEST,
    HallEndSet,
    Paused,
    Resumed,
    Slot,
    Squeezed,
    minutes_of,
)
from facilitate.core.course.plan import plan

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting


def pause(run: Run) -> None:
    if run.m.agenda.paused_at:
        refuse("paused")
    run.emit(Paused())
    undo.keep(run, Resumed())


def resume(run: Run) -> None:
    if not run.m.agenda.paused_at:
        refuse("not_paused")
    run.emit(Resumed())
    undo.keep(run, Paused())


class SqueezeArgs(msgspec.Struct):
    stage: str = ""
    item: str = ""
    minutes: float | None = None
    drop: bool = False
    end: int | None = None


def squeeze(run: Run) -> None:
    """Shorten or lengthen a stage (minutes), in every pass or in that of one `item`, drop an optional one, or set when the hall
    closes (server ms)."""
    args, agenda = run.read(SqueezeArgs), run.m.agenda
    if args.end is not None:
        was = agenda.hall_end
        if not 0 <= args.end < LATEST:
            refuse("bad_setting")
        run.emit(HallEndSet(args.end))
        undo.keep(run, HallEndSet(was))
    else:
        _squeeze_stage(run, args)


def _squeeze_stage(run: Run, args: SqueezeArgs) -> None:
    m = run.m
    stage = m.stages.get(args.stage) or refuse("no_such_stage")
    if args.drop and (not stage.optional or args.item):
        refuse("only_optional")
    if args.minutes is not None and not 0 <= args.minutes <= 480:
        refuse("bad_minutes")
    if args.item and Slot(stage.id, args.item) not in plan(m):
        refuse("no_such_thing")
    was, before = minutes_of(m, stage.id, args.item), _as_before(m, stage.id, args.item)
    minutes = AS_BEFORE if args.minutes is None else args.minutes
    run.emit(Squeezed(stage.id, minutes, args.drop, args.item, AS_BEFORE if was is None else was))
    undo.keep(run, *before)


def _as_before(m: Meeting, stage: str, item: str) -> list[Squeezed]:
    """What puts the minutes of the stage, and of passes that have their own, as they are now."""
    agenda = m.agenda
    own = [Squeezed(slot.stage, n, item=slot.item) for slot, n in agenda.own_minutes.items() if slot.stage == stage]
    if item:
        return [one for one in own if one.item == item] or [Squeezed(stage, AS_RULED, item=item)]
    return [Squeezed(stage, agenda.minutes.get(stage, AS_RULED), stage in agenda.dropped), *own]
