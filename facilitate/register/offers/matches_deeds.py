"""What people do with a suggestion: a unit proposes its own offer for a need, whoever answers for the need confirms or declines."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from facilitate.register.book import Book, Deed, Done, Row
from facilitate.register.declined import Declined
from facilitate.register.doer import Doer
from facilitate.register.needs.hidden import sensitive
from facilitate.register.needs.responsible import answers_for
from facilitate.register.offers.matches import RANK, STANDING
from facilitate.register.offers.offers import LIVE
from facilitate.register.offers.offers_deeds import REASON_CHARACTERS, new_offer, own
from facilitate.register.promises.promises_days import day
from facilitate.register.rights import may
from facilitate.store.register_tables import matches, offers

Why = dict[str, Any]
"""What spoke for the two and against, as `market.kept` writes it."""


def propose(book: Book, doer: Doer, community: int, need: int, offer: int, why: Why) -> int:
    """A unit says "we can" with an offer of its own. Raises Declined: other_unit, offer_over, need_over, matched_already."""
    may(doer, "propose_match")
    return book.deed(doer, "propose_match", community, lambda deed: _propose(deed, community, need, offer, why)).id


def answer(book: Book, doer: Doer, community: int, need: int, values: dict[str, Any]) -> Done[int]:
    """A new offer published and proposed for this need at once; its id."""
    may(doer, "propose_match")

    def answering(deed: Deed) -> int:
        offer = new_offer(deed, community, values)
        _propose(deed, community, need, offer, {})
        return offer

    return book.deed(doer, "propose_match", community, answering)


def confirm(book: Book, doer: Doer, community: int, need: int, offer: int, why: Why) -> int:
    """The offer is for this need: said by the organiser, or by the unit responsible for the need where another one offers.
    Raises Declined: own_offer, other_unit, offer_over, need_over, matched_already."""
    may(doer, "confirm_match")

    def confirming(deed: Deed) -> None:
        row = _both(deed, community, need, offer)
        _answering(deed, need, row)
        _set(deed, need, offer, "confirmed", why | {"by": doer.door})
        if row["state"] in LIVE[:2]:
            deed.put("offers", offer, state="matched")

    return book.deed(doer, "confirm_match", community, confirming).id


def decline(book: Book, doer: Doer, community: int, need: int, offer: int, note: str = "") -> int:
    """The offer does not fit this need and is not suggested for it again. Raises Declined: own_offer, other_unit, matched_already."""
    may(doer, "decline_match")
    said = _note(note)

    def declining(deed: Deed) -> None:
        _open_need(deed, community, need)
        _answering(deed, need, _offer(deed, community, offer))
        _set(deed, need, offer, "declined", {"note": said, "by": doer.door})

    return book.deed(doer, "decline_match", community, declining).id


def end(book: Book, doer: Doer, community: int, need: int, offer: int, note: str = "") -> int:
    """The two are taken apart, by either side or the organiser; an offer that is left without a need waits for another."""
    may(doer, "end_match")
    said = _note(note)

    def ending(deed: Deed) -> None:
        row = _offer(deed, community, offer)
        if doer.door == "unit" and row["unit"] != doer.unit and not answers_for(deed.connection, doer.unit, need):
            raise Declined("other_unit")
        match = _match(deed, need, offer)
        if match is None or match["state"] not in STANDING:
            raise Declined("no_such_row")
        why = match["why"] | {"note": said, "was": match["state"]}
        deed.put("matches", match["id"], state="withdrawn", at=deed.now, why=why)
        if row["state"] in ("matched", "shown") and not _held(deed, offer):
            deed.put("offers", offer, state="taken_up")

    return book.deed(doer, "end_match", community, ending).id


def _propose(deed: Deed, community: int, need: int, offer: int, why: Why) -> None:
    row = _both(deed, community, need, offer)
    own(deed, community, offer)
    category = deed.row("needs", need)["category"]
    if category in sensitive() and not answers_for(deed.connection, deed.doer.unit, need):
        raise Declined("no_such_row")
    _set(deed, need, offer, "proposed", why | {"by": "unit", "unit": row["unit"]})


def _both(deed: Deed, community: int, need: int, offer: int) -> Row:
    """The offer, where both can still be matched."""
    _open_need(deed, community, need)
    row = _offer(deed, community, offer)
    if row["state"] not in LIVE or (row["until"] and row["until"] < day(deed.now).isoformat()):
        raise Declined("offer_over")
    return row


def _open_need(deed: Deed, community: int, id: int) -> None:
    row = deed.row("needs", id)
    if row["community"] != community or row["into"] is not None:
        raise Declined("no_such_row")
    if row["state"] != "open":
        raise Declined("need_over")


def _offer(deed: Deed, community: int, id: int) -> Row:
    """Locked where the database can, so that two who act at once make one match."""
    deed.connection.execute(select(offers.c.id).where(offers.c.id == id).with_for_update())
    row = deed.row("offers", id)
    if row["community"] != community:
        raise Declined("no_such_row")
    return row


def _answering(deed: Deed, need: int, offer: Row) -> None:
    """Whoever confirms or declines stands on the need's side."""
    if deed.doer.door == "unit":
        if offer["unit"] == deed.doer.unit:
            raise Declined("own_offer")
        if not answers_for(deed.connection, deed.doer.unit, need):
            raise Declined("other_unit")


def _set(deed: Deed, need: int, offer: int, state: str, why: Why) -> None:
    match = _match(deed, need, offer)
    if match is None:
        deed.make("matches", need=need, offer=offer, state=state, at=deed.now, why=why)
    elif match["state"] in (state, "confirmed"):
        raise Declined("matched_already")
    else:
        deed.put("matches", match["id"], state=state, at=deed.now, why=why)


def _match(deed: Deed, need: int, offer: int) -> Row | None:
    query = select(matches).where(matches.c.need == need, matches.c.offer == offer)
    rows = [dict(row) for row in deed.connection.execute(query).mappings()]
    return min(rows, key=lambda row: (RANK.index(row["state"]), row["id"]), default=None)


def _held(deed: Deed, offer: int) -> bool:
    query = select(matches.c.id).where(matches.c.offer == offer, matches.c.state == "confirmed").limit(1)
    return deed.connection.execute(query).first() is not None


def _note(note: str) -> str:
    if len(note) > REASON_CHARACTERS:
        raise Declined("too_long", most=REASON_CHARACTERS)
    return note.strip()
