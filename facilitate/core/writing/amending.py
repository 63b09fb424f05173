"""Changing and taking back what was written: by its author while it is being written, later by whom the stage lets amend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from facilitate.core.act import Run, refuse
from facilitate.core.course.agenda import here
from facilitate.core.order import easing, motion_acts
from facilitate.core.order.ronr import stack
from facilitate.core.relations import AUTHORS, RELATIONS, movers, standing
from facilitate.core.writing import fields
from facilitate.core.writing.cards import entry_for, state_for
from facilitate.core.writing.items import Item, ItemEdited, ItemWithdrawn

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting


class EditArgs(msgspec.Struct):
    item: str
    text: str
    fields: dict[str, Any] | None = None


def edit(run: Run) -> None:
    """New words. What others have had before them is kept beside them and stands in the record."""
    args, m = run.read(EditArgs), run.m
    item = m.items.get(args.item)
    if item.id in m.ronr.settled:
        refuse("not_on_table")
    amends = not _writing(run, item)
    if amends:
        may_amend(run, item)
    elif m.ballots.holds(item.id):
        refuse("ballot_open")
    rule = entry_for(m, item.kind, item.by)
    text = fields.body(args.text, rule.chars)
    given = {"category": item.category, **item.fields} if args.fields is None else {**args.fields}
    given |= {name: item.fields[name] for name in ("paper", *easing.FIELDS) if name in item.fields}
    category, told = fields.checked(m, rule, given)
    stays = item.state == "hidden" or (amends and category not in m.facts.lists.sensitive)
    state = item.state if stays else state_for(m, rule, category)
    run.emit(ItemEdited(item.id, text, category, told, state, amends or bool(item.seconds)))


class WithdrawArgs(msgspec.Struct):
    item: str


def withdraw(run: Run) -> None:
    """Her own card while it is being written; a motion also later, where its mover may still change it, and a pending one
    as the meeting agrees."""
    item = run.m.items.get(run.read(WithdrawArgs).item)
    if item in stack(run.m) and here(run.m).ballot is None:
        if run.person not in movers(run.m, item.id):
            refuse("not_author")
        motion_acts.take_back(run, item)
        return
    if item.id in run.m.ronr.settled:
        refuse("not_on_table")
    if not _writing(run, item):
        may_amend(run, item)
        if run.person not in movers(run.m, item.id):
            refuse("not_author")
    if item.merged_into:
        refuse("already_merged")
    if run.m.ballots.holds(item.id):
        refuse("ballot_open")
    run.emit(ItemWithdrawn(item.id))


def _writing(run: Run, item: Item) -> bool:
    """Whether she wrote it and things of its kind are still being written."""
    mine = item.by == run.person and bool(run.person or run.act.entered_by)
    return mine and item.stage == run.m.agenda.at.stage


def editable(m: Meeting, person: str, item: Item) -> bool:
    """Whether she may change an item of her own: while it is being written, or where its mover may still amend it."""
    if item.id in m.ronr.settled or m.ballots.holds(item.id):
        return False
    return item.stage == m.agenda.at.stage or not why_not(m, person, item)


def amenders(m: Meeting) -> frozenset[str]:
    """Who may change words directly here; a role that may amend does so by a motion of its own."""
    allow = here(m).allow
    return frozenset(allow.get("edit", ())) | (frozenset(allow.get("amend", ())) & RELATIONS)


def may_amend(run: Run, item: Item) -> None:
    """Raises Refused where she may not change this item here and now."""
    if code := why_not(run.m, run.person, item):
        refuse(code)


def why_not(m: Meeting, person: str, item: Item) -> str:
    """The code of the refusal, the most helpful first; "" if she may change its words where the meeting stands."""
    words = amenders(m)
    if not words or not person or not standing(m, person, item.id) & words:
        return _not_hers(m, person, item, words)
    if m.agenda.subject(m) not in ("", item.id):
        return "not_on_table"
    if item.merged_into:
        return "already_merged"
    if item.covered and item.by != person:
        return "still_hidden"
    return "ballot_open" if m.ballots.holds(item.id) else ""


def _not_hers(m: Meeting, person: str, item: Item, words: frozenset[str]) -> str:
    """Why it is not hers to change, or not now."""
    if person and m.role_name(person) in here(m).allow.get("amend", ()):
        return "amend_by_motion"
    if person and item.by == person:
        return "writing_closed"
    return "not_mover" if words & AUTHORS else "not_author"
