"""Who takes a need on, by which route and for which part, and who is released from it again."""

from sqlalchemy import select

from facilitate.register.book import Book, Deed, Done
from facilitate.register.declined import Declined
from facilitate.register.doer import Doer
from facilitate.register.lengths import within
from facilitate.register.needs.needs_deeds import opened
from facilitate.register.rights import may
from facilitate.service.lists import lists
from facilitate.store.register_tables import REGISTERS

LENGTHS = {"person": 80, "part": 200}
"""Characters."""


def take(
    book: Book,
    doer: Doer,
    community: int,
    need: int,
    unit: int | None,
    person: str = "",
    route: str = "",
    part: str = "",
) -> Done[int]:
    """Somebody is responsible for the need, or for a part of it; the row's id. A unit takes on for itself only.

    Raises Declined: not_your_door, other_unit, nobody_named, no_such_route, too_long, owner_already, no_such_row.
    """
    may(doer, "take_need")
    _own(doer, unit)
    values = {"unit": unit, "person": person.strip(), "route": route, "part": part.strip()}
    within(LENGTHS, values)
    if not unit and not values["person"]:
        raise Declined("nobody_named")
    if route not in lists().codes().routes:
        raise Declined("no_such_route")

    def taking(deed: Deed) -> int:
        opened(deed, community, need)
        if unit is not None:
            _unit(deed, community, unit)
        place = REGISTERS["owners"]
        same = [place.c[name].is_(None) if value is None else place.c[name] == value for name, value in values.items()]
        query = select(place.c.id).where(place.c.need == need, place.c.state == "open", *same)
        if deed.connection.execute(query).first():
            raise Declined("owner_already")
        return deed.make("owners", need=need, state="open", at=deed.now, **values)

    return book.deed(doer, "take_need", community, taking)


def release(book: Book, doer: Doer, community: int, id: int) -> int:
    """This one is no longer responsible; the row stays. Raises Declined: not_your_door, other_unit, no_such_row."""
    may(doer, "release_need")

    def releasing(deed: Deed) -> None:
        row = deed.row("owners", id)
        if deed.row("needs", row["need"])["community"] != community:
            raise Declined("no_such_row")
        _own(doer, row["unit"])
        deed.put("owners", id, state="released")

    return book.deed(doer, "release_need", community, releasing).id


def _own(doer: Doer, unit: int | None) -> None:
    if doer.door == "unit" and (unit is None or doer.unit != unit):
        raise Declined("other_unit")


def _unit(deed: Deed, community: int, id: int) -> None:
    row = deed.row("units", id)
    if row["community"] != community or row["into"] is not None:
        raise Declined("no_such_row")
