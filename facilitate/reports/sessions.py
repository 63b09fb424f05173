"""Group sessions: what each was about, where, who called it and came, what it wrote down and who does what; and action groups."""

from __future__ import annotations

import msgspec

from facilitate.reports.record import Record
from facilitate.reports.rows import Action, Item, Space

WRITTEN = ("report", "motion", "note")


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """One session. `conveners`: who put up its topic, or the topics laid together in it; `people`: everybody who was there,
    in the order of coming; `written`: what came of it; `points`: dots on what it wrote, None where none were given."""

    space: Space
    topic: Item
    conveners: tuple[str | None, ...]
    people: tuple[str, ...]
    written: tuple[Item, ...]
    actions: tuple[Action, ...]
    points: int | None


class ActionGroup(msgspec.Struct, frozen=True, kw_only=True):
    """People who came together around something that was written."""

    item: Item
    people: tuple[str, ...]


def sessions(record: Record) -> tuple[Session, ...]:
    """Every session about a topic that somebody came to or that handed something in, in the order of the timetable."""
    items = {item.id: item for item in record.items}
    found = [
        _session(record, space, items[space.item])
        for space in record.spaces
        if space.item in items and items[space.item].kind == "topic"
    ]
    return tuple(one for one in found if one.people or one.written)


def _session(record: Record, space: Space, topic: Item) -> Session:
    parts = {topic.id, *topic.originals}
    written = tuple(
        item for item in record.items if item.kind in WRITTEN and item.state == "shown" and _of(item, space, parts)
    )
    about = parts | {item.id for item in written}
    return Session(
        space=space,
        topic=topic,
        conveners=tuple(item.by for item in record.items if item.id in (topic.originals or (topic.id,))),
        people=tuple(dict.fromkeys(str(stay["person"]) for stay in space.people)),
        written=written,
        actions=tuple(row for row in record.actions if row.about in about),
        points=_points(record, [item.id for item in (topic, *written)]),
    )


def _of(item: Item, space: Space, topic: set[str]) -> bool:
    """Written in that session; where no session is named, about its topic."""
    return item.space == space.id if item.space else item.about in topic


def _points(record: Record, ids: list[str]) -> int | None:
    dotted = [ballot for ballot in record.ballots if ballot.type == "dots" and ballot.counts]
    given = [int(dotted[-1].counts[id]) for id in ids if id in dotted[-1].counts] if dotted else []
    return sum(given) if given else None


def action_groups(record: Record) -> tuple[ActionGroup, ...]:
    """The groups that formed around a report or a proposal, in the order of forming."""
    items = {item.id: item for item in record.items}
    return tuple(
        ActionGroup(item=items[space.item], people=tuple(dict.fromkeys(str(stay["person"]) for stay in space.people)))
        for space in record.spaces
        if space.item in items and items[space.item].kind in WRITTEN and space.people
    )
