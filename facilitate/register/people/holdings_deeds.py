"""What is done with whose meeting it is: made, shared, taken back, handed over, opened by the house's admin. Each stands in the log of deeds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, select

from facilitate.register.book import Book, Deed
from facilitate.register.declined import Declined
from facilitate.register.doer import Doer
from facilitate.register.people.holdings import ADMIN, SEAT, Holder, Holding, admin_of, has_admin, holder, of_meeting
from facilitate.register.rights import may
from facilitate.store.people_tables import accounts, holdings


def claim(book: Book, connection: Connection, doer: Doer, community: int, code: str, account: int) -> int:
    """A meeting that is being made, in the transaction that is going on, is that account's. The number of the deed."""
    may(doer, "share_meeting")

    def claiming(deed: Deed) -> None:
        deed.make("holdings", community=community, meeting=code, account=account, part="owner", at=deed.now)

    return book.within(connection, doer, "claim_meeting", community, claiming).id


def seat(book: Book, doer: Doer, community: int, code: str, account: int, person: str) -> int:
    """Whoever made the meeting with that account was given that person's seat at its desk. The number of the deed."""
    may(doer, "share_meeting")

    def seating(deed: Deed) -> None:
        deed.make("holdings", community=community, meeting=code, account=account, part=SEAT + person, at=deed.now)

    return book.deed(doer, "claim_meeting", community, seating).id


def share(book: Book, doer: Doer, community: int, code: str, account: int) -> int:
    """A colleague prepares and leads it too. Raises Declined: not_your_door, not_your_meeting, no_colleague."""
    may(doer, "share_meeting")

    def sharing(deed: Deed, who: Holder, now: Holding) -> None:
        if now.owner is None or now.owner != who.account:
            raise Declined("not_your_meeting")
        _colleague(deed.connection, community, account)
        if account not in (now.owner, *now.shared):
            _cut(deed, code, account)
            deed.make("holdings", community=community, meeting=code, account=account, part="shared", at=deed.now)

    return _doing(book, doer, "share_meeting", community, code, sharing)


def take_back(book: Book, doer: Doer, community: int, code: str, account: int) -> int:
    """It is shared with her no more: said by its owner, or by herself. Raises Declined: not_your_door, not_your_meeting, no_such_row."""
    may(doer, "share_meeting")

    def taking(deed: Deed, who: Holder, now: Holding) -> None:
        if who.account is None or who.account not in (now.owner, account):
            raise Declined("not_your_meeting")
        if account not in now.shared:
            raise Declined("no_such_row")
        _cut(deed, code, account)

    return _doing(book, doer, "share_meeting", community, code, taking)


def hand_over(book: Book, doer: Doer, community: int, code: str, account: int | None) -> int:
    """It is that colleague's from now on, or the house's (None); those with whom it was shared keep it, whoever had it does not.
    For its owner and the house's admin. Raises Declined: not_your_door, not_your_meeting, no_colleague."""
    may(doer, "hand_meeting")

    def handing(deed: Deed, who: Holder, now: Holding) -> None:
        if not (who.admin or (now.owner is not None and now.owner == who.account)):
            raise Declined("not_your_meeting")
        if account is not None:
            _colleague(deed.connection, community, account)
        if account != now.owner:
            pass_on(deed, community, code, account)

    return _doing(book, doer, "hand_meeting", community, code, handing)


def open_it(book: Book, doer: Doer, community: int, code: str) -> int:
    """The house's admin opens somebody's meeting, for a day; its owner is told. Raises Declined: not_your_door, admin_only."""
    may(doer, "open_meeting")

    def opening(deed: Deed, who: Holder, now: Holding) -> None:
        if not who.admin:
            raise Declined("admin_only")
        if not now.open_to(who, deed.now):
            _cut(deed, code, who.account)
            deed.make("holdings", community=community, meeting=code, account=who.account, part="opened", at=deed.now)

    return _doing(book, doer, "open_meeting", community, code, opening)


def show_titles(book: Book, doer: Doer, community: int, shown: bool) -> int:
    """Whether organisers see what each other's meetings are called. Raises Declined: not_your_door, admin_only."""
    may(doer, "keep_house")

    def showing(deed: Deed) -> None:
        admin_only(deed.connection, doer, community)
        deed.put("communities", community, titles=shown)

    return book.deed(doer, "keep_house", community, showing).id


def hand_house(book: Book, doer: Doer, community: int, account: int) -> int:
    """That colleague is the house's admin from now on; said by the admin, or whoever holds the house's key. The number of the deed.
    Raises Declined: not_your_door, admin_only, no_colleague (also for one who has not chosen a password yet)."""
    may(doer, "keep_house")

    def handing(deed: Deed) -> None:
        admin_only(deed.connection, doer, community)
        _colleague(deed.connection, community, account, ("open",))
        if account != admin_of(deed.connection, community) or not has_admin(deed.connection, community):
            _enthrone(deed, community, account)

    return book.deed(doer, "keep_house", community, handing).id


def note_admin(deed: Deed, community: int) -> None:
    """Before anybody's account changes, whoever is the admin now is written down: nobody becomes it by the way."""
    now = admin_of(deed.connection, community)
    if now is not None and not has_admin(deed.connection, community):
        _enthrone(deed, community, now)


def _enthrone(deed: Deed, community: int, account: int) -> None:
    before = _rows(deed.connection, and_(holdings.c.community == community, holdings.c.part == ADMIN))
    deed.cut("holdings", *[row.id for row in before])
    deed.make("holdings", community=community, meeting="", account=account, part=ADMIN, at=deed.now)


def admin_only(connection: Connection, doer: Doer, community: int) -> None:
    """Raises Declined(admin_only)."""
    if not holder(connection, doer, community).admin:
        raise Declined("admin_only")


def release(deed: Deed, community: int, account: int) -> None:
    """An account is being closed: its meetings are the admin's, the house's where there is none; what was shared with it no more. Where
    it was the admin's, the next who can sign in is that, and stays it."""
    heir = admin_of(deed.connection, community)
    rows = _rows(deed.connection, holdings.c.account == account)
    for row in rows:
        if row.part == "owner":
            pass_on(deed, community, row.meeting, heir)
    deed.cut("holdings", *[row.id for row in rows if row.part != "owner"])
    if heir is not None and any(row.part == ADMIN for row in rows):
        _enthrone(deed, community, heir)


def pass_on(deed: Deed, community: int, code: str, account: int | None) -> None:
    """From now on it is that account's, or the house's, which shares it with nobody."""
    rows = _rows(deed.connection, holdings.c.meeting == code)
    gone = [row.id for row in rows if row.part != "shared" or account in (None, row.account)]
    deed.cut("holdings", *gone)
    if account is not None:
        deed.make("holdings", community=community, meeting=code, account=account, part="owner", at=deed.now)


Work = Callable[[Deed, Holder, Holding], None]


def _doing(book: Book, doer: Doer, verb: str, community: int, code: str, work: Work) -> int:
    def doing(deed: Deed) -> None:
        work(deed, holder(deed.connection, doer, community), of_meeting(deed.connection, code))

    return book.deed(doer, verb, community, doing).id


def _cut(deed: Deed, code: str, account: int | None) -> None:
    rows = _rows(deed.connection, holdings.c.meeting == code)
    deed.cut("holdings", *[row.id for row in rows if row.account == account and row.part != "owner"])


def _rows(connection: Connection, which: ColumnElement[bool]) -> Sequence[Row[Any]]:
    """But for seats: whose a seat is stays as it was, whoever holds the meeting."""
    held = select(holdings).where(which, ~holdings.c.part.startswith(SEAT))
    return connection.execute(held.order_by(holdings.c.id)).all()


def _colleague(
    connection: Connection, community: int, account: int, states: Sequence[str] = ("open", "invited")
) -> None:
    """Raises Declined(no_colleague) for who is none of the organiser's people, or out."""
    whose = (accounts.c.community == community, accounts.c.door == "organiser", accounts.c.state.in_(states))
    if connection.execute(select(accounts.c.id).where(accounts.c.id == account, *whose)).first() is None:
        raise Declined("no_colleague")
