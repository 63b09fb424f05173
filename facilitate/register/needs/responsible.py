"""Which unit is responsible for which need: by what it has answered or taken on, or because it was made an owner."""

from sqlalchemy import Connection, Select, select, union

from facilitate.register.needs.needs import KEPT
from facilitate.store.keeping_tables import owners
from facilitate.store.register_tables import promises


def needs_of(unit: int) -> Select[tuple[int]]:
    """A query for the ids of the needs for which this unit is responsible."""
    promised = select(promises.c.need.label("need")).where(
        promises.c.unit == unit, promises.c.need.is_not(None), promises.c.state.not_in(KEPT)
    )
    owned = select(owners.c.need).where(owners.c.unit == unit, owners.c.state == "open")
    return select(union(promised, owned).subquery().c.need)


def answers_for(connection: Connection, unit: int | None, need: int) -> bool:
    """Whether this unit is responsible for this need."""
    if unit is None:
        return False
    mine = needs_of(unit).subquery()
    return connection.execute(select(mine.c.need).where(mine.c.need == need).limit(1)).first() is not None
