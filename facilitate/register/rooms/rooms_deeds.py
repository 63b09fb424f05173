"""What can be done with standing rooms: making one, writing in it, closing it and opening it again."""

from facilitate.register.book import Book, Deed, Done
from facilitate.register.declined import Declined
from facilitate.register.doer import Doer
from facilitate.register.rights import may
from facilitate.register.rooms.rooms import one

LENGTHS = {"name": 40, "place": 80, "hours": 80}
"""Characters."""
CODE_CHARS = 6


def make(book: Book, doer: Doer, community: int, code: str, values: dict[str, str]) -> Done[int]:
    """A new room under a code that no other has; its id. Raises Declined: not_your_door, nothing_written, too_long."""
    may(doer, "keep_rooms")
    told = _checked(values)
    row = {"community": community, "code": code, "state": "open", **told}
    return book.deed(doer, "make_room", community, lambda deed: deed.make("rooms", **row))


def change(book: Book, doer: Doer, community: int, id: int, values: dict[str, str]) -> int:
    """New words; the code stays. The deed's number."""
    may(doer, "keep_rooms")
    told = _checked(values)
    return book.deed(doer, "change_room", community, lambda deed: _put(deed, community, id, told)).id


def use(book: Book, doer: Doer, community: int, id: int, open: bool) -> int:
    """The room is closed, or in use again; its code leads to its page either way."""
    may(doer, "keep_rooms")
    state = {"state": "open" if open else "closed"}
    verb = "open_room" if open else "close_room"
    return book.deed(doer, verb, community, lambda deed: _put(deed, community, id, state)).id


def _put(deed: Deed, community: int, id: int, values: dict[str, str]) -> None:
    one(deed.connection, community, id)
    deed.put("rooms", id, **values)


def _checked(values: dict[str, str]) -> dict[str, str]:
    told = {name: values.get(name, "").strip() for name in LENGTHS}
    for name, most in LENGTHS.items():
        if len(told[name]) > most:
            raise Declined("too_long", most=most)
    if not told["name"]:
        raise Declined("nothing_written")
    return told
