"""The columns that the register's tables are made of."""

from sqlalchemy import BigInteger, Column, ForeignKey, String, Text

from facilitate.store.tables import ID


def number() -> Column[int]:
    """The row's own number."""
    return Column("id", ID, primary_key=True, autoincrement=True)


def of(table: str, name: str = "", optional: bool = False) -> Column[int]:
    """The id of a row of another table."""
    return Column(name or table.removesuffix("s"), ForeignKey(f"{table}.id"), nullable=optional, index=True)


def community() -> Column[int]:
    """Whose row it is."""
    return Column("community", ForeignKey("communities.id"), nullable=False, index=True)


def words(name: str) -> Column[str]:
    """What people write; how long it may be is for the register to say."""
    return Column(name, Text, nullable=False, server_default="")


def code(name: str, most: int = 40) -> Column[str]:
    """A code of a list, a date (ISO 8601) or a state."""
    return Column(name, String(most), nullable=False, server_default="")


def instant(name: str = "at") -> Column[int]:
    """Server ms."""
    return Column(name, BigInteger, nullable=False)
