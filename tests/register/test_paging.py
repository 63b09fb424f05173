"""A page of a list is always one that there is, and no line stands on two of them."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Select, select

from facilitate.register.doer import ORGANISER
from facilitate.register.paging import Paged, paged, sliced
from facilitate.register.units.units_deeds import make
from facilitate.store.register_tables import units
from tests.register.world import Kept

numbers = st.integers(-(2**40), 2**40)


@given(st.lists(st.integers(), max_size=70), st.integers(1, 9))
def test_the_pages_of_a_list_are_the_list(lines: list[int], size: int) -> None:
    last = sliced(lines, 1, size).pages

    pages = [sliced(lines, n, size) for n in range(1, last + 1)]

    assert [line for page in pages for line in page.lines] == lines
    assert all(page.total == len(lines) and page.pages == last for page in pages)
    assert all(len(page.lines) == size for page in pages[:-1])


@given(st.lists(st.integers(), max_size=70), numbers)
def test_a_page_that_there_is_not_is_the_nearest(lines: list[int], wished: int) -> None:
    found = sliced(lines, wished, 9)

    assert 1 <= found.page <= found.pages
    assert found.page == wished or found.page in (1, found.pages)
    assert bool(found.lines) == bool(lines)


def test_rows_are_cut_as_lines_are(house: Kept) -> None:
    names = ["一", "丙", "丁", "乙", "甲"]
    for name in names:
        make(house.book, ORGANISER, house.community, name=name)
    query = select(units).order_by(units.c.id)

    found = [page_of(house, query, n) for n in range(-1, 5)]

    assert found == [sliced(names, n, 2) for n in range(-1, 5)]


def page_of(house: Kept, query: Select[Any], n: int) -> Paged[str]:
    found = house.book.read(lambda c: paged(c, query, n, 2))
    return found.told(row["name"] for row in found.lines)
