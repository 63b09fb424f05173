"""Putting topics on the timetable: the convener her own, the desk any."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from facilitate.core import undo
from facilitate.core.act import Run, refuse
from facilitate.core.course.agenda import here
from facilitate.core.may import holds
from facilitate.core.person.names import clean_text
from facilitate.core.space import market
from facilitate.core.space.market import Cell, PlacesNamed, Scheduled
from facilitate.core.space.spaces import Space, convener
from facilitate.core.writing.items import Item

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

MOST_PLACES, PLACE_CHARS = 40, 20


class ScheduleArgs(msgspec.Struct):
    item: str
    place: int | str = 0
    slot: int = 0
    space: str = ""


def schedule(run: Run) -> None:
    """A topic into a cell (`space`, or `slot` and the number or name of a `place`, both from 1); without any it stands aside."""
    args, m = run.read(ScheduleArgs), run.m
    item = m.items.get(args.item)
    desk = holds(m, run.hands_on, "schedule")
    _hers(run, item, desk)
    if item.id not in [topic.id for topic in market.topics(m)]:
        refuse("no_such_thing")
    cell, was = _cell(m, args), market.cell_of(m, item.id)
    for slot in {space.slot for space in (cell, m.spaces.all.get(was)) if space is not None}:
        if market.over(m, slot):
            refuse("slot_gone", slot=slot)
    if cell is not None and cell.item not in ("", item.id):
        text = m.items.all[cell.item].text
        refuse("place_taken", item={"zh": text, "en": text}, id=cell.item)
    to = cell.id if cell is not None else ""
    if to != was:
        run.emit(Scheduled(item.id, to))
        if desk:
            undo.keep(run, Scheduled(item.id, was))


def _hers(run: Run, item: Item, desk: bool) -> None:
    if desk:
        return
    if here(run.m).place is None and "convener" not in here(run.m).allow.get("move", ()):
        refuse("not_now", stage={"zh": here(run.m).title.zh, "en": here(run.m).title.en})
    if convener(run.m, item.id) != run.person:
        refuse("not_convener")


def _cell(m: Meeting, args: ScheduleArgs) -> Space | None:
    if not args.space and not args.slot and not args.place:
        return None
    names = market.place_names(m)
    n = names.index(args.place) + 1 if args.place in names else int(args.place) if str(args.place).isdecimal() else 0
    found = m.spaces.all.get(args.space or Cell(args.slot, n).id)
    return found if found is not None and found.kind == "cell" else refuse("no_such_space")


def name_places(run: Run, value: Any) -> None:
    """What the places are called; as many as there are names."""
    names, was = checked_places(run.m, value), run.m.market.names
    run.emit(PlacesNamed(names))
    undo.keep(run, PlacesNamed(was))


def checked_places(m: Meeting, value: Any) -> tuple[str, ...]:
    """The names of the places. Raises Refused(bad_setting)."""
    names = tuple(dict.fromkeys(clean_text(one)[:PLACE_CHARS] for one in value)) if _names(value) else ()
    if not names or "" in names or len(names) > MOST_PLACES:
        refuse("bad_setting")
    held = [s for s in m.spaces.all.values() if s.kind == "cell" and s.item]
    if any(int(space.id.rpartition("c")[2]) > len(names) for space in held):
        refuse("bad_setting")
    return names


def _names(value: Any) -> bool:
    return isinstance(value, list | tuple) and bool(value) and all(isinstance(one, str) for one in value)
