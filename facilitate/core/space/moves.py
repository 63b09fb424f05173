"""Going to another table, group, cell or into the ring: oneself with one tap, or somebody moved by the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from facilitate.core import undo
from facilitate.core.act import Run, refuse
from facilitate.core.course.agenda import here
from facilitate.core.may import holds
from facilitate.core.relations import standing
from facilitate.core.space import assigning, market, ring, seating
from facilitate.core.space.space_names import listed, title
from facilitate.core.space.spaces import RING, ChairAsked, PeopleMoved, Space

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting


class MoveArgs(msgspec.Struct):
    space: str | None = None
    item: str = ""
    person: str = ""
    again: bool = False


def move(run: Run) -> None:
    """To `space` (or that of an `item`; "": standing free), to stay where one was sent, or (the desk) `again`: all seats
    anew as the stage says."""
    args, m = run.read(MoveArgs), run.m
    who = m.people.get(args.person).id if args.person else run.person
    if args.again:
        _all_again(run)
        return
    desk = holds(m, run.hands_on, "move")
    if who != run.person and not desk:
        refuse("others_seat")
    if not m.people.get(who).present:
        refuse("not_present")
    _move(run, who, _target(m, who, args), desk)


def _move(run: Run, who: str, target: str, desk: bool) -> None:
    m, was = run.m, run.m.spaces.where.get(who, "")
    if target != was:
        free_to_go(m, who, desk)
    if target == RING:
        _to_the_ring(run, who)
        return
    if target and target != was:
        has_room(m, m.spaces.all[target])
    if who in m.spaces.line:
        run.emit(ChairAsked(who, off=True))
    run.emit(PeopleMoved({who: target}))
    if desk and who != run.person:
        undo.keep(run, PeopleMoved({who: was}))


def _target(m: Meeting, who: str, args: MoveArgs) -> str:
    """The id of the space meant; without any the one where she is, which says that she has arrived."""
    if args.space is None and not args.item:
        return m.spaces.where.get(who, "")
    found = args.space or next((s.id for s in m.spaces.all.values() if args.item and s.item == args.item), "")
    if found not in m.spaces.all and (found or args.item):
        refuse("no_such_space")
    if found:
        _slot_runs(m, m.spaces.all[found])
    return found


def _slot_runs(m: Meeting, space: Space) -> None:
    if space.kind == "cell" and space.slot != market.running(m):
        refuse("slot_gone" if market.over(m, space.slot) else "slot_later", slot=space.slot)


def free_to_go(m: Meeting, who: str, desk: bool = False) -> None:
    """Raises Refused: who stays does; otherwise the desk may move anybody, people themselves where the stage lets them walk."""
    stage = here(m)
    if stage.move is not None and stage.move.policy != "swap_ring" and who in seating.staying(m, stage.move):
        refuse("hosts_stay")
    if desk:
        return
    if stage.move is not None and stage.move.policy == "fixed":
        refuse("seats_fixed")
    if not standing(m, who) & set(stage.allow.get("move", ())):
        refuse("not_now", stage={"zh": stage.title.zh, "en": stage.title.en})


def has_room(m: Meeting, space: Space) -> None:
    """Refuse a full table or group, and name those with room."""
    groups = m.spaces.groups()
    if not space.cap or len(groups[space.id]) < space.cap:
        return
    others = [
        s for s in m.spaces.all.values() if s.kind == space.kind and s.slot == space.slot and (s.item or not space.item)
    ]
    free = [s for s in others if not s.cap or len(groups[s.id]) < s.cap]
    if not free:
        refuse("all_full", space=title(m, space))
    refuse("group_full" if space.item else "table_full", space=title(m, space), n=space.cap, free=listed(m, free))


def _to_the_ring(run: Run, who: str) -> None:
    """A free chair is taken; where there is none, one waits for it. Asking twice is asking once."""
    if run.m.spaces.where.get(who) == RING or who in run.m.spaces.line:
        return
    if ring.chairs_free(run.m) and not run.m.spaces.line:
        run.emit(PeopleMoved({who: RING}))
    else:
        run.emit(ChairAsked(who))


def _all_again(run: Run) -> None:
    """The desk has the seats given out anew, once people are there."""
    m, how = run.m, assigning.rule_of(run.m, here(run.m))
    if not holds(m, run.hands_on, "advance"):
        refuse("not_yours")
    if how is None or how.by not in assigning.BY_PROGRAM or assigning.is_draw(m, how.to):
        refuse("seats_fixed")
    sat = seating.before(m)
    if not assigning.assign(run, how):
        refuse("nobody_to_seat")
    undo.keep(run, sat)
