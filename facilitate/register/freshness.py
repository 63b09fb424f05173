"""Two people who change the same row at once: what each has written stands, and where both wrote, neither is lost."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, func, select

from facilitate.register.book import Deed
from facilitate.register.declined import Declined
from facilitate.register.doer import called
from facilitate.register.moments import named
from facilitate.store.register_tables import changes, deeds

Values = Mapping[str, Any]


class Stale(Declined):
    """Both have written in a field. `clashes`: what stands there now, by field; `theirs`: fields that the other alone has changed;
    `version`: what a form that shows this has seen."""

    def __init__(self, clashes: Values, theirs: Values, version: int, who: str, at: int) -> None:
        super().__init__("changed_meanwhile", who=called(who), when=named(at))
        self.clashes = clashes
        self.theirs = theirs
        self.version = version


def version(connection: Connection, table: str, row: int) -> int:
    """The number of the last change of a row; a form carries it to say what its reader has seen."""
    query = select(func.max(changes.c.id)).where(changes.c.table == table, changes.c.row == row)
    return connection.execute(query).scalar_one() or 0


def fresh(deed: Deed, table: str, row: int, typed: Values, saw: int | None) -> Values:
    """Of what was typed in a form that showed the row as it stood at version `saw`, the fields that its writer has changed; None:
    all of it. Raises Stale where somebody else has written something else in one of them since."""
    now = deed.row(table, row)
    before, last = _since(deed.connection, table, row, saw)
    mine = {name: value for name, value in typed.items() if value != before.get(name, now[name])}
    clashes = {
        name: now[name] for name, value in mine.items() if name in before and now[name] not in (before[name], value)
    }
    if clashes and last is not None:
        theirs = {name: now[name] for name in before if name in typed and name not in mine}
        raise Stale(clashes, theirs, version(deed.connection, table, row), last.doer, last.at)
    return mine


def _since(connection: Connection, table: str, row: int, saw: int | None) -> tuple[dict[str, Any], Any]:
    """What stood at `saw` in the fields that were changed since, and the deed that changed them last."""
    if saw is None:
        return {}, None
    query = (
        select(changes.c.before, deeds.c.doer, deeds.c.at)
        .join(deeds, deeds.c.id == changes.c.deed)
        .where(changes.c.table == table, changes.c.row == row, changes.c.id > saw)
        .order_by(changes.c.id)
    )
    found = list(connection.execute(query))
    before: dict[str, Any] = {}
    for each in reversed(found):
        before |= each.before or {}
    return before, found[-1] if found else None
