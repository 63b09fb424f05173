"""Cards left at any hour on their way through a meeting: brought in as cards of it, and followed to the needs they become part of."""

from sqlalchemy import select

from facilitate.register.book import Book, Deed
from facilitate.register.doer import meeting
from facilitate.register.needs.blotting import blotted
from facilitate.store.place_tables import cards
from facilitate.store.register_tables import sources


def brought(book: Book, community: int, code: str, card: int, item: str) -> None:
    """The card stands in the meeting under this number."""
    book.deed(meeting(code, community), "bring_card", community, lambda deed: deed.put("cards", card, item=item))


def follow(deed: Deed, code: str) -> None:
    """After a meeting was read: its cards from outside belong to the needs under which the meeting has put them, with all their words;
    what was meant for it and did not come up waits for the next one."""
    place = deed.connection.execute(
        select(cards).where(cards.c.meeting == code, cards.c.state.in_(("taken", "registered")))
    )
    for card in place.mappings().all():
        if not card["item"]:
            if card["state"] == "taken":
                deed.put("cards", card["id"], state="waiting", meeting="")
            continue
        query = select(sources).where(sources.c.meeting == code, sources.c.item == card["item"])
        source = deed.connection.execute(query).mappings().one_or_none()
        if source is not None:
            _belongs(deed, dict(card), source["need"], source["words"])


def _belongs(deed: Deed, card: dict[str, object], need: int, told: str) -> None:
    """`told`: what of it stood on the wall; where that was less than she wrote, her own words stand beneath the need as well."""
    id, words = int(str(card["id"])), blotted(str(card["text"]))
    own = (
        deed.connection.execute(select(sources).where(sources.c.meeting == "", sources.c.item == f"card/{id}"))
        .mappings()
        .first()
    )
    if own is not None:
        deed.put("sources", own["id"], need=need)
    elif told not in ("", words):
        row = {"meeting": "", "item": f"card/{id}", "at": card["at"]}
        deed.make("sources", need=need, words=words, facts={"card": id, "asked": blotted(str(card["asked"]))}, **row)
    deed.put("cards", id, need=need, state="registered")
