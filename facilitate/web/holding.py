"""Whether the organiser who asks may open a meeting: one question, which every page that takes a meeting's code asks here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import g, request
from sqlalchemy import Connection

from facilitate.register.communities import ours
from facilitate.register.doer import ORGANISER, Doer
from facilitate.register.people import holdings, holdings_deeds
from facilitate.register.people.holdings import Holder
from facilitate.store.log import Beside
from facilitate.web import cookies
from facilitate.web.join import tidy
from facilitate.web.sight import context
from facilitate.web.staff import signed_in


def asking() -> Holder | None:
    """Who asks: the organiser's account that has signed in here, else whoever holds the house's key; None: no organiser."""
    if "asking" not in g:
        doer = organiser()
        here = community()
        g.asking = doer and context().book.read(lambda connection: holdings.holder(connection, doer, here))
    found: Holder | None = g.asking
    return found


def organiser() -> Doer | None:
    """In whose name an organiser's deeds are done from this browser or script."""
    account = signed_in()
    if account is not None and account.door == "organiser":
        return account.doer
    key = cookies.organiser_key(request)
    return ORGANISER if key and context().access.is_organiser(key) else None


def community() -> int:
    """The community of the account that has signed in, else the one whose register this house keeps."""
    account = signed_in()
    return int(account.community if account else ours(context().book))


def may_open(code: str) -> bool:
    """Whether an organiser asks who may open this meeting; where something is sent, not only looked at, who holds it. What a person
    of the meeting may is told by her token, not here."""
    if not _looks():
        return holds(code)
    who, now = asking(), context().clock.now()
    if who is None:
        return False
    asked = tidy(code)
    return bool(context().book.read(lambda connection: holdings.may_open(connection, asked, who, now)))


def holds(code: str) -> bool:
    """Whether an organiser asks who leads this meeting and changes it: she is shown its keys. Whoever has opened a colleague's for a
    day only reads."""
    who = asking()
    if who is None:
        return False
    return bool(context().book.read(lambda connection: holdings.of_meeting(connection, tidy(code))).holds(who))


def whole_house() -> bool:
    """Whether the house's admin asks, or whoever holds its key: they alone look into what is not of one meeting."""
    who = asking()
    return who is not None and who.admin


def shut() -> frozenset[str]:
    """The codes of the meetings that lists leave out for whoever asks; where something is sent, of those that she does not hold."""
    if not _looks():
        return unheld()
    who, now = asking() or Holder(), context().clock.now()
    found: frozenset[str] = context().book.read(lambda connection: holdings.shut(connection, who, now))
    return found


def unheld() -> frozenset[str]:
    """The codes of the meetings that whoever asks does not hold: none of them is offered to do something with."""
    who = asking() or Holder()
    found: frozenset[str] = context().book.read(lambda connection: holdings.unheld(connection, who))
    return found


def opens(code: str) -> bool:
    """Where a page is drawn: whether a meeting's address is shown to whoever asks. The tables are asked once for a page."""
    if "shut" not in g:
        g.shut = shut()
    return code not in g.shut


def leads(code: str) -> bool:
    """Where a page is drawn: whether whoever asks is offered to do something with that meeting."""
    if "unheld" not in g:
        g.unheld = unheld()
    return code not in g.unheld


def _looks() -> bool:
    return request.method in ("GET", "HEAD")


def claim(after: str = "") -> Callable[[str], Beside] | None:
    """What is written with a meeting that is being made: it is the account's that has signed in; for whoever holds the key it is the
    house's (None), or, where it is made after another's model, its owner's. Never is there a moment in which it is nobody's."""
    book, here, who = context().book, community(), asking()
    account = who.account if who else None
    if account is None and after:
        account = book.read(lambda connection: _owner(connection, after))
    doer = organiser()
    if account is None or doer is None:
        return None
    owner, maker = account, doer
    return lambda code: lambda connection: holdings_deeds.claim(book, connection, maker, here, code, owner)


def seated(code: str, person: str) -> None:
    """Whoever made the meeting was given that person's seat at its desk: it is the account's that has signed in, and goes with it."""
    who, doer = asking(), organiser()
    if who is not None and who.account is not None and doer is not None:
        holdings_deeds.seat(context().book, doer, community(), code, who.account, person)


def _owner(connection: Connection, code: str) -> Any:
    return holdings.of_meeting(connection, code).owner
