"""Meetings that were held, as the API tells them, with what came of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from facilitate.register import feed
from facilitate.store.register_tables import REGISTERS, needs, offers, promises, sources
from facilitate.web.api.look import Look, more, same
from facilitate.web.api.shapes import Meeting, MeetingSheet, Short


def many(look: Look, ids: Sequence[int]) -> list[Meeting]:
    """In the order of their numbers."""
    return [_told(row) for row in look.rows("gatherings", ids)]


def one(look: Look, id: int) -> MeetingSheet:
    """With what these eyes may read of what came of it."""
    [row] = look.rows("gatherings", [id])
    code = row["meeting"]
    said = select(sources.c.need).where(sources.c.meeting == code)
    return more(
        MeetingSheet,
        _told(row),
        groups={group: int(number) for group, number in (row["facts"].get("groups") or {}).items()},
        needs=_came(look, "needs", needs.c.title, needs.c.id.in_(said)),
        promises=_came(look, "promises", promises.c.text, promises.c.meeting == code),
        offers=_came(look, "offers", offers.c.text, offers.c.meeting == code),
    )


def _told(row: Mapping[str, Any]) -> Meeting:
    return Meeting(**same(Meeting, row), code=row["meeting"], present=int(row["facts"].get("present") or 0))


def _came(look: Look, name: str, words: Any, which: Any) -> list[Short]:
    id = REGISTERS[name].c.id
    return look.short(select(id, words.label("title")).where(which, feed.visible(name, look.eyes)).order_by(id))
