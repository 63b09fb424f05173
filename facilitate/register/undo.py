"""Taking a deed back as a whole: a wrong click, a merge, an import of five thousand lines."""

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, select, update
from sqlalchemy.exc import IntegrityError

from facilitate.register.book import Book, Deed
from facilitate.register.declined import Declined
from facilitate.register.doer import Doer, called
from facilitate.register.moments import named
from facilitate.register.people.holdings_deeds import admin_only
from facilitate.register.promises.promises_voices import recount
from facilitate.register.rights import may
from facilitate.store.keeping_tables import confirmations
from facilitate.store.people_tables import accounts
from facilitate.store.register_tables import REGISTERS, changes, deeds, promises
from facilitate.store.tables import metadata

ORDER = tuple(table.name for table in metadata.sorted_tables if table.name in REGISTERS)
"""The registers, each after those whose rows its own name."""


def undo(book: Book, doer: Doer, id: int) -> int:
    """Put back what was there before the deed; that is a deed too, and can be taken back itself by its number.

    The organiser may take back everybody's, others their own; what makes an organiser's account or says whose a meeting is, the
    house's admin alone. Raises Declined: no_such_row, not_your_deed, admin_only, undone_already, other_community, changed_since
    (a row was changed by a later deed), used_since.
    """
    may(doer, "undo")
    told = book.read(lambda connection: _told(connection, id))
    if doer.door != "organiser" and told.doer != doer.name:
        raise Declined("not_your_deed")
    community = told.community

    def back(deed: Deed) -> None:
        deed.connection.execute(select(deeds.c.id).where(deeds.c.id == id).with_for_update())
        if _told(deed.connection, id).undone_by is not None:
            raise Declined("undone_already")
        _of_the_house(deed, community, _changes(deed.connection, id))
        for what, some in groupby(_changes(deed.connection, id), _done):
            BACK[what](deed, list(some))
        for promise in _spoken_of(deed.connection, id):
            recount(deed, promise)
        deed.connection.execute(update(deeds).where(deeds.c.id == id).values(undone_by=deed.id))

    try:
        return book.deed(doer, "undo", community, back).id
    except IntegrityError as fault:
        raise Declined("used_since") from fault


def _spoken_of(connection: Connection, id: int) -> list[int]:
    """The promises of which a voice came, changed or went with the deed: what the voices left make of them is counted anew."""
    query = select(changes).where(changes.c.deed == id, changes.c.table == "confirmations")
    voices = connection.execute(query).all()
    if not voices:
        return []
    gone = {(change.before or change.after).get("promise") for change in voices}
    stand = select(confirmations.c.promise).where(confirmations.c.id.in_([change.row for change in voices]))
    rows = {*gone, *connection.execute(stand).scalars()} - {None}
    return sorted(row for row in rows if connection.execute(select(promises.c.id).where(promises.c.id == row)).first())


def _of_the_house(deed: Deed, community: int, gone: list[Row[Any]]) -> None:
    """Raises Declined(admin_only), also for the undoing of an undoing."""
    people = {change.row for change in gone if change.table == "accounts"}
    ours = select(accounts.c.id).where(accounts.c.id.in_(people), accounts.c.door == "organiser")
    again = any(change.table == "accounts" and (change.before or {}).get("door") == "organiser" for change in gone)
    titles = any(change.table == "communities" and "titles" in (change.before or {}) for change in gone)
    if any(change.table == "holdings" for change in gone) or titles or again or deed.connection.execute(ours).first():
        admin_only(deed.connection, deed.doer, community)


def _told(connection: Connection, id: int) -> Row[Any]:
    found = connection.execute(select(deeds).where(deeds.c.id == id)).one_or_none()
    if found is None:
        raise Declined("no_such_row")
    return found


def _changes(connection: Connection, id: int) -> list[Row[Any]]:
    return list(connection.execute(select(changes).where(changes.c.deed == id).order_by(changes.c.id.desc())))


def _done(change: Row[Any]) -> str:
    """What was done with the row: neighbours that are alike are taken back together."""
    return "made" if change.before is None else "cut" if change.after is None else "put"


def _unmake(deed: Deed, made: list[Row[Any]]) -> None:
    """What leans on others goes first."""
    for table, some in _by_table(made, reversed(ORDER)):
        now = deed.rows(table, [change.row for change in some])
        for change in some:
            _unchanged(deed, change, now[change.row])
        deed.cut(table, *[change.row for change in some])


def _put_back(deed: Deed, changed: list[Row[Any]]) -> None:
    for change in changed:
        _unchanged(deed, change, deed.row(change.table, change.row))
        deed.put(change.table, change.row, **change.before)


def _restore(deed: Deed, gone: list[Row[Any]]) -> None:
    for table, some in _by_table(gone, ORDER):
        deed.restore(table, [change.before for change in some])


BACK: Mapping[str, Callable[[Deed, list[Row[Any]]], None]] = {"made": _unmake, "put": _put_back, "cut": _restore}


def _by_table(rows: list[Row[Any]], order: Iterable[str]) -> list[tuple[str, list[Row[Any]]]]:
    found: dict[str, list[Row[Any]]] = {}
    for change in rows:
        found.setdefault(change.table, []).append(change)
    return [(table, found[table]) for table in order if table in found]


def _unchanged(deed: Deed, change: Row[Any], now: Mapping[str, Any]) -> None:
    """Raises Declined(changed_since)."""
    if any(now[name] != value for name, value in change.after.items()):
        raise Declined("changed_since", **_last(deed.connection, change))


def _last(connection: Connection, change: Row[Any]) -> dict[str, Any]:
    """Who changed the row last, and when."""
    query = select(deeds.c.doer, deeds.c.at).join(changes, changes.c.deed == deeds.c.id)
    later = (
        query.where(changes.c.table == change.table, changes.c.row == change.row).order_by(changes.c.id.desc()).limit(1)
    )
    told = connection.execute(later).one()
    return {"who": called(told.doer), "when": named(told.at)}
