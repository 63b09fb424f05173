"""Keys for programs: what each is for, what it may, in whose name it acts; only its hash is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, or_, select, update

from facilitate.register.book import Book
from facilitate.register.declined import Declined
from facilitate.register.doer import Doer
from facilitate.register.people.holdings import holder
from facilitate.register.people.keyring import hashed
from facilitate.register.rights import may
from facilitate.store.people_tables import accounts, api_keys
from facilitate.store.register_tables import units

RIGHTS = ("read", "write", "calendar", "read_hidden", "write_hidden")
"""`…_hidden` reads the sensitive categories too and is the organiser's alone."""
NAME_CHARACTERS = 60
HOUR_MS = 3_600_000


@dataclass(frozen=True)
class Key:
    """`account` None: the house's; `unit` None: not a unit's; `at` and `used` server ms, `used` to the hour."""

    id: int
    community: int
    name: str
    rights: str
    state: str
    at: int
    used: int | None = None
    account: int | None = None
    unit: int | None = None
    unit_name: str = ""

    @property
    def doer(self) -> Doer:
        """In whose name it acts: a unit's clerk's, or the organiser's by the number of the key."""
        if self.unit is not None:
            return Doer("unit", f"account:{self.account}", self.community, self.unit)
        return Doer("organiser", f"key:{self.id}", self.community)

    @property
    def writes(self) -> bool:
        return self.rights.startswith("write")

    @property
    def reads(self) -> bool:
        return self.rights != "calendar"

    @property
    def hidden(self) -> bool:
        """Whether it reads sensitive categories too."""
        return self.rights.endswith("_hidden")


def make(book: Book, doer: Doer, community: int, name: str, rights: str, token: str, now: int) -> None:
    """This token opens the API from now on. Raises Declined: not_your_door, nothing_written, too_long, choose_one."""
    may(doer, "keep_keys")
    if not name.strip():
        raise Declined("nothing_written")
    if len(name.strip()) > NAME_CHARACTERS:
        raise Declined("too_long", most=NAME_CHARACTERS)
    if rights not in offered(doer):
        raise Declined("choose_one")
    row = {
        "community": community, "account": _account(doer), "name": name.strip(), "hash": hashed(token),
        "rights": rights, "state": "open", "at": now,
    }  # fmt: skip
    book.aside(lambda connection: connection.execute(insert(api_keys).values(row)))


def close(book: Book, doer: Doer, community: int, id: int) -> None:
    """It opens nothing any more. Raises Declined: not_your_door, no_such_row (also for another unit's)."""
    may(doer, "keep_keys")

    def closing(connection: Connection) -> None:
        if id not in {key.id for key in shown(connection, doer, community)}:
            raise Declined("no_such_row")
        connection.execute(update(api_keys).where(api_keys.c.id == id).values(state="closed"))

    book.aside(closing)


def shown(connection: Connection, doer: Doer, community: int) -> tuple[Key, ...]:
    """The keys that this doer sees and may close: a clerk her unit's, the house's admin all."""
    who = holder(connection, doer, community)
    mine = None if who.admin or doer.unit is not None else who.account
    return listed(connection, community, doer.unit, mine)


def offered(doer: Doer) -> tuple[str, ...]:
    """What a key of this doer's may be allowed."""
    return RIGHTS if doer.door == "organiser" else RIGHTS[:3]


def listed(connection: Connection, community: int, unit: int | None, mine: int | None = None) -> tuple[Key, ...]:
    """Every key of the community, or those of one unit; the newest first, what is closed last. Of `mine`, an organiser's account,
    her own and the units' alone."""
    query = _all().where(api_keys.c.community == community)
    if mine is not None:
        query = query.where(or_(api_keys.c.account == mine, accounts.c.door == "unit"))
    if unit is not None:
        query = query.where(accounts.c.unit == unit)
    rows = connection.execute(query.order_by(api_keys.c.state.desc(), api_keys.c.id.desc()))
    return tuple(_key(row) for row in rows)


def recognised(connection: Connection, token: str) -> Key | None:
    """The key with that token, while it and the account in whose name it acts are open."""
    alive = or_(api_keys.c.account.is_(None), accounts.c.state == "open")
    query = _all().where(api_keys.c.hash == hashed(token), api_keys.c.state == "open", alive)
    row = connection.execute(query).one_or_none()
    return _key(row) if row else None


def used(book: Book, key: Key, now: int) -> None:
    """Remember that it was used; once an hour is enough."""
    if key.used is None or now - key.used >= HOUR_MS:
        told = update(api_keys).where(api_keys.c.id == key.id).values(used=now)
        book.aside(lambda connection: connection.execute(told))


def _account(doer: Doer) -> int | None:
    """The number of whoever makes it; a key of whoever holds the house's key is the house's."""
    kind, _, number = doer.name.partition(":")
    return int(number) if kind == "account" else None


def _all() -> Select[Any]:
    query = select(api_keys, accounts.c.unit, units.c.name.label("unit_name"))
    return query.outerjoin(accounts, accounts.c.id == api_keys.c.account).outerjoin(
        units, units.c.id == accounts.c.unit
    )


def _key(row: Row[Any]) -> Key:
    return Key(
        row.id, row.community, row.name, row.rights, row.state, row.at, row.used, row.account, row.unit,
        row.unit_name or "",
    )  # fmt: skip
