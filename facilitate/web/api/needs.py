"""Needs as the API tells and takes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import func, select

from facilitate.register.book import Book
from facilitate.register.doer import Doer
from facilitate.register.needs import needs_deeds, owners
from facilitate.store.keeping_tables import evidence
from facilitate.store.register_tables import needs, promises, sources
from facilitate.web.api import promises as promising
from facilitate.web.api.look import Look, more, same
from facilitate.web.api.shapes import Evidence, Need, NeedSheet, Owner, Source
from facilitate.web.api.wishes import NeedChange, NewNeed


def many(look: Look, ids: Sequence[int]) -> list[Need]:
    """In the order of their numbers."""
    number = func.count(sources.c.meeting.distinct())
    said = select(sources.c.need, number).where(sources.c.need.in_(ids), sources.c.meeting != "")
    heard = {row[0]: row[1] for row in look.connection.execute(said.group_by(sources.c.need))}
    held = owners.of_needs(look.connection, ids)
    return [
        Need(
            **same(Need, row), heard=heard.get(row["id"], 0), owners=[_owner(each) for each in held.get(row["id"], ())]
        )
        for row in look.rows("needs", ids)
    ]


def one(look: Look, id: int) -> NeedSheet:
    """With everything that its page shows."""
    [told] = many(look, [id])
    merged = select(needs.c.id, needs.c.title).where(needs.c.into == id).order_by(needs.c.id)
    kept = select(promises.c.id).where(promises.c.need == id)
    return more(
        NeedSheet,
        told,
        sources=[_source(row) for row in _under(look, sources, id)],
        evidence=[Evidence(**same(Evidence, row)) for row in _under(look, evidence, id)],
        promises=promising.many(look, list(look.connection.execute(kept).scalars())),
        merged=look.short(merged),
    )


def make(book: Book, doer: Doer, community: int, wish: NewNeed) -> tuple[int, int]:
    """(the need, the deed)."""
    done = needs_deeds.add(book, doer, community, msgspec.structs.asdict(wish))
    return done.answer, done.id


def change(book: Book, doer: Doer, community: int, id: int, wish: NeedChange) -> tuple[int, int]:
    """(the need, the deed)."""
    written = {name: value for name, value in msgspec.structs.asdict(wish).items() if value is not msgspec.UNSET}
    return id, needs_deeds.edit(book, doer, community, id, written)


def _under(look: Look, table: Any, need: int) -> list[Mapping[str, Any]]:
    query = select(table).where(table.c.need == need).order_by(table.c.at, table.c.id)
    return [dict(row) for row in look.connection.execute(query).mappings()]


def _owner(owner: owners.Owner) -> Owner:
    return Owner(unit=owner.unit or None, name=owner.name, route=owner.route, part=owner.part)


def _source(row: Mapping[str, Any]) -> Source:
    thought = {name: row["facts"].get(name) for name in ("dots", "priority")}
    return Source(**same(Source, row), **thought)
