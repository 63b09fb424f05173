"""Writing down what shows a need, with its source, and taking a piece of it away."""

from facilitate.register.book import Book, Deed, Done
from facilitate.register.declined import Declined
from facilitate.register.doer import Doer
from facilitate.register.lengths import within
from facilitate.register.needs.needs_deeds import opened
from facilitate.register.rights import may
from facilitate.reports.evidence import KINDS

LENGTHS = {"text": 300, "source": 120}
"""Characters."""


def add(
    book: Book, doer: Doer, community: int, need: int, kind: str, text: str, source: str = "", on: str = ""
) -> Done[int]:
    """A piece of evidence of one of the four kinds; its id. `on`: ISO date of the standard, count or complaint.

    Raises Declined: not_your_door, nothing_written, too_long, no_such_kind, no_such_row.
    """
    may(doer, "add_evidence")
    values = {"kind": kind, "text": text.strip(), "source": source.strip(), "on": on}
    within(LENGTHS, values)
    if kind not in KINDS:
        raise Declined("no_such_kind")
    if not values["text"]:
        raise Declined("nothing_written")

    def adding(deed: Deed) -> int:
        opened(deed, community, need)
        return deed.make("evidence", need=need, at=deed.now, **values)

    return book.deed(doer, "add_evidence", community, adding)


def remove(book: Book, doer: Doer, community: int, id: int) -> int:
    """It does not hold, or stands at the wrong need. Raises Declined: not_your_door, no_such_row."""
    may(doer, "remove_evidence")

    def removing(deed: Deed) -> None:
        if deed.row("needs", deed.row("evidence", id)["need"])["community"] != community:
            raise Declined("no_such_row")
        deed.cut("evidence", id)

    return book.deed(doer, "remove_evidence", community, removing).id
