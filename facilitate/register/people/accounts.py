"""Accounts of those who work with the register: the organiser's people and units' clerks; residents need none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from facilitate.register.book import Book, Deed
from facilitate.register.declined import Declined
from facilitate.register.doer import Doer, Door
from facilitate.register.people.holdings_deeds import admin_only, note_admin, release
from facilitate.register.rights import may
from facilitate.store.people_tables import accounts
from facilitate.store.register_tables import units

LOGIN_CHARACTERS = 40
PERSON_CHARACTERS = 24


@dataclass(frozen=True)
class Account:
    """`unit` None and door "organiser": the organiser's own people; `state` invited, open or closed."""

    id: int
    community: int
    door: Door
    login: str
    person: str
    state: str
    unit: int | None = None
    unit_name: str = ""

    @property
    def doer(self) -> Doer:
        """In whose name its deeds are done."""
        return Doer(self.door, f"account:{self.id}", self.community, self.unit)


def known(connection: Connection, id: int) -> Account | None:
    """The account of that number."""
    found = connection.execute(_all().where(accounts.c.id == id)).one_or_none()
    return _account(found) if found else None


def called(connection: Connection, login: str) -> Account | None:
    """The account of that sign-in name, in whatever case it is typed."""
    found = connection.execute(_all().where(accounts.c.login == tidy(login))).one_or_none()
    return _account(found) if found else None


def listed(connection: Connection, community: int) -> tuple[Account, ...]:
    """The organiser's people first, then unit by unit."""
    order = (units.c.name.is_not(None), units.c.name, accounts.c.id)
    rows = connection.execute(_all().where(accounts.c.community == community).order_by(*order))
    return tuple(_account(row) for row in rows)


def tidy(login: str) -> str:
    """The sign-in name as it is kept: without spaces, in lower case."""
    return "".join(login.split()).lower()


def add(book: Book, doer: Doer, community: int, door: Door, login: str, person: str, unit: int | None = None) -> int:
    """The number of a new account, which opens once its owner has chosen a password.
    Raises Declined: not_your_door, admin_only (of the organiser's people), nothing_written, too_long, login_taken, no_such_row."""
    may(doer, "keep_accounts")
    name = tidy(login)
    if not name or not person.strip() or (door == "unit") != (unit is not None):
        raise Declined("nothing_written")
    if len(name) > LOGIN_CHARACTERS or len(person.strip()) > PERSON_CHARACTERS:
        raise Declined("too_long", most=PERSON_CHARACTERS if len(name) <= LOGIN_CHARACTERS else LOGIN_CHARACTERS)

    def adding(deed: Deed) -> int:
        if door == "organiser":
            admin_only(deed.connection, doer, community)
        if called(deed.connection, name):
            raise Declined("login_taken", login=name)
        if unit is not None and deed.row("units", unit)["community"] != community:
            raise Declined("no_such_row")
        row = {"community": community, "unit": unit, "door": door, "login": name, "person": person.strip()}
        return deed.make("accounts", **row, state="invited", at=deed.now)

    return book.deed(doer, "keep_accounts", community, adding).answer


def close(book: Book, doer: Doer, community: int, id: int) -> int:
    """Whoever held it is out at once; what was done under it stays, its meetings are the admin's. The number of the deed.
    Raises Declined: not_your_door, no_such_row, own_account, admin_only."""
    may(doer, "keep_accounts")
    if doer.name == f"account:{id}":
        raise Declined("own_account")
    return _state(book, doer, community, id, "closed")


def invite_again(book: Book, doer: Doer, community: int, id: int) -> int:
    """A closed account, or one whose password is lost, waits for a new password. Raises Declined: not_your_door, no_such_row,
    admin_only."""
    may(doer, "keep_accounts")
    return _state(book, doer, community, id, "invited")


def _state(book: Book, doer: Doer, community: int, id: int, state: str) -> int:
    def putting(deed: Deed) -> None:
        account = deed.row("accounts", id)
        if account["community"] != community:
            raise Declined("no_such_row")
        if account["door"] == "organiser":
            admin_only(deed.connection, doer, community)
            note_admin(deed, community)
        deed.put("accounts", id, state=state)
        if state == "closed":
            release(deed, community, id)

    return book.deed(doer, "keep_accounts", community, putting).id


def _all() -> Any:
    return select(accounts, units.c.name.label("unit_name")).outerjoin(units, accounts.c.unit == units.c.id)


def _account(row: Row[Any]) -> Account:
    return Account(
        row.id, row.community, row.door, row.login, row.person, row.state, row.unit, row.unit_name or ""
    )  # fmt: skip
