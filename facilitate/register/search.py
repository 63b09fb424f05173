"""Searching the registers by pieces of two characters, in Chinese of both scripts and English, the same on every database."""

import unicodedata
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Select, delete, func, insert, select

from facilitate.core.person.traditional import plain
from facilitate.store.register_tables import grams

SEARCHED: Mapping[str, tuple[str, ...]] = {
    "needs": ("title", "place", "affected"),
    "sources": ("words",),
    "offers": ("text", "place", "project"),
    "units": ("name", "place"),
    "promises": ("text", "person", "approver"),
}
MOST_CHARACTERS = 2000
"""Of one row; what comes later in a very long text is not found."""


def pieces(words: str) -> set[str]:
    """Every two neighbouring characters of a word or stretch, folded; a stretch of one character is its own piece."""
    return {run[n : n + 2] for run in _runs(words) for n in range(max(1, len(run) - 1))}


def _runs(words: str) -> list[str]:
    signs = plain(unicodedata.normalize("NFKC", words[:MOST_CHARACTERS]))
    return "".join(sign if sign.isalnum() else " " for sign in signs).split()


def _filed(words: str) -> set[str]:
    """The pieces, and each stretch's last character, so that one character alone is found wherever it stands."""
    return pieces(words) | {run[-1] for run in _runs(words)}


def file(connection: Connection, table: str, rows: Mapping[int, Mapping[str, Any] | None]) -> None:
    """Make these rows findable as they stand now; None: the row is gone."""
    if table not in SEARCHED or not rows:
        return
    connection.execute(delete(grams).where(grams.c.table == table, grams.c.row.in_(list(rows))))
    filed = [
        {"table": table, "row": id, "gram": gram}
        for id, row in rows.items() if row is not None
        for gram in _filed(" ".join(str(row[name]) for name in SEARCHED[table]))
    ]  # fmt: skip
    if filed:
        connection.execute(insert(grams), filed)


def found(table: str, words: str) -> Select[tuple[int]] | None:
    """A query for the ids of the rows in which all pieces stand; None when there is nothing to search by."""
    wanted = pieces(words)
    if not wanted:
        return None
    whole = [gram for gram in wanted if len(gram) == 2]
    begun = [gram for gram in wanted if len(gram) == 1]
    query = select(grams.c.row).where(grams.c.table == table)
    if whole:
        query = query.where(grams.c.gram.in_(whole)).group_by(grams.c.row).having(func.count() == len(whole))
    for gram in begun:
        alone = select(grams.c.row).where(grams.c.table == table, grams.c.gram.startswith(gram, autoescape=True))
        query = query.where(grams.c.row.in_(alone))
    return query if whole else query.distinct()
