"""What can be done with cards left at any hour: leaving one, changing it while it waits, and what the organiser makes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from facilitate.core.person.names import clean_text
from facilitate.register.book import Book, Deed, Done
from facilitate.register.declined import Declined
from facilitate.register.doer import Doer
from facilitate.register.needs import needs as register
from facilitate.register.needs.blotting import blotted
from facilitate.register.rights import may
from facilitate.register.rooms import rooms
from facilitate.register.rooms.cards import Card, by_slip, one, prepared
from facilitate.store.place_tables import cards

LENGTHS = {"text": 300, "place": 80, "since": 80, "affected": 120, "asked": 200, "name": 24}
"""Characters."""
REASON = 120


@dataclass(frozen=True)
class Left:
    """What stands on a card; all but the text may be empty. `hidden`: for the organiser alone."""

    words: Mapping[str, str]
    hidden: bool = False
    room: int | None = None


def leave(book: Book, doer: Doer, community: int, slip: str, left: Left) -> Done[int]:
    """A new card under the hash of its receipt, or the one that is there under it already; its id.
    Raises Declined: nothing_written, too_long, no_such_row (of a room)."""
    may(doer, "leave_card")
    told = _checked(left.words)

    def leaving(deed: Deed) -> int:
        there = deed.connection.execute(select(cards.c.id).where(cards.c.slip == slip)).scalar_one_or_none()
        if there is not None:
            return int(there)
        if left.room is not None:
            rooms.one(deed.connection, community, left.room)
        row = {"slip": slip, "mark": doer.name, "room": left.room, "hidden": left.hidden, "at": deed.now}
        return deed.make("cards", community=community, state="waiting", **told, **row)

    return book.deed(doer, "leave_card", community, leaving)


def correct(book: Book, doer: Doer, slip: str, left: Left) -> int:
    """Other words, by whoever holds the receipt, while the card waits. Raises Declined: no_such_slip, card_moved_on, nothing_written,
    too_long."""
    may(doer, "change_card")
    told = _checked(left.words)
    return _by_slip(book, doer, slip, "correct_card", told | {"hidden": left.hidden})


def withdraw(book: Book, doer: Doer, slip: str) -> int:
    """She takes it back. Raises Declined: no_such_slip, card_moved_on."""
    may(doer, "change_card")
    return _by_slip(book, doer, slip, "withdraw_card", {"state": "withdrawn"})


def hide(book: Book, doer: Doer, community: int, id: int, hidden: bool) -> int:
    """For the organiser alone, or as any other."""
    may(doer, "sort_cards")
    return _waiting(book, doer, community, id, "hide_card" if hidden else "show_card", {"hidden": hidden})


def refuse(book: Book, doer: Doer, community: int, id: int, reason: str) -> int:
    """Not taken up, with a reason that she reads. Raises Declined: no_reason, too_long, card_moved_on."""
    may(doer, "sort_cards")
    told = clean_text(reason)
    if not told:
        raise Declined("no_reason")
    if len(told) > REASON:
        raise Declined("too_long", most=REASON)
    return _waiting(book, doer, community, id, "refuse_card", {"state": "refused", "reason": told})


def register_it(book: Book, doer: Doer, community: int, id: int, title: str, category: str) -> Done[int]:
    """A need of its own; its id. What was left for the organiser alone gives its words to no page. Raises Declined: nothing_written,
    too_long, card_moved_on."""
    may(doer, "sort_cards")
    told = clean_text(title)
    if not told:
        raise Declined("nothing_written")
    if len(told) > LENGTHS["text"]:
        raise Declined("too_long", most=LENGTHS["text"])

    def registering(deed: Deed) -> int:
        card = _open(deed, community, id)
        known = {name: "" if card.hidden else blotted(getattr(card, name)) for name in ("place", "since", "affected")}
        row = {"kind": "need", "state": "open", "danger": False, "at": card.at, "category": category}
        need = deed.make("needs", community=community, title=told, **row, **known)
        beneath(deed, card, need)
        return need

    return book.deed(doer, "register_card", community, registering)


def put_beneath(book: Book, doer: Doer, community: int, id: int, need: int) -> int:
    """It says the same as a need that is there already. Raises Declined: no_such_row, card_moved_on."""
    may(doer, "sort_cards")

    def putting(deed: Deed) -> None:
        card = _open(deed, community, id)
        sheet = register.one(deed.connection, community, need)
        beneath(deed, card, sheet.row["id"])

    return book.deed(doer, "put_card_beneath", community, putting).id


def take(book: Book, doer: Doer, community: int, code: str, ids: Sequence[int]) -> int:
    """These go to that meeting, and what was chosen before and is not among them waits again. Raises Declined(card_moved_on)."""
    may(doer, "sort_cards")

    def taking(deed: Deed) -> None:
        for card in prepared(deed.connection, code):
            if card.id not in ids:
                deed.put("cards", card.id, state="waiting", meeting="")
        for id in dict.fromkeys(ids):
            card = one(deed.connection, community, id)
            if not (card.open and not card.hidden) and card.meeting != code:
                raise Declined("card_moved_on")
            deed.put("cards", id, state="taken", meeting=code)

    return book.deed(doer, "take_cards", community, taking).id


def beneath(deed: Deed, card: Card, need: int) -> None:
    """The card becomes a source of the need: its words are kept there, without numbers by which somebody is reached, unless they are
    for the organiser alone."""
    words = "" if card.hidden else blotted(card.text)
    facts = {"card": card.id, "asked": "" if card.hidden else blotted(card.asked)}
    deed.make("sources", need=need, meeting="", item=f"card/{card.id}", words=words, at=card.at, facts=facts)
    deed.put("cards", card.id, state="registered", need=need)


def _by_slip(book: Book, doer: Doer, slip: str, verb: str, values: dict[str, Any]) -> int:
    """What was put out of sight stays so, also where she no longer wishes it."""

    def doing(deed: Deed) -> None:
        card = by_slip(deed.connection, slip)
        if not card.open:
            raise Declined("card_moved_on")
        deed.put("cards", card.id, **values | ({"hidden": True} if card.hidden else {}))

    community = book.read(lambda connection: by_slip(connection, slip)).community
    return book.deed(doer, verb, community, doing).id


def _waiting(book: Book, doer: Doer, community: int, id: int, verb: str, values: dict[str, Any]) -> int:
    def doing(deed: Deed) -> None:
        _open(deed, community, id)
        deed.put("cards", id, **values)

    return book.deed(doer, verb, community, doing).id


def _open(deed: Deed, community: int, id: int) -> Card:
    card = one(deed.connection, community, id)
    if not card.open:
        raise Declined("card_moved_on")
    return card


def _checked(words: Mapping[str, str]) -> dict[str, str]:
    told = {name: clean_text(words.get(name, "")) for name in LENGTHS}
    for name, most in LENGTHS.items():
        if len(told[name]) > most:
            raise Declined("too_long", most=most)
    if not told["text"]:
        raise Declined("nothing_written")
    return told
