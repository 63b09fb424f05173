"""What can be done with needs: writing in one, merging two that say the same, calling one settled."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from facilitate.register.book import Book, Deed
from facilitate.register.declined import Declined
from facilitate.register.doer import Doer
from facilitate.register.rights import may
from facilitate.store.register_tables import matches, needs, promises, sources

LENGTHS = {"title": 200, "place": 80, "since": 80, "hours": 60, "affected": 200, "absent": 200}
"""Characters."""
MOST_HOUSEHOLDS = 100_000
CHILDREN = {"sources": sources, "promises": promises, "matches": matches}


def edit(book: Book, doer: Doer, community: int, id: int, values: dict[str, Any]) -> int:
    """New words in a need's fields; the deed's number. Raises Declined: not_your_door, too_long, nothing_written, out_of_range, no_such_row."""
    may(doer, "edit_need")
    for name, most in LENGTHS.items():
        if len(values.get(name, "")) > most:
            raise Declined("too_long", most=most)
    if not values.get("title", "-").strip():
        raise Declined("nothing_written")
    if not 0 <= (values.get("households") or 0) <= MOST_HOUSEHOLDS:
        raise Declined("out_of_range", least=0, most=MOST_HOUSEHOLDS)
    return book.deed(doer, "edit_need", community, lambda deed: _put(deed, community, id, values)).id


def settle(book: Book, doer: Doer, community: int, id: int, settled: bool) -> int:
    """The need is met and leaves the list of open ones, or comes back to it."""
    may(doer, "settle_need")
    state = {"state": "settled" if settled else "open"}
    verb = "settle_need" if settled else "reopen_need"
    return book.deed(doer, verb, community, lambda deed: _put(deed, community, id, state)).id


def merge(book: Book, doer: Doer, community: int, into: int, others: Sequence[int]) -> int:
    """The others become part of `into`: their cards, promises and matches stand under it, and they keep their own row.
    Raises Declined: not_your_door, nothing_to_merge, no_such_row."""
    may(doer, "merge_needs")
    rest = [id for id in dict.fromkeys(others) if id != into]
    if not rest:
        raise Declined("nothing_to_merge")

    def merging(deed: Deed) -> None:
        _open(deed, community, into)
        for id in rest:
            _open(deed, community, id)
            for table, place in CHILDREN.items():
                for child in _children(deed.connection, place, id):
                    deed.put(table, child, need=into)
            for part in deed.connection.execute(select(needs.c.id).where(needs.c.into == id)).scalars().all():
                deed.put("needs", part, into=into)
            deed.put("needs", id, into=into)

    return book.deed(doer, "merge_needs", community, merging).id


def _put(deed: Deed, community: int, id: int, values: dict[str, Any]) -> None:
    _open(deed, community, id)
    deed.put("needs", id, **values)


def _open(deed: Deed, community: int, id: int) -> None:
    """Raises Declined(no_such_row) for a need of another community or one that is part of another by now."""
    row = deed.row("needs", id)
    if row["community"] != community or row["into"] is not None:
        raise Declined("no_such_row")


def _children(connection: Connection, place: Any, need: int) -> list[int]:
    return list(connection.execute(select(place.c.id).where(place.c.need == need)).scalars())
