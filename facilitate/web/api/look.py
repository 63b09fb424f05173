"""Through which eyes the API reads, and how rows become what it answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, select

from facilitate.register.feed import Eyes
from facilitate.register.promises.promises import Sight
from facilitate.register.promises.promises_days import day
from facilitate.store.register_tables import REGISTERS
from facilitate.web.api.shapes import Shape, Short

S = TypeVar("S", bound=Shape)


@dataclass(frozen=True)
class Look:
    """One request's reading; `now` in server ms."""

    connection: Connection
    eyes: Eyes
    now: int

    @property
    def today(self) -> date:
        return day(self.now)

    @property
    def sight(self) -> Sight:
        """What the pages of promises show to the same eyes."""
        return Sight(public=bool(self.eyes.hidden), hidden=self.eyes.hidden)

    def rows(self, table: str, ids: Sequence[int]) -> list[Mapping[str, Any]]:
        """These rows in the order of their numbers."""
        place = REGISTERS[table]
        found = self.connection.execute(select(place).where(place.c.id.in_(ids)).order_by(place.c.id))
        return [dict(row) for row in found.mappings()]

    def short(self, query: Select[Any]) -> list[Short]:
        """Rows of an id and a title."""
        return [Short(id=row.id, title=row.title) for row in self.connection.execute(query)]


def when(ms: int) -> str:
    """Server ms as an ISO 8601 instant with this computer's offset."""
    return datetime.fromtimestamp(ms / 1000).astimezone().isoformat(timespec="seconds")


def same(shape: type[Shape], row: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of the shape that the row has under the same name; a day that is not told is null."""
    found = {name: row[name] for name in shape.__struct_fields__ if name in row}
    if "at" in found:
        found["at"] = when(found["at"])
    return found | {name: found[name] or None for name in ("due", "until", "on") if name in found}


def more(shape: type[S], told: Shape, **fields: Any) -> S:
    """The same with further fields."""
    return shape(**{name: getattr(told, name) for name in told.__struct_fields__}, **fields)
