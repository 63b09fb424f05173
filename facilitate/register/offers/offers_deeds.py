"""What can be done with offers: a unit publishes its own without anybody typing for it, changes it, withdraws it, keeps it."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select

from facilitate.register.book import Book, Deed, Done, Row
from facilitate.register.declined import Declined
from facilitate.register.doer import Doer
from facilitate.register.offers.matches import STANDING
from facilitate.register.offers.offers import LIVE
from facilitate.register.promises.promises_days import ahead, day
from facilitate.register.rights import may
from facilitate.service.lists import lists
from facilitate.store.register_tables import matches, units

LENGTHS = {"text": 400, "place": 80, "hours": 60, "amount": 60, "price": 40, "project": 120}
"""Characters."""
REASON_CHARACTERS = 200
FIELDS = (*LENGTHS, "resource", "until")


def publish(book: Book, doer: Doer, community: int, values: dict[str, Any], unit: int | None = None) -> Done[int]:
    """A new offer: a clerk's is always of his own unit, the organiser names one or none. Raises Declined: not_your_door,
    nothing_written, too_long, none_of_seven, date_unclear, due_passed, date_far, no_such_row (a unit of elsewhere), other_unit."""
    may(doer, "publish_offer")
    return book.deed(doer, "publish_offer", community, lambda deed: new_offer(deed, community, values, unit))


def new_offer(deed: Deed, community: int, values: dict[str, Any], unit: int | None = None) -> int:
    """The row of a new offer, as part of a deed."""
    written = _checked(values, "", day(deed.now))
    if deed.doer.door == "unit" and unit not in (None, deed.doer.unit):
        raise Declined("other_unit")
    mine = deed.doer.unit if deed.doer.door == "unit" else unit
    if mine is not None and deed.row("units", mine)["community"] != community:
        raise Declined("no_such_row")
    return deed.make("offers", community=community, unit=mine, state="published", at=deed.now, said={}, **written)


def edit(book: Book, doer: Doer, community: int, id: int, values: dict[str, Any], unit: int | None = None) -> int:
    """New words in an offer's fields; the organiser may also say whose it is. The deed's number."""
    may(doer, "edit_offer")

    def editing(deed: Deed) -> None:
        row = own(deed, community, id)
        whose = {"unit": unit} if doer.door == "organiser" and unit else {}
        if whose and deed.row("units", whose["unit"])["community"] != community:
            raise Declined("no_such_row")
        deed.put("offers", id, **_checked(values, row["until"], day(deed.now)), **whose)

    return book.deed(doer, "edit_offer", community, editing).id


def withdraw(book: Book, doer: Doer, community: int, id: int, reason: str = "") -> int:
    """The offer can no longer be had, and its matches end with the reason: those whose need it was meant for are shown so."""
    may(doer, "withdraw_offer")
    if len(reason) > REASON_CHARACTERS:
        raise Declined("too_long", most=REASON_CHARACTERS)

    def withdrawing(deed: Deed) -> None:
        if own(deed, community, id)["state"] not in LIVE:
            raise Declined("offer_elsewhere")
        deed.put("offers", id, state="withdrawn")
        take_apart(deed, id, reason.strip())

    return book.deed(doer, "withdraw_offer", community, withdrawing).id


def take_apart(deed: Deed, offer: int, note: str) -> None:
    """Every match of an offer ends, as part of a deed."""
    for match in deed.connection.execute(select(matches).where(matches.c.offer == offer)).mappings().all():
        if match["state"] in STANDING:
            why = match["why"] | {"note": note, "was": match["state"]}
            deed.put("matches", match["id"], state="withdrawn", at=deed.now, why=why)


def bring_back(book: Book, doer: Doer, community: int, id: int) -> int:
    """An offer that was withdrawn or fulfilled can be had again."""
    may(doer, "bring_back_offer")
    return _step(book, doer, community, id, "bring_back_offer", "published", ("withdrawn", "fulfilled"))


def fulfil(book: Book, doer: Doer, community: int, id: int) -> int:
    """What was offered has been given."""
    may(doer, "fulfil_offer")
    return _step(book, doer, community, id, "fulfil_offer", "fulfilled", LIVE)


def take_up(book: Book, doer: Doer, community: int, id: int) -> int:
    """Somebody at the organiser's looks after it."""
    may(doer, "take_up_offer")
    return _step(book, doer, community, id, "take_up_offer", "taken_up", LIVE[:1])


def show(book: Book, doer: Doer, community: int, id: int) -> int:
    """What came of it was shown to residents: on the wall, on a notice, at a meeting."""
    may(doer, "show_offer")
    return _step(book, doer, community, id, "show_offer", "shown", ("matched",))


def own(deed: Deed, community: int, id: int) -> Row:
    """The offer, where the doer may touch it. Raises Declined: no_such_row (of another community), other_unit."""
    row = deed.row("offers", id)
    if row["community"] != community:
        raise Declined("no_such_row")
    if deed.doer.door == "unit" and row["unit"] != deed.doer.unit:
        raise Declined("other_unit")
    return row


def _step(book: Book, doer: Doer, community: int, id: int, verb: str, state: str, begun: tuple[str, ...]) -> int:
    def stepping(deed: Deed) -> None:
        if own(deed, community, id)["state"] not in begun:
            raise Declined("offer_elsewhere")
        deed.put("offers", id, state=state)

    return book.deed(doer, verb, community, stepping).id


def _checked(values: dict[str, Any], before: str, today: date) -> dict[str, Any]:
    """The fields of an offer, trimmed; `before`: the date that stands there already may be past."""
    written = {name: str(values.get(name) or "").strip() for name in FIELDS}
    for name, most in LENGTHS.items():
        if len(written[name]) > most:
            raise Declined("too_long", most=most)
    if not written["text"]:
        raise Declined("nothing_written")
    if written["resource"] not in {one.code for one in lists().resources}:
        raise Declined("none_of_seven")
    if written["until"] and written["until"] != before:
        written["until"] = ahead(written["until"], today)
    return written


def named(connection: Any, community: int) -> dict[int, str]:
    """The units for whom the organiser may write an offer down, by name."""
    query = select(units.c.id, units.c.name).where(units.c.community == community, units.c.into.is_(None))
    return {row.id: row.name for row in connection.execute(query.order_by(units.c.name))}
