"""What can be done with units: writing one down, another spelling, two that are the same, another person in the office."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from facilitate.register.book import Book, Deed, Done
from facilitate.register.declined import Declined
from facilitate.register.doer import Doer
from facilitate.register.freshness import fresh
from facilitate.register.lengths import within
from facilitate.register.rights import may
from facilitate.register.units.directory import OVER
from facilitate.register.units.units import folded, known
from facilitate.service.lists import lists
from facilitate.store.register_tables import REGISTERS, promises, units

LENGTHS = {"name": 80, "place": 80, "hours": 60, "contact": 120, "person": 80}
"""Characters."""
CHILDREN = {name: table for name, table in REGISTERS.items() if "unit" in table.c}
"""What hangs on a unit, and goes with it where it is merged."""


def make(book: Book, doer: Doer, community: int, **values: Any) -> Done[int]:
    """A new unit; its id. What was answered under its name and belongs to no unit yet becomes its own.

    Raises Declined: not_your_door, nothing_written, too_long, no_such_group, unit_is_there."""
    may(doer, "make_unit")
    _checked(values)

    def making(deed: Deed) -> int:
        _unknown(deed, community, values["name"])
        id = deed.make("units", community=community, folded=folded(values["name"]), **values)
        _claim(deed, community, id)
        return id

    return book.deed(doer, "make_unit", community, making)


def edit(book: Book, doer: Doer, community: int, id: int, values: dict[str, Any], saw: int | None = None) -> int:
    """New words in a unit's fields; the deed's number. A name that it had before still leads to it.

    Raises Declined like `make`, no_such_row; Stale."""
    may(doer, "edit_unit")
    _checked(values)

    def writing(deed: Deed) -> None:
        row = own(deed, community, id)
        new = dict(fresh(deed, "units", id, values, saw))
        if "name" in new and folded(new["name"]) != row["folded"]:
            _unknown(deed, community, new["name"], but=id)
            _spelling(deed, community, id, row["name"])
            new["folded"] = folded(new["name"])
        deed.put("units", id, **new)
        _claim(deed, community, id)

    return book.deed(doer, "edit_unit", community, writing).id


def also(book: Book, doer: Doer, community: int, id: int, name: str) -> int:
    """Another name by which people call it. Raises Declined: not_your_door, nothing_written, too_long, unit_is_there, no_such_row."""
    may(doer, "edit_unit")
    _checked({"name": name})

    def adding(deed: Deed) -> None:
        own(deed, community, id)
        _unknown(deed, community, name)
        _spelling(deed, community, id, name.strip())
        _claim(deed, community, id)

    return book.deed(doer, "edit_unit", community, adding).id


def merge(book: Book, doer: Doer, community: int, into: int, others: Sequence[int]) -> int:
    """The others are the same unit under another spelling: their promises, offers, needs and accounts are now its own.
    Raises Declined: not_your_door, nothing_to_merge, no_such_row."""
    may(doer, "merge_units")
    rest = [id for id in dict.fromkeys(others) if id != into]
    if not rest:
        raise Declined("nothing_to_merge")

    def merging(deed: Deed) -> None:
        own(deed, community, into)
        for id in rest:
            own(deed, community, id)
            for table, place in CHILDREN.items():
                for row in deed.connection.execute(select(place.c.id).where(place.c.unit == id)).scalars().all():
                    deed.put(table, row, unit=into)
            for part in deed.connection.execute(select(units.c.id).where(units.c.into == id)).scalars().all():
                deed.put("units", part, into=into)
            deed.put("units", id, into=into)

    return book.deed(doer, "merge_units", community, merging).id


def hand_over(book: Book, doer: Doer, community: int, id: int, before: str, after: str) -> int:
    """Somebody else holds the office: what `before` has not finished is `after`'s now; what was finished keeps the old name.
    Raises Declined: not_your_door, nothing_written, too_long, no_such_row."""
    may(doer, "hand_over")
    within(LENGTHS, {"person": after})
    if not after.strip():
        raise Declined("nothing_written")

    def handing(deed: Deed) -> None:
        row = own(deed, community, id)
        if row["person"] in ("", before):
            deed.put("units", id, person=after.strip())
        for table, over in (("promises", OVER), ("owners", ("released",))):
            place = REGISTERS[table].c
            busy = select(place.id).where(place.unit == id, place.person == before, place.state.not_in(over))
            for one in deed.connection.execute(busy).scalars().all():
                deed.put(table, one, person=after.strip())

    return book.deed(doer, "hand_over", community, handing).id


def own(deed: Deed, community: int, id: int) -> dict[str, Any]:
    """The unit's row. Raises Declined(no_such_row) for one of another community or one that is part of another by now."""
    row = deed.row("units", id)
    if row["community"] != community or row["into"] is not None:
        raise Declined("no_such_row")
    return row


def _checked(values: dict[str, Any]) -> None:
    within(LENGTHS, values)
    if not folded(values.get("name", "-")) and "name" in values:
        raise Declined("nothing_written")
    if values.get("kind") and values["kind"] not in lists().codes().groups:
        raise Declined("no_such_group")


def _unknown(deed: Deed, community: int, name: str, but: int = 0) -> None:
    """Raises Declined(unit_is_there) where a unit is called so already."""
    same = select(units.c.id, units.c.into, units.c.name).where(
        units.c.community == community, units.c.folded == folded(name)
    )
    for row in deed.connection.execute(same):
        if (row.into or row.id) != but:
            raise Declined("unit_is_there", name=row.name)


def _spelling(deed: Deed, community: int, id: int, name: str) -> None:
    there = select(units.c.id).where(units.c.into == id, units.c.folded == folded(name))
    if not deed.connection.execute(there).first():
        deed.make("units", community=community, name=name, folded=folded(name), into=id)


def _claim(deed: Deed, community: int, id: int) -> None:
    """Promises that were made under its name and belong to no unit yet."""
    names = known(deed.connection, community)
    loose = select(promises.c.id, promises.c.person).where(promises.c.community == community, promises.c.unit.is_(None))
    for row in deed.connection.execute(loose).all():
        if row.person and names.of(row.person) == id:
            deed.put("promises", row.id, unit=id)
