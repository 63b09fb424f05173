"""A register on a real database, with one community in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select

from facilitate.register.book import Book
from facilitate.register.communities import ours
from facilitate.register.doer import ORGANISER, Doer
from facilitate.service.clock import ManualClock
from facilitate.store.register_tables import REGISTERS, deeds
from tests.cast import START
from tests.doors import opened


@dataclass
class Kept:
    """`community` is the first one; `tell` makes rows without further ado."""

    book: Book
    clock: ManualClock
    community: int

    def make(self, table: str, doer: Doer = ORGANISER, **values: Any) -> int:
        return self.book.deed(doer, "make", self.community, lambda deed: deed.make(table, **values)).answer

    def rows(self, table: str) -> list[dict[str, Any]]:
        return self.book.read(
            lambda c: [
                dict(row) for row in c.execute(select(REGISTERS[table]).order_by(REGISTERS[table].c.id)).mappings()
            ]
        )

    def deeds(self) -> list[tuple[str, str]]:
        """(doer, verb) of everything that was done, the first first."""
        return self.book.read(lambda c: [(r.doer, r.verb) for r in c.execute(select(deeds).order_by(deeds.c.id))])

    def deeds_of(self, verb: str) -> list[int]:
        """The numbers of the deeds of that kind, the first first."""
        query = select(deeds.c.id).where(deeds.c.verb == verb).order_by(deeds.c.id)
        return self.book.read(lambda c: list(c.execute(query).scalars()))

    def last(self) -> int:
        return self.book.read(
            lambda c: c.execute(select(deeds.c.id).order_by(deeds.c.id.desc())).scalars().first() or 0
        )


def kept(url: str) -> Kept:
    clock = ManualClock(START)
    book = Book(opened(url), clock)
    return Kept(book, clock, ours(book))


def on_disk(folder: Path) -> Kept:
    return kept(f"sqlite:///{folder}/house.db")
