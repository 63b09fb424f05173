"""What entering and leaving a stage does to who is where: assigning, moving on, the timetable's slots, the ring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitate.core.act import Run
from facilitate.core.course.agenda import here
from facilitate.core.language.rules import Assign, Move, Stage
from facilitate.core.space import assigning, market, ring, tables
from facilitate.core.space.new_faces import new_faces
from facilitate.core.space.spaces import PeopleMoved, SpacesSet, convener

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

MOVING_ON = ("rotate", "new_faces")


def enter(run: Run) -> None:
    """Called once the meeting stands in another stage: its places are made, and people are told where to go."""
    m, stage = run.m, here(run.m)
    prepare(run)
    how = assigning.rule_of(m, stage)
    if how is not None and _to_do(m, stage, how):
        assigning.assign(run, how)
    elif stage.move is not None:
        _move_on(run, stage.move)
    if market.running(m):
        _begin_slot(run, market.running(m))
    if stage.place is not None and stage.place.by == "auto":
        _place_all(run)


def begin(run: Run) -> None:
    """Called once somebody does her part: people came in after the stage began, and nobody was there to be seated."""
    how = here(run.m).assign
    if how is not None and how.to in (assigning.TABLES, assigning.PAIRS) and not run.m.spaces.tables():
        leave(run)


def leave(run: Run) -> None:
    """Called before the meeting goes on: whoever came after the stage began is assigned now, where nobody was yet."""
    m, how = run.m, here(run.m).assign
    if how is None or (how.by not in assigning.BY_PROGRAM and not assigning.is_draw(m, how.to)):
        return
    if how.to not in m.spaces.drawn if assigning.is_draw(m, how.to) else m.spaces.slot != m.agenda.at:
        assigning.assign(run, how)


def _to_do(m: Meeting, stage: Stage, how: Assign) -> bool:
    """Tables stay as they are until a stage assigns anew; coming back to the stage that did changes nothing. Before the meeting
    people register until the stage is over, and only then lots are drawn."""
    if assigning.is_draw(m, how.to):
        return how.to not in m.spaces.drawn and stage.place_in_life != "before"
    standing = {space.kind for space in m.spaces.all.values()}
    kinds = {"pair"} if how.to == assigning.PAIRS else {"table", "group"}
    return m.spaces.slot != m.agenda.at if stage.assign else not standing & kinds


def before(m: Meeting) -> SpacesSet:
    """What brings everybody back to where they are now."""
    kept = m.spaces
    return SpacesSet(tuple(kept.all.values()), dict(kept.where), kept.slot, kept.by, kept.seed)


def prepare(run: Run) -> None:
    """The ring and the timetable stand where the stage speaks of them, and are gone where it does not."""
    m, stage = run.m, here(run.m)
    kinds = {space.kind for space in m.spaces.all.values()}
    if ring.wanted(stage) and "ring" not in kinds:
        run.emit(ring.made(m, stage))
    elif "ring" in kinds and not ring.wanted(stage):
        run.emit(SpacesSet(()))
    elif stage.space and stage.space.kind == "grid" and tuple(m.spaces.all.values()) != market.cells(m):
        run.emit(SpacesSet(market.cells(m), {id: at for id, at in m.spaces.where.items() if at in _cells(m)}))
    if "cell" in kinds and m.spaces.where and not market.running(m):
        run.emit(PeopleMoved(dict.fromkeys(m.spaces.where, ""), "-"))


def _cells(m: Meeting) -> set[str]:
    return {cell.id for cell in market.cells(m)} & m.spaces.all.keys()


# -- moving on -----------------------------------------------------------------------------------------------------


def _move_on(run: Run, move: Move) -> None:
    m, this = run.m, "/".join(run.m.agenda.at)
    if move.policy in MOVING_ON and len(m.spaces.tables()) > 1 and m.spaces.round != this:
        run.emit(PeopleMoved(plan(m, move), this))


def planned(m: Meeting, move: Move) -> dict[str, str]:
    """Person -> table as everybody will sit after the next change."""
    return m.spaces.where | plan(m, move)


def plan(m: Meeting, move: Move) -> dict[str, str]:
    """The same for those only who do not stay; who stands free sits down where most room is."""
    ids = m.spaces.tables()
    where = {id: at for id, at in m.spaces.where.items() if at in ids and m.people.all[id].present}
    sizes = {id: sum(at == id for at in where.values()) for id in ids}
    for person in assigning.who_sits(m, m.stages.get(m.spaces.slot[0], here(m))):
        if person.id not in where:
            where[person.id] = tables.roomiest(sizes, {id: m.spaces.all[id].cap for id in ids})
            sizes[where[person.id]] += 1
    stay = staying(m, move) & where.keys()
    seats = {id: ids.index(at) for id, at in where.items()}
    turned = move.policy == "rotate"
    moved = tables.next_table(seats, len(ids), stay) if turned else new_faces(seats, len(ids), stay, m.spaces.met)
    return {id: ids[n] for id, n in moved.items() if id not in stay}


def staying(m: Meeting, move: Move) -> frozenset[str]:
    """Those whom their role, or the post they have here, keeps at their table."""
    posted = {who for space in m.spaces.all.values() for post, who in space.posts.items() if post in move.stay}
    return frozenset(posted | {p.id for p in m.people.present() if p.role in move.stay})


def unsettled(m: Meeting) -> int:
    """How many people are still on their way to the table where they were sent, or have no group yet where groups form."""
    stage = here(m)
    if stage.move is not None and stage.move.policy in MOVING_ON:
        come = m.spaces.arrived | staying(m, stage.move)
        return sum(id not in come and m.people.all[id].phone != "none" for id in m.spaces.where)
    if stage.assign is not None and m.spaces.tables():
        return sum(p.id not in m.spaces.where for p in assigning.who_sits(m, stage))
    return 0


# -- the timetable -------------------------------------------------------------------------------------------------


def _begin_slot(run: Run, slot: int) -> None:
    """Whoever convenes or signed up to a topic of this slot is in its cell (of several: where she signed first), all
    others stand free."""
    m, this = run.m, f"slot {slot}"
    if m.spaces.round == this:
        return
    to = dict.fromkeys(m.spaces.where, "") | _signed(m, slot)
    run.emit(PeopleMoved({id: cell for id, cell in to.items() if m.spaces.where.get(id, "") != cell}, this))


def _signed(m: Meeting, slot: int) -> dict[str, str]:
    present, wishes = {p.id for p in m.people.present()}, []
    for cell in m.spaces.all.values():
        if cell.slot == slot and cell.item and m.items.all[cell.item].state == "shown":
            wishes += [(n, id, cell.id) for id, n in m.market.signed.get(cell.item, {}).items()]
            wishes.append((0, convener(m, cell.item), cell.id))
    return {id: cell for _, id, cell in sorted(wishes, reverse=True) if id in present}


def _place_all(run: Run) -> None:
    """Every topic without a place gets the next free cell of a slot that is not over, in the order they were written."""
    m = run.m
    free = [s.id for s in m.spaces.all.values() if s.kind == "cell" and not s.item and not market.over(m, s.slot)]
    aside = [item.id for item in market.topics(m) if not market.cell_of(m, item.id)]
    for item, cell in zip(aside, free, strict=False):
        run.emit(market.Scheduled(item, cell))
