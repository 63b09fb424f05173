"""Merging cards into needs, taking them apart again, and choosing which are talked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from facilitate.core import undo
from facilitate.core.act import Event, Run, refuse
from facilitate.core.language.rules import flat
from facilitate.core.space import joining
from facilitate.core.writing.assessing import carry
from facilitate.core.writing.fields import body
from facilitate.core.writing.items import Item, Merged, Retitled, Split, StateSet

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

TITLE_CHARS = 80


class MergeArgs(msgspec.Struct):
    items: tuple[str, ...]
    into: str = ""
    title: str = ""
    category: str = ""
    reason: str = ""


def merge(run: Run) -> None:
    """Cards into a new need, cards into an existing one, or (one item alone) another title or category.
    One card alone gets a head of its own with its title: her words stay as she wrote them."""
    _merge(run, run.read(MergeArgs))


def agree(run: Run, asked: str) -> None:
    """The other convener says yes to a topic that wishes to join hers."""
    _merge(run, MergeArgs((asked,), run.m.market.asked[asked]))


def _merge(run: Run, args: MergeArgs) -> None:
    items = [run.m.items.get(id) for id in dict.fromkeys(args.items)]
    if any(run.m.ballots.holds(id) for id in (*args.items, args.into)):
        refuse("ballot_open")
    if args.category and args.category not in run.m.facts.lists.categories:
        refuse("bad_category")
    into = run.m.items.get(args.into) if args.into else None
    items = [i for i in items if into is None or i.id != into.id]
    _all_free([*items, *([into] if into else [])])
    if joining.only_asks(run, items, into):
        return
    if into is not None and not items:
        refuse("needs_two")
    elif into is not None and into.made:
        _into(run, items, into, args)
    elif into is not None:
        _new_head(run, [into, *items], args)
    elif len(items) == 1 and (items[0].originals or not args.title):
        _retitle(run, items[0], args)
    elif items:
        _new_head(run, items, args)
    else:
        refuse("needs_two")


def _new_head(run: Run, items: list[Item], args: MergeArgs) -> None:
    _none_sensitive(run, items)
    _none_counted(run.m, items)
    title = body(args.title or items[0].text, TITLE_CHARS)
    category = args.category or _commonest([i.category for i in items])
    parts = _without_heads(items)
    gone = [i for i in items if i.originals]
    for head in gone:
        run.emit(Split(head.originals, head.id))
    id = run.new_id()
    run.emit(Merged(id, parts, title, category, made=True))
    carry(run, id, [i.id for i in items])
    undo.keep(run, Split(parts, id), *_again(gone))


def _into(run: Run, items: list[Item], head: Item, args: MergeArgs) -> None:
    _none_sensitive(run, items)
    _none_counted(run.m, items)
    parts = _without_heads(items)
    gone = [i for i in items if i.originals]
    for one in gone:
        run.emit(Split(one.originals, one.id))
    title = body(args.title, TITLE_CHARS) if args.title else ""
    run.emit(Merged(head.id, parts, title, args.category))
    own = carry(run, head.id, [i.id for i in items])
    back = [own] if own else []
    undo.keep(run, Split(parts, head.id), Retitled(head.id, head.text, head.category), *_again(gone), *back)


def _again(heads: list[Item]) -> list[Event]:
    """What brings these needs back as they were."""
    back = [Merged(head.id, head.originals, head.text, head.category, made=True) for head in heads]
    return [*back, *(StateSet(head.id, head.state, head.reason) for head in heads if head.state != "shown")]


def _none_sensitive(run: Run, items: list[Item]) -> None:
    """A need on the table is made of what may be on the table."""
    if any(i.category in run.m.facts.lists.sensitive for i in items):
        refuse("sensitive_stays")


def _none_counted(m: Meeting, items: list[Item]) -> None:
    """What was voted on keeps its dots and its place: it goes into no other need, unless the meeting went back to before."""
    order = [leaf.id for leaf, _ in flat(m.rule)]
    passed = order[: order.index(m.agenda.at.stage) + 1]
    counted = [ballot.items for ballot in m.ballots.all.values() if ballot.result and ballot.stage in passed]
    if any(item.id in asked for item in items for asked in counted):
        refuse("counted")


def _all_free(items: list[Item]) -> None:
    for item in items:
        if item.merged_into:
            refuse("already_merged")
        if item.covered:
            refuse("still_hidden")


def _without_heads(items: list[Item]) -> tuple[str, ...]:
    """The cards themselves: a need that goes into another gives up its originals and is no more."""
    parts: list[str] = []
    for item in items:
        parts += item.originals or (item.id,)
    return tuple(parts)


def _retitle(run: Run, item: Item, args: MergeArgs) -> None:
    if not args.title and not args.category:
        refuse("needs_two")
    title = body(args.title, TITLE_CHARS) if args.title else ""
    run.emit(Retitled(item.id, title or None, args.category or None))
    undo.keep(run, Retitled(item.id, item.text if title else None, item.category if args.category else None))


def _commonest(categories: list[str]) -> str:
    named = [c for c in categories if c]
    return max(named, key=named.count) if named else ""


def split(run: Run) -> None:
    """Originals out of their need again; a need alone is dissolved."""

    class Args(msgspec.Struct):
        items: tuple[str, ...]

    items = [run.m.items.get(id) for id in run.read(Args).items]
    if not items:
        refuse("bad_shape", detail="items")
    if joining.declines(run, items):
        return
    if len(items) == 1 and items[0].originals:
        _apart(run, items[0], items[0].originals)
    else:
        heads = {i.merged_into for i in items}
        if len(heads) != 1 or "" in heads:
            refuse("not_merged")
        _apart(run, run.m.items.get(heads.pop()), tuple(i.id for i in items))


def _apart(run: Run, head: Item, parts: tuple[str, ...]) -> None:
    if run.m.ballots.holds(head.id):
        refuse("ballot_open")
    _none_counted(run.m, [head])
    run.emit(Split(parts, head.id))
    made = head.made and set(parts) == set(head.originals)
    undo.keep(run, Merged(head.id, parts, head.text, head.category, made=made))
