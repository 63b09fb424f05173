"""What can be done with needs: writing in one, merging two that say the same, calling one settled."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from facilitate.register.book import Book, Deed, Done
from facilitate.register.declined import Declined
from facilitate.register.doer import Doer
from facilitate.register.freshness import fresh
from facilitate.register.lengths import within
from facilitate.register.rights import may
from facilitate.service.lists import lists
from facilitate.store.register_tables import REGISTERS, needs

LENGTHS = {"title": 200, "place": 80, "since": 80, "hours": 60, "affected": 200, "absent": 200}
"""Characters."""
MOST_HOUSEHOLDS = 100_000
MOST_WORDS = 300
"""Characters in which it is said what settled a need."""
CHILDREN = {name: table for name, table in REGISTERS.items() if "need" in table.c}
"""What hangs on a need, and goes with it where it is merged."""


def edit(book: Book, doer: Doer, community: int, id: int, values: dict[str, Any], saw: int | None = None) -> int:
    """New words in a need's fields; the deed's number. `saw`: the version that whoever wrote had before her.

    Raises Declined: not_your_door, too_long, nothing_written, out_of_range, no_such_category, no_such_row; Stale."""
    may(doer, "edit_need")
    _checked(values)

    def writing(deed: Deed) -> None:
        opened(deed, community, id)
        deed.put("needs", id, **fresh(deed, "needs", id, values, saw))

    return book.deed(doer, "edit_need", community, writing).id


def add(book: Book, doer: Doer, community: int, values: dict[str, Any]) -> Done[int]:
    """A need that no meeting has raised, beneath it its own words; its id.
    Raises Declined: not_your_door, too_long, nothing_written, out_of_range, no_such_category."""
    may(doer, "add_need")
    _checked({"title": ""} | values)

    def adding(deed: Deed) -> int:
        need = deed.make("needs", community=community, kind="need", state="open", at=deed.now, **values)
        deed.make("sources", need=need, words=values["title"], at=deed.now, facts={})
        return need

    return book.deed(doer, "add_need", community, adding)


def _checked(values: dict[str, Any]) -> None:
    within(LENGTHS, values)
    if not values.get("title", "-").strip():
        raise Declined("nothing_written")
    if not 0 <= (values.get("households") or 0) <= MOST_HOUSEHOLDS:
        raise Declined("out_of_range", least=0, most=MOST_HOUSEHOLDS)
    if values.get("category") and values["category"] not in {one.code for one in lists().needs}:
        raise Declined("no_such_category")


def settle(
    book: Book, doer: Doer, community: int, id: int, settled: bool, promise: int | None = None, words: str = ""
) -> int:
    """The need is met and leaves the list of open ones, or comes back to it. `promise` and `words` say what settled it, which is
    kept as a result. Raises Declined: not_your_door, too_long, no_such_row."""
    may(doer, "settle_need")
    within({"words": MOST_WORDS}, {"words": words})

    def settling(deed: Deed) -> None:
        opened(deed, community, id)
        news = (deed.row("needs", id)["state"] == "settled") != settled
        deed.put("needs", id, state="settled" if settled else "open")
        if news and settled and (promise or words.strip()):
            _settled_by(deed, community, id, promise, words.strip())

    return book.deed(doer, "settle_need" if settled else "reopen_need", community, settling).id


def _settled_by(deed: Deed, community: int, id: int, promise: int | None, words: str) -> None:
    kept = deed.row("promises", promise) if promise else {"need": id, "text": "", "meeting": ""}
    if kept["need"] != id:
        raise Declined("no_such_row")
    deed.make(
        "results", community=community, need=id, promise=promise, meeting=kept["meeting"], kind="other",
        text=words or kept["text"], at=deed.now,
    )  # fmt: skip


def merge(book: Book, doer: Doer, community: int, into: int, others: Sequence[int]) -> int:
    """The others become part of `into`: their cards, promises and matches stand under it, and they keep their own row.
    Raises Declined: not_your_door, nothing_to_merge, no_such_row."""
    may(doer, "merge_needs")
    rest = [id for id in dict.fromkeys(others) if id != into]
    if not rest:
        raise Declined("nothing_to_merge")

    def merging(deed: Deed) -> None:
        opened(deed, community, into)
        for id in rest:
            opened(deed, community, id)
            for table, place in CHILDREN.items():
                for child in _children(deed.connection, place, id):
                    deed.put(table, child, need=into)
            for part in deed.connection.execute(select(needs.c.id).where(needs.c.into == id)).scalars().all():
                deed.put("needs", part, into=into)
            deed.put("needs", id, into=into)

    return book.deed(doer, "merge_needs", community, merging).id


def opened(deed: Deed, community: int, id: int) -> None:
    """Raises Declined(no_such_row) for a need of another community or one that is part of another by now."""
    row = deed.row("needs", id)
    if row["community"] != community or row["into"] is not None:
        raise Declined("no_such_row")


def _children(connection: Connection, place: Any, need: int) -> list[int]:
    return list(connection.execute(select(place.c.id).where(place.c.need == need)).scalars())
