"""The one way to write in the register: a deed, row by row, in one transaction, with what was there before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Engine, delete, insert, select, update

from facilitate.register import search
from facilitate.register.declined import Declined
from facilitate.register.doer import Doer
from facilitate.service.clock import Clock
from facilitate.service.door import InWriter
from facilitate.store.register_tables import REGISTERS, changes, deeds

T = TypeVar("T")
Row = dict[str, Any]


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

    def cut(self, table: str, id: int) -> None:
        """The row is taken away; its deed keeps it."""
        old = self.row(table, id)
        self.connection.execute(delete(REGISTERS[table]).where(REGISTERS[table].c.id == id))
        self._note(table, id, old, None)

    def restore(self, table: str, row: Row) -> None:
        """A row that was cut stands again under its own number."""
        self.connection.execute(insert(REGISTERS[table]).values(row))
        self._note(table, row["id"], None, row)

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

    def __init__(self, engine: Engine, clock: Clock, in_writer: InWriter = lambda work: work()) -> None:
        """`in_writer` runs a function in the thread that owns the database connection and waits for it."""
        self._engine = engine
        self._clock = clock
        self._in_writer = in_writer

    def read(self, work: Callable[[Connection], T]) -> T:
        """What `work` asks of the tables."""

        def reading() -> T:
            with self._engine.connect() as connection:
                return work(connection)

        found: T = self._in_writer(reading)
        return found

    def deed(self, doer: Doer, verb: str, community: int | None, work: Callable[[Deed], T]) -> Done[T]:
        """Do `work` wholly or not at all. Raises Declined where the doer is not at home, and whatever `work` raises."""
        if community is not None and not doer.at_home(community):
            raise Declined("other_community")

        def doing() -> Done[T]:
            with self._engine.begin() as connection:
                deed = Deed(connection, doer, verb, community, self._clock.now())
                answer = work(deed)
                deed.finish()
                return Done(deed.id, answer)

        done: Done[T] = self._in_writer(doing)
        return done
