"""Whose a meeting is: an organiser's account, shared with colleagues; without an owner it is the house's, and every organiser's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, and_, exists, or_, select

from facilitate.register.doer import Doer
from facilitate.store.people_tables import accounts, holdings

SEAT = "seat:"
"""Before the number of the person in the meeting: the part of the seat at the desk that its maker was given when making it."""
ADMIN = "admin"
"""The part of whoever is the house's admin; it is of no meeting."""
DAY_MS = 86_400_000
"""How long a meeting stays open for the house's admin who has opened it."""


@dataclass(frozen=True)
class Holder:
    """Who asks: the organiser's `account`, or None for whoever holds the house's key. `admin`: the house's."""

    account: int | None = None
    admin: bool = False


@dataclass(frozen=True)
class Holding:
    """Who holds one meeting: accounts, and when (server ms) the house's admin opened it; an account None is the house's key."""

    owner: int | None = None
    shared: tuple[int, ...] = ()
    opened: Mapping[int | None, int] = field(default_factory=dict)

    def holds(self, who: Holder) -> bool:
        """Whether this one may lead and change it, and has its keys: the house's, its own or shared with it; none that is only opened."""
        return self.owner is None or (who.account is not None and who.account in (self.owner, *self.shared))

    def open_to(self, who: Holder, now: int) -> bool:
        """Whether this one may read the meeting at that moment (server ms)."""
        if self.holds(who):
            return True
        opened = self.opened.get(who.account) if who.admin else None
        return opened is not None and now - opened < DAY_MS


def may_open(connection: Connection, code: str, who: Holder, now: int) -> bool:
    """May this one read that meeting? Every page and paper that takes a meeting's code asks here."""
    return of_meeting(connection, code).open_to(who, now)


def shut(connection: Connection, who: Holder, now: int) -> frozenset[str]:
    """The codes of all meetings that this one may not open: for lists."""
    return frozenset(code for code, holding in held(connection).items() if not holding.open_to(who, now))


def unheld(connection: Connection, who: Holder) -> frozenset[str]:
    """The codes of all meetings that this one does not hold, also of one that is opened to it for a day."""
    return frozenset(code for code, holding in held(connection).items() if not holding.holds(who))


def of_meeting(connection: Connection, code: str) -> Holding:
    """Who holds that meeting; an empty holding: the house."""
    return held(connection, (code,)).get(code, Holding())


def held(connection: Connection, codes: Iterable[str] | None = None) -> dict[str, Holding]:
    """Every meeting that somebody holds, or those of them that are named."""
    query = select(holdings).order_by(holdings.c.id)
    if codes is not None:
        query = query.where(holdings.c.meeting.in_(list(codes)))
    found: dict[str, Holding] = {}
    for row in connection.execute(query):
        before = found.get(row.meeting, Holding())
        match row.part:
            case "owner":
                found[row.meeting] = Holding(row.account, before.shared, before.opened)
            case "shared":
                found[row.meeting] = Holding(before.owner, (*before.shared, row.account), before.opened)
            case "opened":
                opened = {**before.opened, row.account: row.at}
                found[row.meeting] = Holding(before.owner, before.shared, opened)
    return found


def left_seats(connection: Connection) -> frozenset[tuple[str, str]]:
    """(code, person) of the seats that went with the making of a meeting, and whose account holds it no more or is closed."""
    other = holdings.alias()
    there = other.c.meeting == holdings.c.meeting
    owned = exists().where(there, other.c.part == "owner")
    hers = exists().where(there, other.c.account == holdings.c.account, other.c.part.in_(("owner", "shared")))
    closed = exists().where(accounts.c.id == holdings.c.account, accounts.c.state == "closed")
    query = select(holdings.c.meeting, holdings.c.part).where(
        holdings.c.part.startswith(SEAT), or_(closed, and_(owned, ~hers))
    )
    return frozenset((row.meeting, row.part.removeprefix(SEAT)) for row in connection.execute(query))


def admin_of(connection: Connection, community: int) -> int | None:
    """The account of the house's admin: the one that is written down as such, until it is closed or hands that on. Where none is: the
    first of the organiser's people who can sign in. None where nobody can: then whoever holds the house's key alone."""
    whose = (accounts.c.community == community, accounts.c.door == "organiser")
    written = select(accounts.c.id).join(holdings, holdings.c.account == accounts.c.id)
    written = written.where(*whose, accounts.c.state != "closed", holdings.c.part == ADMIN).order_by(holdings.c.id)
    first = select(accounts.c.id).where(*whose, accounts.c.state == "open").order_by(accounts.c.id)
    return connection.execute(written.limit(1)).scalar() or connection.execute(first.limit(1)).scalar()


def has_admin(connection: Connection, community: int) -> bool:
    """Whether it is written down who that is."""
    query = select(holdings.c.id).where(holdings.c.community == community, holdings.c.part == ADMIN)
    return connection.execute(query.limit(1)).first() is not None


def holder(connection: Connection, doer: Doer, community: int) -> Holder:
    """Who a doer is: whoever holds the house's key is its admin too."""
    kind, _, number = doer.name.partition(":")
    if kind == "account":
        account = int(number)
        return Holder(account, doer.door == "organiser" and account == admin_of(connection, community))
    return Holder(None, doer.name == "organiser")
