"""Keys and seat codes of meetings, as hashes alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, insert, select, update

from facilitate.store.tables import meetings, role_keys


@dataclass(frozen=True)
class DoorKey:
    """One key (`kind` role) or seat code (`kind` seat) of a meeting; instants in server ms, None: never."""

    id: int
    kind: str
    role: str
    label: str
    once: bool
    until: int | None
    revoked: int | None
    made: int
    made_by: str


COLUMNS = (
    role_keys.c.id, role_keys.c.kind, role_keys.c.role, role_keys.c.label, role_keys.c.once, role_keys.c.until,
    role_keys.c.revoked, role_keys.c.made, role_keys.c.made_by,
)  # fmt: skip


class DoorKeys:
    """All calls block; they are meant for the threads that may wait for the database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(self, code: str, rows: Sequence[dict[str, Any]]) -> None:
        """New keys of a meeting: `hash` and what a DoorKey says of each. Raises KeyError if there is no such meeting."""
        with self._engine.begin() as connection:
            id = connection.execute(select(meetings.c.id).where(meetings.c.code == code)).scalar_one_or_none()
            if id is None:
                raise KeyError(code)
            connection.execute(insert(role_keys), [{"meeting": id, **row} for row in rows])

    def find(self, code: str, hash: str) -> DoorKey | None:
        """The key of that hash in that meeting, whether or not it still opens."""
        return next(iter(self._read(code, role_keys.c.hash == hash)), None)

    def listed(self, code: str, kind: str) -> list[DoorKey]:
        """All of a meeting, in the order in which they were made."""
        return self._read(code, role_keys.c.kind == kind)

    def revoke(self, code: str, id: int, now: int) -> bool:
        """It opens nothing from now on; False where there is no such key, or it was revoked before."""
        here = select(meetings.c.id).where(meetings.c.code == code).scalar_subquery()
        mine = (role_keys.c.meeting == here, role_keys.c.id == id, role_keys.c.revoked.is_(None))
        with self._engine.begin() as connection:
            return connection.execute(update(role_keys).where(*mine).values(revoked=now)).rowcount == 1

    def _read(self, code: str, *where: Any) -> list[DoorKey]:
        query = (
            select(*COLUMNS).join(meetings, meetings.c.id == role_keys.c.meeting).where(meetings.c.code == code, *where)
        )
        with self._engine.connect() as connection:
            return [DoorKey(*row) for row in connection.execute(query.order_by(role_keys.c.id))]
