"""The communities whose register is kept; the first is there as soon as somebody asks for it."""

from sqlalchemy import Connection, select

from facilitate.register.book import Book, Deed
from facilitate.register.doer import ORGANISER
from facilitate.store.register_tables import communities


def ours(book: Book) -> int:
    """The id of the community whose meetings are held here: the first one."""
    return book.read(_first) or book.deed(ORGANISER, "found", None, _found).answer


def _found(deed: Deed) -> int:
    return _first(deed.connection) or deed.make("communities", profile={})


def _first(connection: Connection) -> int | None:
    query = select(communities.c.id).order_by(communities.c.id).limit(1)
    return connection.execute(query).scalar_one_or_none()
