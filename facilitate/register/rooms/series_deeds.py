"""What can be done with series: making one, saying what it is, and which meetings belong to it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from facilitate.register.book import Book, Deed, Done
from facilitate.register.declined import Declined
from facilitate.register.doer import Doer
from facilitate.register.moments import later
from facilitate.register.rights import may
from facilitate.register.rooms.bookings_deeds import USUAL
from facilitate.store.place_tables import bookings
from facilitate.store.register_tables import REGISTERS, gatherings

LENGTHS = {"name": 60, "purpose": 300, "rule": 64}
"""Characters."""


def make(book: Book, doer: Doer, community: int, values: dict[str, Any]) -> Done[int]:
    """A new series; its id. `values`: name, purpose, rule, room (id or None). Raises Declined: not_your_door, too_long,
    nothing_written, no_such_row."""
    may(doer, "keep_series")
    _check(values)

    def making(deed: Deed) -> int:
        _room(deed, community, values)
        return deed.make("series", community=community, state="open", at=deed.now, **values)

    return book.deed(doer, "make_series", community, making)


def edit(book: Book, doer: Doer, community: int, id: int, values: dict[str, Any]) -> int:
    """New words; the deed's number. Raises Declined as `make`."""
    may(doer, "keep_series")
    _check(values)

    def editing(deed: Deed) -> None:
        _own(deed, "series", community, id)
        _room(deed, community, values)
        deed.put("series", id, **values)

    return book.deed(doer, "edit_series", community, editing).id


def close(book: Book, doer: Doer, community: int, id: int, closed: bool) -> int:
    """It goes on no more, or does again; its meetings stay."""
    may(doer, "keep_series")

    def closing(deed: Deed) -> None:
        _own(deed, "series", community, id)
        deed.put("series", id, state="closed" if closed else "open")

    return book.deed(doer, "close_series" if closed else "open_series", community, closing).id


def join(book: Book, doer: Doer, community: int, id: int, held: Sequence[int]) -> int:
    """These meetings that were held (ids of gatherings) belong to it. Raises Declined: not_your_door, nothing_chosen, no_such_row."""
    may(doer, "keep_series")
    if not held:
        raise Declined("nothing_chosen")

    def joining(deed: Deed) -> None:
        _own(deed, "series", community, id)
        for each in held:
            _own(deed, "gatherings", community, each)
            deed.put("gatherings", each, series=id)

    return book.deed(doer, "join_series", community, joining).id


def part(book: Book, doer: Doer, community: int, held: int) -> int:
    """This meeting belongs to no series any more."""
    may(doer, "keep_series")

    def parting(deed: Deed) -> None:
        _own(deed, "gatherings", community, held)
        deed.put("gatherings", held, series=None)

    return book.deed(doer, "part_series", community, parting).id


def plan(book: Book, doer: Doer, community: int, id: int | None, meeting: str, title: str, starts: str) -> int:
    """A meeting that is prepared belongs to the series (None: to none); if it was held meanwhile, so does its row. `starts`: ISO
    8601 with offset."""
    may(doer, "keep_series")

    def planning(deed: Deed) -> None:
        if id is not None:
            _own(deed, "series", community, id)
        query = select(bookings.c.id).where(bookings.c.meeting == meeting, bookings.c.community == community)
        booked = deed.connection.execute(query.order_by(bookings.c.id.desc())).scalars().first()
        if booked is None:
            hours = {"starts": later(starts, 0), "ends": later(starts, USUAL)}
            row = {"community": community, "meeting": meeting, "title": title, "state": "planned"}
            deed.make("bookings", **row, **hours, series=id)
        else:
            deed.put("bookings", booked, series=id)
        place = (gatherings.c.meeting == meeting, gatherings.c.community == community)
        for each in deed.connection.execute(select(gatherings.c.id).where(*place)).scalars().all():
            deed.put("gatherings", each, series=id)

    return book.deed(doer, "plan_series", community, planning).id


def _check(values: dict[str, Any]) -> None:
    for name, most in LENGTHS.items():
        if len(values.get(name, "")) > most:
            raise Declined("too_long", most=most)
    if not values.get("name", "").strip():
        raise Declined("nothing_written")


def _room(deed: Deed, community: int, values: dict[str, Any]) -> None:
    if values.get("room") is not None:
        _own(deed, "rooms", community, values["room"])


def _own(deed: Deed, table: str, community: int, id: int) -> None:
    """Raises Declined(no_such_row) for a row of another community."""
    assert "community" in REGISTERS[table].c
    if deed.row(table, id)["community"] != community:
        raise Declined("no_such_row")
