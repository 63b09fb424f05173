"""The one way to write in the register: a deed, row by row, in one transaction, with what was there before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from facilitate.register import search
from facilitate.register.declined import Declined
from facilitate.register.doer import Doer
from facilitate.service.clock import Clock
from facilitate.service.door import InWriter
from facilitate.store.reading import open_reader
from facilitate.store.register_tables import REGISTERS, changes, deeds

T = TypeVar("T")
Row = dict[str, Any]
AT_ONCE = 500
"""Rows that one query asks for by their numbers."""


def batched(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """As many at a time as a query may name."""
    return (ids[n : n + AT_ONCE] for n in range(0, len(ids), AT_ONCE))


class Deed:
    """What is being done, inside its transaction. A deed that changes nothing leaves no trace and has no number (`id` 0)."""

    def __init__(self, connection: Connection, doer: Doer, verb: str, community: int | None, now: int) -> None:
        self.connection = connection
        self.doer = doer
        self.now = now
        self.id = 0
        self._told = {"community": community, "at": now, "doer": doer.name, "verb": verb}
        self._changes: list[Row] = []
        self._touched: dict[str, dict[int, Row | None]] = {}

    def row(self, table: str, id: int) -> Row:
        """The row as it stands. Raises Declined(no_such_row)."""
        found = (
            self.connection.execute(select(REGISTERS[table]).where(REGISTERS[table].c.id == id))
            .mappings()
            .one_or_none()
        )
        if found is None:
            raise Declined("no_such_row")
        return dict(found)

    def rows(self, table: str, ids: Sequence[int]) -> dict[int, Row]:
        """The rows as they stand, by number. Raises Declined(no_such_row) where one is missing."""
        place = REGISTERS[table]
        found: dict[int, Row] = {}
        for some in batched(ids):
            rows = self.connection.execute(select(place).where(place.c.id.in_(some))).mappings()
            found |= {row["id"]: dict(row) for row in rows}
        if len(found) < len(set(ids)):
            raise Declined("no_such_row")
        return found

    def make(self, table: str, **values: Any) -> int:
        """A new row; its id."""
        made = self.connection.execute(insert(REGISTERS[table]).values(values)).inserted_primary_key
        assert made is not None
        id: int = made[0]
        self._note(table, id, None, self.row(table, id))
        return id

    def put(self, table: str, id: int, **values: Any) -> None:
        """New values in a row; those that are there already are no change."""
        old = self.row(table, id)
        new = {name: value for name, value in values.items() if old[name] != value}
        if new:
            self.connection.execute(update(REGISTERS[table]).where(REGISTERS[table].c.id == id).values(new))
            self._note(table, id, {name: old[name] for name in new}, new, old | new)

    def cut(self, table: str, *ids: int) -> None:
        """The rows are taken away; their deed keeps them. Raises Declined(no_such_row)."""
        old = self.rows(table, ids)
        for some in batched(ids):
            self.connection.execute(delete(REGISTERS[table]).where(REGISTERS[table].c.id.in_(some)))
        for id in ids:
            self._note(table, id, old[id], None)

    def restore(self, table: str, rows: Sequence[Row]) -> None:
        """Rows that were cut stand again under their own numbers."""
        self.connection.execute(insert(REGISTERS[table]), list(rows))
        for row in rows:
            self._note(table, row["id"], None, row)

    def further(self, id: int) -> None:
        """What is done now is part of that earlier deed, and is taken back with it: work of several transactions, between
        which meetings go on."""
        self.id = id

    def finish(self) -> None:
        """Write down what was done, and make it findable."""
        if self._changes:
            self.connection.execute(insert(changes), self._changes)
        for table, rows in self._touched.items():
            search.file(self.connection, table, rows)

    def _note(self, table: str, id: int, before: Row | None, after: Row | None, whole: Row | None = None) -> None:
        if not self.id:
            self.id = self._begin()
        self._changes.append({"deed": self.id, "table": table, "row": id, "before": before, "after": after})
        self._touched.setdefault(table, {})[id] = whole or after

    def _begin(self) -> int:
        made = self.connection.execute(insert(deeds).values(self._told)).inserted_primary_key
        assert made is not None
        id: int = made[0]
        return id


@dataclass(frozen=True)
class Done(Generic[T]):
    """What a deed made, and its number by which it is taken back; 0: nothing was changed."""

    id: int
    answer: T


class Book:
    """The register of one house."""

    def __init__(
        self, engine: Engine, clock: Clock, in_writer: InWriter = lambda work: work(), in_reader: InWriter | None = None
    ) -> None:
        """`in_writer` runs a function in the thread that owns the connection that writes, `in_reader` in that of the one
        that reads, and waits for it."""
        self._engine = engine
        self._clock = clock
        self._in_writer = in_writer
        self._reader = open_reader(engine)
        self._in_reader = in_reader if in_reader and self._reader is not engine else in_writer

    def read(self, work: Callable[[Connection], T]) -> T:
        """What `work` asks of the tables, all of it at one moment; no meeting waits for it."""

        def reading() -> T:
            with self._reader.connect() as connection:
                return work(connection)

        found: T = self._in_reader(reading)
        return found

    def aside(self, work: Callable[[Connection], T]) -> T:
        """Write what no history may be kept of: secrets, files that somebody brought, and nothing else."""

        def writing() -> T:
            with self._engine.begin() as connection:
                return work(connection)

        done: T = self._in_writer(writing)
        return done

    def within(
        self, connection: Connection, doer: Doer, verb: str, community: int, work: Callable[[Deed], T]
    ) -> Done[T]:
        """Do `work` in a transaction that is going on in the writer's thread: it stands or falls with what else is in it. Raises
        Declined where the doer is not at home, and whatever `work` raises."""
        if not doer.at_home(community):
            raise Declined("other_community")
        return _in_one(Deed(connection, doer, verb, community, self._clock.now()), work)

    def deed(self, doer: Doer, verb: str, community: int | None, work: Callable[[Deed], T]) -> Done[T]:
        """Do `work` wholly or not at all, once more where another was faster. Raises Declined where the doer is not at home, and whatever `work` raises."""
        if community is not None and not doer.at_home(community):
            raise Declined("other_community")

        def doing() -> Done[T]:
            with self._engine.begin() as connection:
                return _in_one(Deed(connection, doer, verb, community, self._clock.now()), work)

        try:
            done: Done[T] = self._in_writer(doing)
        except IntegrityError:  # another worker has made the same row at this moment: now `work` finds it there
            done = self._in_writer(doing)
        return done


def _in_one(deed: Deed, work: Callable[[Deed], T]) -> Done[T]:
    answer = work(deed)
    deed.finish()
    return Done(deed.id, answer)
