"""Cards and what they grow into: writing, editing, withdrawing, screening, hiding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import msgspec
from msgspec.structs import replace

from facilitate.core.act import Entry, Event, refuse

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

State = Literal["shown", "waiting", "hidden", "withdrawn"]


class Item(msgspec.Struct, frozen=True):
    """A card, topic, motion, report or merged need. `covered`: face down until its stage closes; `made`: by merging; `at` in ms.
    `about`: the item or space it hangs on; `group`: of a writer who is named by her group alone; `space`: where she sat;
    `before`: earlier texts, the oldest first."""

    id: str
    kind: str
    text: str
    by: str
    entered_by: str
    at: int
    stage: str
    named: bool = True
    category: str = ""
    fields: dict[str, Any] = {}
    state: State = "shown"
    covered: bool = False
    merged_into: str = ""
    originals: tuple[str, ...] = ()
    reason: str = ""
    danger_called: int = 0
    danger_who: str = ""
    made: bool = False
    about: str = ""
    group: str = ""
    space: str = ""
    seconds: tuple[str, ...] = ()
    before: tuple[str, ...] = ()


class ItemWritten(Event, frozen=True):
    id: str
    kind: str
    text: str
    stage: str
    named: bool = True
    category: str = ""
    fields: dict[str, Any] = {}
    state: State = "shown"
    covered: bool = False
    about: str = ""
    group: str = ""
    space: str = ""


class ItemEdited(Event, frozen=True):
    """`amends`: what stood there was before everybody, and is kept beside the new text."""

    id: str
    text: str
    category: str = ""
    fields: dict[str, Any] = {}
    state: State = "shown"
    amends: bool = False


class ItemWithdrawn(Event, frozen=True):
    id: str


class Seconded(Event, frozen=True):
    id: str


class StateSet(Event, frozen=True):
    """Hidden with a reason, or shown (which is also how a waiting text is let through). Any id that carries a text."""

    id: str
    state: State
    reason: str = ""


class DangerCalled(Event, frozen=True):
    id: str
    who: str


class Merged(Event, frozen=True):
    """`made`: the head is new; otherwise `into` was there. Originals stay as they were written."""

    into: str
    items: tuple[str, ...]
    title: str = ""
    category: str = ""
    made: bool = False


class Split(Event, frozen=True):
    """These stand alone again; a head left empty goes."""

    items: tuple[str, ...]
    head: str


class Retitled(Event, frozen=True):
    """None leaves title or category as it is."""

    id: str
    title: str | None = None
    category: str | None = None


ItemEvent = ItemWritten | ItemEdited | ItemWithdrawn | Seconded | StateSet | DangerCalled | Merged | Split | Retitled


def sensitive(m: Meeting, item: Item) -> bool:
    """Of a category that never reaches the wall, or part of a need that was put into one."""
    listed, head = m.facts.lists.sensitive, m.items.all.get(item.merged_into)
    return item.category in listed or (head is not None and head.category in listed)


def readable(m: Meeting, id: str) -> Item:
    """The item, if everybody may read it; raises Refused(still_hidden, no_such_thing). What is said about others goes on the wall."""
    item = m.items.get(id)
    if item.covered:
        refuse("still_hidden")
    if item.state != "shown" or sensitive(m, item):
        refuse("no_such_thing")
    return item


def evolve(m: Meeting, entry: Entry) -> None:  # noqa: C901 a case for each event, nothing nested
    items, event = m.items, entry.event
    match event:
        case ItemWritten():
            items.add(Item(
                event.id, event.kind, event.text, entry.person, entry.entered_by, entry.at, event.stage, event.named,
                event.category, event.fields, event.state, event.covered, about=event.about, group=event.group,
                space=event.space,
            ))  # fmt: skip
            if number := event.fields.get("paper"):
                items.papers[number] = event.id
        case ItemEdited():
            before = _before(items.all[event.id], event)
            _put(m, event.id, text=event.text, category=event.category, fields=event.fields, state=event.state,
                 before=before)  # fmt: skip
        case Seconded(id=id):
            _put(m, id, seconds=(*items.all[id].seconds, entry.person))
        case ItemWithdrawn():
            items.papers.pop(items.all[event.id].fields.get("paper", 0), None)
            _put(m, event.id, state="withdrawn")
        case StateSet():
            if event.id in items.all and items.all[event.id].state == "withdrawn":
                return  # what its author took back stays so
            if event.id in items.all:
                _put(m, event.id, state=event.state, reason=event.reason)
            else:
                m.set_state(event.id, event.state, event.reason)
        case DangerCalled():
            _put(m, event.id, danger_called=entry.at, danger_who=event.who)
        case Merged():
            _merge(m, entry, event)
        case Split():
            _split(m, event)
        case Retitled():
            old = items.all[event.id]
            text = old.text if event.title is None else event.title
            category = old.category if event.category is None else event.category
            _put(m, event.id, text=text, category=category)


def _before(was: Item, event: ItemEdited) -> tuple[str, ...]:
    return (*was.before, was.text) if event.amends and was.text != event.text else was.before


def _put(m: Meeting, id: str, **changes: Any) -> None:
    m.items.all[id] = replace(m.items.all[id], **changes)


def _merge(m: Meeting, entry: Entry, event: Merged) -> None:
    items = m.items.all
    if event.made:
        fresh = Item(
            event.into, items[event.items[0]].kind, event.title, "", "", entry.at, m.agenda.at.stage, made=True
        )
        if event.into not in items:
            m.items.add(fresh)
        items[event.into] = replace(items[event.into], state="shown")
    head = items[event.into]
    for id in event.items:
        _put(m, id, merged_into=event.into)
    _put(m, event.into, originals=(*head.originals, *event.items), text=event.title or head.text,
         category=event.category or head.category)  # fmt: skip


def _split(m: Meeting, event: Split) -> None:
    for id in event.items:
        _put(m, id, merged_into="")
    left = tuple(id for id in m.items.all[event.head].originals if id not in event.items)
    head = m.items.all[event.head]
    _put(m, event.head, originals=left, state="withdrawn" if head.made and not left else head.state)
