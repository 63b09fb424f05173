"""The time there is: pauses, and what is shortened or dropped when the meeting is late."""

from __future__ import annotations

import msgspec

from facilitate.core import undo
from facilitate.core.act import Run, refuse
from facilitate.core.course.agenda import AS_BEFORE, AS_RULED, LATEST, HallEndSet, Paused, Resumed, Squeezed


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
    minutes: float | None = None
    drop: bool = False
    end: int | None = None


def squeeze(run: Run) -> None:
    """Shorten a stage (minutes), drop an optional one, or set when the hall closes (server ms)."""
    args, agenda = run.read(SqueezeArgs), run.m.agenda
    if args.end is not None:
        was = agenda.hall_end
        if not 0 <= args.end < LATEST:
            refuse("bad_setting")
        run.emit(HallEndSet(args.end))
        undo.keep(run, HallEndSet(was))
    else:
        stage = run.m.stages.get(args.stage) or refuse("no_such_stage")
        if args.drop and not stage.optional:
            refuse("only_optional")
        if args.minutes is not None and not 0 <= args.minutes <= 480:
            refuse("bad_minutes")
        before = Squeezed(stage.id, agenda.minutes.get(stage.id, AS_RULED), stage.id in agenda.dropped)
        run.emit(Squeezed(stage.id, AS_BEFORE if args.minutes is None else args.minutes, args.drop))
        undo.keep(run, before)
