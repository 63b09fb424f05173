"""Going through the meeting: advance, back, and what leaving and entering a stage brings with it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from facilitate.core import undo
from facilitate.core.act import Event, Run, refuse
from facilitate.core.ballot import ballot_close, ballot_open, ballots, reopening
from facilitate.core.course import choosing
from facilitate.core.course.agenda import (
    Checked,
    MeetingEnded,
    Paused,
    Resumed,
    Selected,
    Slot,
    StageEntered,
    date_due,
    here,
)
from facilitate.core.course.plan import ending, following, plan, position, preceding
from facilitate.core.course.readiness import ready_or_refuse
from facilitate.core.floor import TurnCancelled, TurnWentOn, speaking
from facilitate.core.language.rules import flat, within
from facilitate.core.order import quorum, ronr_votes
from facilitate.core.person.names import clean_text
from facilitate.core.space import seating
from facilitate.core.writing.items import Item

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting


HARDLY_MS = 10_000
"""A turn of less has hardly begun."""


def begin(run: Run) -> None:
    """A new meeting stands in the first stage of its plan."""
    slots = plan(run.m, open_ones=True)
    _enter(run, slots[0], (), "")


class GoArgs(msgspec.Struct):
    to: str = ""
    item: str = ""
    override: str = ""


def advance(run: Run) -> None:
    """On to the next slot, or to the one named; refused before readiness unless the host overrides with a reason."""
    args = run.read(GoArgs)
    target = _named(run.m, args, ahead=True) if args.to else following(run.m)
    if target == run.m.agenda.at:
        return
    if target is None and run.m.agenda.ended:
        refuse("nowhere")
    if target is None or _is_later(run.m, target):
        ready_or_refuse(run, args.override, ending(run.m, target))
        quorum.go_or_refuse(run, target, args.override)
        ronr_votes.go_or_refuse(run, args.override)
    _go(run, target, args.override)


def back(run: Run) -> None:
    """To the slot before, or to the one named; what was written and said stays."""
    args = run.read(GoArgs)
    target = _named(run.m, args, ahead=False) if args.to else preceding(run.m)
    if target is None:
        refuse("nowhere")
    if target != run.m.agenda.at:
        _go(run, target, args.override)


def _named(m: Meeting, args: GoArgs, ahead: bool) -> Slot:
    """The slot that `to` (a stage, or a stage around it) and `item` (an item, or the pass: `r2`) mean; without an item the
    stage's next pass from here, on the way back its last one."""
    leaves = within(m.rule, args.to)
    if not leaves:
        refuse("no_such_stage")
    found = [slot for slot in plan(m) if slot.stage == leaves[0]]
    if args.item:
        named = [slot for slot in found if args.item in (slot.item, *slot.item.split("/"))]
        return named[0] if named else refuse("no_such_thing")
    if m.agenda.at.stage in leaves and args.to in (m.agenda.at.stage, *_around(m)):
        return m.agenda.at
    here = position(m, plan(m))
    nearest = [s for n, s in enumerate(plan(m)) if s.stage == leaves[0] and (n > here if ahead else n < here)]
    if nearest:
        return nearest[0 if ahead else -1]
    return found[0] if found else Slot(leaves[0])


def _around(m: Meeting) -> tuple[str, ...]:
    """The repeated stages around the one where the meeting stands."""
    return tuple(
        stage.id for stage in m.stages.values() if stage.stages and m.agenda.at.stage in within(m.rule, stage.id)
    )


def _is_later(m: Meeting, target: Slot) -> bool:
    slots = plan(m)
    if target in slots and m.agenda.at in slots:
        return slots.index(target) > slots.index(m.agenda.at)
    order = [leaf.id for leaf, _ in flat(m.rule)]
    return order.index(target.stage) > order.index(m.agenda.at.stage)


# -- leaving and entering ------------------------------------------------------------------------------------------


def _go(run: Run, target: Slot | None, override: str = "") -> None:
    """Leave where we stand and enter the target (None: the meeting is over)."""
    m, was, sat, voted = run.m, run.m.agenda.at, seating.before(run.m), reopening.before(run.m)
    since, stood = m.agenda.entered_at, _standing(m)
    _leave(run)
    closed = reopening.SECRET if reopening.stays(m, voted) == reopening.SECRET else ""
    if m.agenda.at != was:
        return  # a motion to adjourn was carried meanwhile, and the meeting has gone to its end
    if ending(m, target):
        run.emit(MeetingEnded("" if target else _worded(override)))
    if target is not None:
        _enter(run, target, _passed_over(m, was, target), override)
    moved = [] if sat == seating.before(m) else [sat]
    entered = StageEntered(was.stage, was.item, since=since)
    undo.keep(run, entered, *reopening.reopened(m, voted), *moved, *stood, blocked=closed)


def _standing(m: Meeting) -> list[Event]:
    """What runs here, as the step brings it back if it is taken back: turns, the interrupted ones first, and a pause."""
    running = [TurnWentOn(turn.id) for floor in m.floors.values() for turn in reversed(floor.running)]
    return [*running, *([Paused()] if m.agenda.paused_at else [])]


def _adjourn(run: Run, _motion: Item) -> None:
    """The meeting has decided to end here: on to its last stage, past what is left; nothing undoes a vote."""
    m, was = run.m, run.m.agenda.at
    during = [slot for slot in plan(m) if m.stages[slot.stage].place_in_life in (None, "during")]
    if during and during[-1] != was:
        left_out = _passed_over(m, was, during[-1])
        _leave(run)
        _enter(run, during[-1], left_out, "")


ronr_votes.EFFECTS["adjourn"] = _adjourn


def _leave(run: Run) -> None:
    """End what runs here: pause, turn, ballot."""
    if run.m.agenda.paused_at:
        run.emit(Resumed())
    speaking.end_all(run)
    _check(run)
    quorum.take(run, entering=False)
    seating.leave(run)
    ballot_close.close_all(run)


def _check(run: Run) -> None:
    """What the stage asked to be checked and is missing goes on record; it stops nobody."""
    m, asked = run.m, here(run.m).check
    present = m.people.present()
    needed = m.rule.groups.needed if m.rule.groups and "groups" in asked else ()
    groups = tuple(code for code in needed if all(p.group != code for p in present))
    wanted = {name: role.seats.min or 0 for name, role in m.rule.roles.items() if role.seats and "roles" in asked}
    roles = tuple(name for name, least in wanted.items() if sum(p.role == name for p in present) < least)
    if groups or roles:
        run.emit(Checked(here(m).id, groups, roles))


def abandon(run: Run) -> None:
    """What runs here is dropped because the step that began it is undone: the turn ends, or never was where it has hardly
    begun; the ballot never was."""
    if run.m.agenda.paused_at:
        run.emit(Resumed())
    for turn in [turn for floor in run.m.floors.values() for turn in floor.running]:
        if turn.spoken_ms(run.now) < HARDLY_MS:
            run.emit(TurnCancelled(turn.id))
    speaking.end_all(run)
    for ballot in [*ballots.all_here(run.m), *ballots.questions(run.m)]:
        ballot_close.cancel(run, ballot)


def _passed_over(m: Meeting, was: Slot, target: Slot) -> tuple[Slot, ...]:
    slots = plan(m)
    if was not in slots or target not in slots:
        return ()
    return tuple(slots[slots.index(was) + 1 : slots.index(target)])


def _enter(run: Run, target: Slot, left_out: tuple[Slot, ...], override: str) -> None:
    opens = tuple(id for id, item in run.m.items.all.items() if item.covered and item.stage == run.m.agenda.at.stage)
    run.emit(StageEntered(target.stage, target.item, opens, left_out, _worded(override)))
    stage = here(run.m)
    if stage.select and not stage.ballot:
        chosen, tie = choosing.select(run.m, stage.select)
        run.emit(Selected(stage.select.into, chosen, tie))
    seating.enter(run)
    quorum.take(run, entering=True)
    if stage.ballot and not quorum.bars_ballot(run.m, stage):
        ballot_open.open_stage(run, stage)
    elif stage.place_in_life == "after" and stage.allow.get("vote"):
        ballot_open.reopen(run)


def _worded(override: str) -> str:
    """The reason as it goes on record."""
    return clean_text(override)[:200]


def time_up(run: Run) -> None:
    """What ends by the clock ends: turns where the rule cuts, and stages between meetings on their date. Refused while nothing
    is due."""
    over = speaking.expire(run)
    while (due := date_over(run.m)) is not None and due <= run.now:
        instant, run.now = run.now, max(due, run.m.last_at)
        _go(run, following(run.m))
        run.now, over = instant, True
    if not over:
        refuse("time_left")


def by_the_clock(m: Meeting) -> int | None:
    """When something here ends by the clock (server ms); None where nothing will."""
    return min((due for due in (speaking.due(m), date_over(m)) if due is not None), default=None)


def date_over(m: Meeting) -> int | None:
    """When the stage ends by its date (server ms); None where it does not, or nothing follows. The meeting itself does not
    begin before it is to start."""
    due = date_due(m)
    if due is None or here(m).ends != ("date",) or m.agenda.paused_at:
        return None
    after = following(m)
    if after is None:
        return None
    if (m.stages[after.stage].place_in_life or "during") == "during" and here(m).place_in_life == "before":
        return max(due, int(datetime.fromisoformat(m.facts.starts).timestamp() * 1000))
    return due
