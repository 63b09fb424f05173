"""Deeds of thousands of rows: done in several transactions, taken back as one, and put back again."""

from facilitate.register.book import Deed
from facilitate.register.declined import Declined
from facilitate.register.doer import ORGANISER
from facilitate.register.undo import undo
from tests.register.world import Kept

MANY = 600
"""More than one query names by their numbers."""


def pair(deed: Deed, community: int, n: int) -> None:
    """A need and its source, which leans on it."""
    row = {
        "community": community,
        "kind": "need",
        "state": "open",
        "title": f"第{n}件",
        "danger": False,
        "at": deed.now,
    }
    need = deed.make("needs", **row)
    deed.make("sources", need=need, words=f"第{n}件的原话", at=deed.now, facts={})


def many(house: Kept) -> int:
    """The number of a deed of two transactions."""

    def making(first: int) -> int:
        def work(deed: Deed) -> None:
            if first:
                deed.further(begun)
            for n in range(first, first + MANY // 2):
                pair(deed, house.community, n)

        return house.book.deed(ORGANISER, "import", house.community, work).id

    begun = making(0)
    assert making(MANY // 2) == begun
    return begun


def test_a_deed_of_two_transactions_is_taken_back_as_one_and_stands_again(house: Kept) -> None:
    begun = many(house)
    before = house.rows("needs"), house.rows("sources")
    assert len(before[0]) == MANY

    back = undo(house.book, ORGANISER, begun)
    assert (house.rows("needs"), house.rows("sources")) == ([], [])
    undo(house.book, ORGANISER, back)

    assert (house.rows("needs"), house.rows("sources")) == before


def test_a_row_that_somebody_has_changed_keeps_all_of_them(house: Kept) -> None:
    begun = many(house)
    last = house.rows("needs")[-1]["id"]
    house.book.deed(ORGANISER, "edit_need", house.community, lambda deed: deed.put("needs", last, place="三单元"))

    try:
        undo(house.book, ORGANISER, begun)
    except Declined as declined:
        refused = declined.reason

    assert refused == "changed_since"
    assert len(house.rows("needs")) == MANY
