"""Handing on what one cares for: a table to another host, a topic to another convener."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from facilitate.core import undo
from facilitate.core.act import Event, Run, refuse
from facilitate.core.may import holds
from facilitate.core.person.people import PersonChanged
from facilitate.core.space.spaces import ConvenerSet, PeopleMoved, PostTaken, convener

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

HOST = "table_host"


class HandOnArgs(msgspec.Struct):
    person: str
    space: str = ""
    item: str = ""


def handed_on(run: Run) -> bool:
    """Whether this act hands on a table (`space`) or a topic (`item`); False: it is about the chair of the meeting, which only
    who holds it may hand over."""
    args = run.read(HandOnArgs)
    if args.space:
        _table(run, args)
    elif args.item:
        _topic(run, args)
    elif not holds(run.m, run.hands_on, "hand_over"):
        refuse("not_yours")
    return bool(args.space or args.item)


def _topic(run: Run, args: HandOnArgs) -> None:
    m, item = run.m, run.m.items.get(args.item)
    was, taker, desk = convener(m, item.id), _taker(m, args), holds(m, run.hands_on, "hand_over")
    if not desk and was != run.person:
        refuse("not_convener")
    if taker == was:
        return
    run.emit(ConvenerSet(item.id, taker))
    if desk:
        undo.keep(run, ConvenerSet(item.id, was))


def _table(run: Run, args: HandOnArgs) -> None:
    """The desk, or the host herself. Where hosting tables is a role, the new host gets it, the old one hers."""
    m, space = run.m, run.m.spaces.all.get(args.space) or refuse("no_such_space")
    word = next((post for post in space.posts), HOST)
    was, taker = space.posts.get(word, ""), _taker(m, args)
    if not holds(m, run.hands_on, "hand_over") and was != run.person:
        refuse("not_yours")
    if any(s.posts.get(word) == taker for s in m.spaces.all.values() if s.id != space.id):
        refuse("hosts_stay")
    if taker != was:
        undo.keep(run, *_hand(run, space.id, word, was, taker))


def _hand(run: Run, space: str, word: str, was: str, taker: str) -> list[Event]:
    """Carry it out; the events that would undo it."""
    m, back = run.m, [PostTaken(space, word, was)]
    changes: list[tuple[Event, Event]] = []
    if m.spaces.where.get(taker, "") != space:
        changes.append((PeopleMoved({taker: space}), PeopleMoved({taker: m.spaces.where.get(taker, "")})))
    if word in m.rule.roles and m.role_name(taker) != word:
        changes.append((PersonChanged(taker, role=word), PersonChanged(taker, role=m.role_name(taker))))
        if was:
            changes.append((PersonChanged(was, role=m.role_name(taker)), PersonChanged(was, role=word)))
    for forth, _ in changes:
        run.emit(forth)
    run.emit(PostTaken(space, word, taker))
    return [*back, *(inverse for _, inverse in changes)]


def _taker(m: Meeting, args: HandOnArgs) -> str:
    one = m.people.get(args.person)
    if not one.present:
        refuse("not_present")
    if args.item and m.rule.roles[one.role].neutral:
        refuse("neutral")
    return one.id
