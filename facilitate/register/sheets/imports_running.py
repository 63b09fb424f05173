"""An import under way: its lines come in piece by piece, each once, as one deed, whatever breaks it off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select, update

from facilitate.register.book import Book, Deed
from facilitate.register.doer import Doer
from facilitate.register.sheets.fields import Into
from facilitate.register.sheets.imports import Brought, Plan, one, packed, plan, stands
from facilitate.register.sheets.lines import Line
from facilitate.register.sheets.making import MAKING
from facilitate.register.sheets.reading import Read
from facilitate.store.keeping_tables import imports
from facilitate.store.register_tables import changes, deeds

PIECE = 20
"""Lines of one transaction: some thirty milliseconds, in which an act in a meeting waits."""


@dataclass(frozen=True)
class Job:
    """An import under way: the lines that come in, and what is kept of the file afterwards."""

    id: int
    community: int
    into: Into
    doer: Doer
    new: tuple[Line, ...]
    rest: Mapping[str, Any]


def job(book: Book, id: int) -> Job | None:
    """What is left to do of an import that is on its way; None where there is no such one."""

    def reading(connection: Connection) -> Job | None:
        row = connection.execute(select(imports.c.community, imports.c.state).where(imports.c.id == id)).one_or_none()
        if row is None or row.state != "running":
            return None
        brought = one(connection, row.community, id)
        found = plan(connection, row.community, brought, date.fromisoformat(brought.today))
        doer = Doer("organiser", brought.by, row.community)
        return Job(id, row.community, brought.brief.into, doer, found.new, packed(_rest(brought, found)))

    return book.read(reading)


def piece(book: Book, job: Job) -> bool:
    """The next lines come in, each once, whoever does it and however often it was broken off; whether there are more."""

    def doing(deed: Deed) -> bool:
        connection = deed.connection
        mine = select(imports.c.state, imports.c.deed).where(imports.c.id == job.id).with_for_update()
        row = connection.execute(mine).one_or_none()
        if row is None or row.state != "running":
            return False
        if row.deed:
            connection.execute(select(deeds.c.id).where(deeds.c.id == row.deed).with_for_update())
            deed.further(row.deed)
            if not stands(connection, row.deed):
                return _finish(deed, job)
        done = _done(deed, job) if row.deed else 0
        MAKING[job.into](deed, job.community, job.id, job.new[done : done + PIECE])
        if not row.deed:
            connection.execute(update(imports).where(imports.c.id == job.id).values(deed=deed.id))
        return True if done + PIECE < len(job.new) else _finish(deed, job)

    return book.deed(job.doer, "import_rows", job.community, doing).answer


def _done(deed: Deed, job: Job) -> int:
    made = (changes.c.deed == deed.id, changes.c.table == job.into, changes.c.before.is_(None))
    return deed.connection.execute(select(func.count()).select_from(changes).where(*made)).scalar_one()


def _finish(deed: Deed, job: Job) -> bool:
    deed.connection.execute(update(imports).where(imports.c.id == job.id).values(state="done", rows=job.rest))
    return False


def _rest(brought: Brought, found: Plan) -> Read:
    """The heads and the lines that did not come in."""
    kept = {line.row.number for line in found.left} | {line.row.number for line, _ in found.there}
    rows = tuple(row for row in brought.page.rows if row.number == brought.head or row.number in kept)
    pages = tuple(
        replace(page, rows=rows if n == brought.sheet else page.rows[:0]) for n, page in enumerate(brought.read.pages)
    )
    return Read(pages, brought.read.notes)
