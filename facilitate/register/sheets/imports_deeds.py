"""A sheet on its way to the register: kept as it was read, its columns named by a person, set going, forgotten.

What is kept of a file before that is no part of the register and stands in no history; once its lines are in, only those that
could not be taken in are kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, insert, update

from facilitate.register.book import Book
from facilitate.register.declined import Declined
from facilitate.register.doer import Doer
from facilitate.register.rights import may
from facilitate.register.sheets.fields import FIELDS, Into
from facilitate.register.sheets.guess import columns as named
from facilitate.register.sheets.guess import guess
from facilitate.register.sheets.imports import one, packed, plan
from facilitate.register.sheets.reading import Page, Read
from facilitate.store.keeping_tables import imports

FILE_CHARACTERS = 120


def keep(book: Book, doer: Doer, community: int, into: Into, file: str, read: Read, now: int) -> int:
    """A file that was read, with its columns guessed; its number. `now`: server ms. Raises Declined(not_your_door)."""
    may(doer, "import_rows")
    guesses = [guess(page, into) for page in read.pages]
    sheet = max(range(len(guesses)), key=lambda n: len(guesses[n].columns))
    row = {
        "community": community, "into": into, "file": file[:FILE_CHARACTERS], "state": "read", "at": now,
        "rows": packed(read), "mapping": _mapping(sheet, guesses[sheet].head, guesses[sheet].columns),
    }  # fmt: skip

    def keeping(connection: Connection) -> int:
        made = connection.execute(insert(imports).values(row)).inserted_primary_key
        assert made is not None
        return int(made[0])

    return book.aside(keeping)


def name_columns(
    book: Book, doer: Doer, community: int, id: int, sheet: int, head: int, columns: Mapping[int, str]
) -> None:
    """What a person says of the columns. Raises Declined: not_your_door, no_such_row, import_begun, column_twice, column_missing."""
    may(doer, "import_rows")
    brought = book.read(lambda c: one(c, community, id))
    names = [name for name in columns.values() if name]
    for field in FIELDS[brought.brief.into]:
        if names.count(field.name) > 1:
            raise Declined("column_twice", field={"zh": field.zh, "en": field.en})
        if field.needed and field.name not in names:
            raise Declined("column_missing", field={"zh": field.zh, "en": field.en})
    _set(book, id, "read", "read", _mapping(sheet, head, columns) | {"chosen": True})


def look_again(book: Book, doer: Doer, community: int, id: int, sheet: int, head: int) -> None:
    """Another sheet or another row of heads: its columns are guessed anew. Raises Declined: not_your_door, no_such_row, import_begun."""
    may(doer, "import_rows")
    brought = book.read(lambda c: one(c, community, id))
    page = brought.read.pages[sheet]
    if head not in {0, *(row.number for row in page.rows)} or sheet != brought.sheet:
        head = guess(page, brought.brief.into).head
    _set(book, id, "read", "read", _mapping(sheet, head, _guessed(page, brought.brief.into, head)))


def begin(book: Book, doer: Doer, community: int, id: int, today: date) -> None:
    """Its lines are on their way. Raises Declined: not_your_door, no_such_row, import_begun, import_nothing."""
    may(doer, "import_rows")
    brought = book.read(lambda c: one(c, community, id))
    found = book.read(lambda c: plan(c, community, brought, today))
    if not brought.chosen or not found.new:
        raise Declined("import_nothing")
    told = {
        "today": today.isoformat(), "by": doer.name, "new": len(found.new), "known": len(found.there), "left": len(found.left),
        "there": [[line.row.number, twin.id, twin.number] for line, twin in found.there],
    }  # fmt: skip
    kept = _mapping(brought.sheet, brought.head, brought.columns) | {"chosen": True}
    _set(book, id, "read", "running", kept | told)


def drop(book: Book, doer: Doer, community: int, id: int) -> None:
    """What was read of a file is forgotten; what has come into the register stays. Raises Declined: not_your_door, no_such_row,
    import_begun."""
    may(doer, "import_rows")
    brought = book.read(lambda c: one(c, community, id))
    if brought.brief.state == "running":
        raise Declined("import_begun")
    book.aside(lambda c: c.execute(delete(imports).where(imports.c.id == id, imports.c.state != "running")))


def _guessed(page: Page, into: Into, head: int) -> dict[int, str]:
    row = next((row for row in page.rows if row.number == head), None)
    return named(row.cells, into) if row else {}


def _mapping(sheet: int, head: int, columns: Mapping[int, str]) -> dict[str, Any]:
    return {"sheet": sheet, "head": head, "columns": {str(place): name for place, name in columns.items() if name}}


def _set(book: Book, id: int, before: str, state: str, mapping: dict[str, Any]) -> None:
    """Raises Declined(import_begun) where somebody was faster."""
    change = update(imports).where(imports.c.id == id, imports.c.state == before).values(state=state, mapping=mapping)
    if book.aside(lambda c: c.execute(change)).rowcount != 1:
        raise Declined("import_begun")
