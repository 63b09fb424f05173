"""Who stands at which door of the register, and what a page of it needs from the house."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import copy_context
from datetime import date
from typing import Any, TypeVar
from urllib.parse import urlencode

from flask import abort, current_app, g, redirect, request
from flask_wtf import FlaskForm
from sqlalchemy import Connection

from facilitate.register.book import Book
from facilitate.register.communities import ours
from facilitate.register.doer import ORGANISER, Doer, Door
from facilitate.register.promises.promises_days import day
from facilitate.web.gathering import Gathering
from facilitate.web.home import is_organiser
from facilitate.web.i18n import reason
from facilitate.web.sight import context
from facilitate.web.staff import phone, signed_in

T = TypeVar("T")
MOST = 2**63 - 1
"""No row has a higher number: a database could not even look for it."""


def doer() -> Doer:
    """Who does what this page is for: the organiser or a unit's clerk where they may open it, else a resident by her phone.

    A page at the residents' door is a resident's whoever looks at it: nobody confirms a promise in her place. 403 for a stranger."""
    whose = g.get("whose", ("organiser",))
    account = signed_in()
    if account and account.door in whose:
        return account.doer
    if "organiser" in whose and is_organiser():
        return ORGANISER
    if "resident" not in whose:
        abort(403)
    return Doer("resident", f"slip:{phone()}", community(), account.unit if account else None)


def only(*whose: Door) -> None:
    """Whoever does not belong at one of these doors is asked to sign in; the residents' is open to everybody."""
    g.whose = whose
    account = signed_in()
    known = (account is not None and account.door in whose) or ("organiser" in whose and is_organiser())
    if not known and "resident" not in whose:
        abort(redirect(f"/in?{urlencode({'next': request.path})}", 303) if request.method == "GET" else 403)


def book() -> Book:
    found: Book = context().book
    return found


def community() -> int:
    """The community of whoever has signed in; for everybody else the one whose register this house keeps."""
    account = signed_in()
    return account.community if account else ours(book())


def whole() -> tuple[Book, Doer, int]:
    """What every deed begins with: the register, who does it, whose community."""
    return book(), doer(), community()


def today() -> date:
    """The day on which the page is read."""
    return day(context().clock.now())


def caught_up() -> None:
    """Meetings that have ended since are in the register before it is read; of very many the page says that they follow."""
    gathering: Gathering = current_app.extensions["gathering"]
    g.behind = gathering.catch_up()


def ask(work: Callable[[Connection, int], T]) -> T:
    """What `work` asks of this community's register; 404 in words where there is no such row.

    It is asked in the reader's thread, which is told who asks, in which language and on which day."""
    here, asking = community(), copy_context()
    return book().read(lambda connection: asking.run(work, connection, here))


def number(text: str) -> int:
    """The number of a row as an address or form names it. Raises ValueError where it can be none."""
    if not 0 <= int(text) <= MOST:
        raise ValueError
    return int(text)


def named(text: str | None) -> int | None:
    """The number of the row that a field names; None where it names none."""
    try:
        return number(text) if text else None
    except ValueError:
        return None


def pressed() -> None:
    """A button on one of our own pages; 400 otherwise."""
    if not FlaskForm().validate_on_submit():
        abort(400)


told = reason
"""Why something was not done, in this person's language."""


def back(address: str, deed: int) -> Any:
    """To that page, which says that it was done and offers to take it back."""
    mark = "&" if "?" in address else "?"
    return redirect(f"{address}{mark}did={deed}" if deed else address, 303)


def done() -> int:
    """The deed that brought the reader to this page; 0: none."""
    return request.args.get("did", 0, type=int)
