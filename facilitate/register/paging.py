"""A list by the page: so many lines at a time, and always a page that there is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Select, func, select

PAGE = 30
"""Lines on a page, where a list says nothing else."""
T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True)
class Paged(Generic[T]):
    """The lines of one page, out of `total`; pages are counted from 1."""

    lines: tuple[T, ...]
    total: int
    page: int
    pages: int

    def told(self, lines: Iterable[U]) -> "Paged[U]":
        """The same page with its lines in other words."""
        return Paged(tuple(lines), self.total, self.page, self.pages)


def paged(connection: Connection, query: Select[Any], page: int, size: int = PAGE) -> Paged[Mapping[str, Any]]:
    """That page of the rows which the ordered query finds, or the nearest that there is."""
    total = connection.execute(select(func.count()).select_from(query.order_by(None).subquery())).scalar_one()
    pages = pages_of(total, size)
    page = within(page, pages)
    rows = connection.execute(query.limit(size).offset((page - 1) * size)).mappings()
    return Paged(tuple(dict(row) for row in rows), total, page, pages)


def sliced(lines: Sequence[T], page: int, size: int = PAGE) -> Paged[T]:
    """The same of lines that are there already."""
    pages = pages_of(len(lines), size)
    page = within(page, pages)
    return Paged(tuple(lines[(page - 1) * size : page * size]), len(lines), page, pages)


def pages_of(total: int, size: int) -> int:
    """How many pages so many lines fill; an empty list has one."""
    return max(1, -(-total // size))


def within(page: int, pages: int) -> int:
    """The page that was asked for, or the nearest that there is."""
    return min(max(1, page), pages)
