"""Taking a deed back as a whole: a wrong click, a merge, an import of five thousand lines."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select, update
from sqlalchemy.exc import IntegrityError

from facilitate.register.book import Book, Deed
from facilitate.register.declined import Declined
from facilitate.register.doer import Doer, called
from facilitate.register.rights import may
from facilitate.store.register_tables import changes, deeds


def undo(book: Book, doer: Doer, id: int) -> int:
    """Put back what was there before the deed; that is a deed too, and can be taken back itself by its number.

    Raises Declined: no_such_row, undone_already, other_community, changed_since (a row was changed by a later deed), used_since.
    """
    may(doer, "undo")
    community = book.read(lambda connection: _told(connection, id)).community

    def back(deed: Deed) -> None:
        told = _told(deed.connection, id)
        if told.undone_by is not None:
            raise Declined("undone_already")
        for change in _changes(deed.connection, id):
            _back(deed, change)
        deed.connection.execute(update(deeds).where(deeds.c.id == id).values(undone_by=deed.id))

    try:
        return book.deed(doer, "undo", community, back).id
    except IntegrityError as fault:
        raise Declined("used_since") from fault


def _told(connection: Connection, id: int) -> Row[Any]:
    found = connection.execute(select(deeds).where(deeds.c.id == id)).one_or_none()
    if found is None:
        raise Declined("no_such_row")
    return found


def _changes(connection: Connection, id: int) -> list[Row[Any]]:
    return list(connection.execute(select(changes).where(changes.c.deed == id).order_by(changes.c.id.desc())))


def _back(deed: Deed, change: Row[Any]) -> None:
    if change.after is None:
        deed.restore(change.table, change.before)
        return
    now = deed.row(change.table, change.row)
    if any(now[name] != value for name, value in change.after.items()):
        raise Declined("changed_since", **_last(deed.connection, change))
    if change.before is None:
        deed.cut(change.table, change.row)
    else:
        deed.put(change.table, change.row, **change.before)


def _last(connection: Connection, change: Row[Any]) -> dict[str, Any]:
    """Who changed the row last, and when."""
    query = select(deeds.c.doer, deeds.c.at).join(changes, changes.c.deed == deeds.c.id)
    later = (
        query.where(changes.c.table == change.table, changes.c.row == change.row).order_by(changes.c.id.desc()).limit(1)
    )
    told = connection.execute(later).one()
    return {"who": called(told.doer), "when": f"{datetime.fromtimestamp(told.at / 1000):%Y-%m-%d %H:%M}"}
