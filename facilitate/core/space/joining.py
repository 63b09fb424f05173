"""Two topics become one: a convener asks, the other agrees or declines, the host does it at once; the cell and those who signed follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitate.core.act import Run, refuse
from facilitate.core.may import holds
from facilitate.core.space import market
from facilitate.core.space.market import MergeAsked, MergeDeclined, Scheduled, SignedUp
from facilitate.core.space.spaces import ConvenerSet, convener
from facilitate.core.writing.items import Item, ItemWithdrawn, Merged, Split

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting


def only_asks(run: Run, items: list[Item], into: Item | None) -> bool:
    """Whether this merge is a convener's wish, kept until the other agrees; False: it may be done. Raises Refused where the
    topics are not hers."""
    m = run.m
    if holds(m, run.person, "merge"):
        return False
    if into is None or not items:
        refuse("not_convener")
    if all(_agreed(m, item, into, run.person) for item in items):
        return False
    if any(convener(m, item.id) != run.person for item in items):
        refuse("not_convener")
    if any((item.id, into.id) in m.market.declined for item in items):
        refuse("merge_declined")
    for item in items:
        if m.market.asked.get(item.id) != into.id:
            run.emit(MergeAsked(item.id, into.id))
    return True


def _agreed(m: Meeting, item: Item, into: Item, person: str) -> bool:
    """She convenes the one that stays, and the other was offered or is hers as well."""
    offered = m.market.asked.get(item.id) == into.id or convener(m, item.id) == person
    return offered and convener(m, into.id) == person


def declines(run: Run, items: list[Item]) -> bool:
    """Whether this split only says no to a wish (or takes one's own back)."""
    m = run.m
    if holds(m, run.person, "split"):
        return False
    for item in items:
        into = m.market.asked.get(item.id, "")
        if not into or run.person not in (convener(m, item.id), convener(m, into)):
            refuse("not_convener")
    for item in items:
        into = m.market.asked[item.id]
        run.emit(MergeAsked(item.id) if convener(m, item.id) == run.person else MergeDeclined(item.id, into))
    return True


def follow(run: Run) -> None:
    """After an act: the merged topic has the cell, the convener and the people of its parts; taken apart the first part
    has the cell again; what was withdrawn leaves its cell free."""
    for entry in list(run.entries):
        if isinstance(entry.event, Merged):
            _together(run, entry.event)
        elif isinstance(entry.event, Split):
            _apart(run, entry.event)
        elif isinstance(entry.event, ItemWithdrawn) and market.cell_of(run.m, entry.event.id):
            run.emit(Scheduled(entry.event.id))


def _together(run: Run, event: Merged) -> None:
    m, parts = run.m, [id for id in event.items if id != event.into]
    held = [cell for id in (event.into, *parts) if (cell := market.cell_of(m, id))]
    for id in parts:
        if market.cell_of(m, id):
            run.emit(Scheduled(id))
        if id in m.market.asked:
            run.emit(MergeAsked(id))
    if held and market.cell_of(m, event.into) != held[0]:
        run.emit(Scheduled(event.into, held[0]))
    took_over = m.spaces.conveners.get(event.items[0], "") if event.made else ""
    if took_over:
        run.emit(ConvenerSet(event.into, took_over))
    known = m.market.signed.get(event.into, {})
    for person in dict.fromkeys(who for id in parts for who in m.market.signed.get(id, {}) if who not in known):
        run.emit(SignedUp(event.into, person))


def _apart(run: Run, event: Split) -> None:
    m, cell = run.m, market.cell_of(run.m, event.head)
    if cell and m.items.all[event.head].state == "withdrawn":
        run.emit(Scheduled(event.head))
        run.emit(Scheduled(event.items[0], cell))
