"""How an account is opened: a link that works once, a password chosen by its owner, and signing in; of none of it a history is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from sqlalchemy import Connection, delete, insert, select, update

from facilitate.register.book import Book
from facilitate.register.declined import Declined
from facilitate.register.people import passwords
from facilitate.register.people.accounts import Account, called, known
from facilitate.register.people.holdings import ADMIN, admin_of, has_admin
from facilitate.store.people_tables import accounts, holdings, invitations, secrets

DAYS = 14
DAY_MS = 86_400_000


def link(book: Book, account: int, token: str, now: int) -> None:
    """This token opens the account once, within fourteen days; those given before open nothing any more, nor does the password."""

    def keeping(connection: Connection) -> None:
        connection.execute(delete(invitations).where(invitations.c.account == account))
        connection.execute(delete(secrets).where(secrets.c.account == account))
        row = {"account": account, "hash": hashed(token), "until": now + DAYS * DAY_MS}
        connection.execute(insert(invitations).values(row))

    book.aside(keeping)


def invited(connection: Connection, token: str, now: int) -> Account:
    """Whose link this is. Raises Declined(link_spent) where it was used, is too old or never was."""
    place = invitations.c
    query = select(place.account).where(place.hash == hashed(token), place.used.is_(None), place.until > now)
    found = connection.execute(query).scalar_one_or_none()
    account = known(connection, found) if found else None
    if account is None or account.state == "closed":
        raise Declined("link_spent")
    return account


def choose(book: Book, token: str, password: str, keep: Callable[[str], str], now: int) -> Account:
    """The password that its owner chose, kept as `keep` makes it; the link is spent, the account open. The first of the organiser's
    people who does so is the house's admin.
    Raises Declined: link_spent, password_short, too_long, password_is_login."""
    account = book.read(lambda connection: invited(connection, token, now))
    _good(password, account)
    kept = keep(password)

    def keeping(connection: Connection) -> None:
        invited(connection, token, now)
        connection.execute(update(invitations).where(invitations.c.hash == hashed(token)).values(used=now))
        connection.execute(insert(secrets).values(account=account.id, hash=kept, since=now))
        admin = admin_of(connection, account.community)
        connection.execute(update(accounts).where(accounts.c.id == account.id).values(state="open"))
        if account.door == "organiser" and not has_admin(connection, account.community):
            row = {
                "community": account.community,
                "meeting": "",
                "account": admin or account.id,
                "part": ADMIN,
                "at": now,
            }
            connection.execute(insert(holdings).values(row))

    book.aside(keeping)
    return account


def secret(connection: Connection, login: str) -> tuple[Account | None, str]:
    """The account of that sign-in name and what its password is compared with; an unknown one with what fits nothing."""
    account = called(connection, login)
    if account is None or account.state != "open":
        return None, passwords.nobodys()
    kept = connection.execute(select(secrets.c.hash).where(secrets.c.account == account.id)).scalar_one_or_none()
    return account, kept or passwords.nobodys()


def renew(book: Book, account: int, kept: str) -> None:
    """The same password, kept in a newer way: who is signed in stays so."""
    book.aside(
        lambda connection: connection.execute(update(secrets).where(secrets.c.account == account).values(hash=kept))
    )


def sign_out(book: Book, account: int, now: int) -> None:
    """Every browser in which this account has signed in is out, also one that stole the cookie; the password stays."""

    def ending(connection: Connection) -> None:
        later = max(now, since(connection, account) + 1)
        connection.execute(update(secrets).where(secrets.c.account == account).values(since=later))

    book.aside(ending)


def since(connection: Connection, account: int) -> int:
    """When its password was chosen or it was signed out (server ms); a browser that signed in before is out. 0: there is none."""
    found = connection.execute(select(secrets.c.since).where(secrets.c.account == account)).scalar_one_or_none()
    return found or 0


def hashed(token: str) -> str:
    """A token as it is kept."""
    return hashlib.sha256(token.encode()).hexdigest()


def _good(password: str, account: Account) -> None:
    if len(password) < passwords.LEAST_CHARACTERS:
        raise Declined("password_short", least=passwords.LEAST_CHARACTERS)
    if len(password) > passwords.MOST_CHARACTERS:
        raise Declined("too_long", most=passwords.MOST_CHARACTERS)
    if account.login in password.lower() or len(set(password)) < 4:
        raise Declined("password_is_login")
