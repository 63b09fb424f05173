"""Who stands at which door of the register, and what a page of it needs from the house."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from flask import abort, current_app, redirect, request
from flask_wtf import FlaskForm
from sqlalchemy import Connection

from facilitate.register.book import Book
from facilitate.register.communities import ours
from facilitate.register.declined import Declined
from facilitate.register.doer import ORGANISER, Doer
from facilitate.web.gathering import Gathering
from facilitate.web.home import is_organiser
from facilitate.web.i18n import lang
from facilitate.web.sight import context

T = TypeVar("T")
MOST = 2**63 - 1
"""No row has a higher number: a database could not even look for it."""


def doer() -> Doer:
    """Whoever asks; 403 for a stranger."""
    if not is_organiser():
        abort(403)
    return ORGANISER


def book() -> Book:
    found: Book = context().book
    return found


def community() -> int:
    """The community whose register this house keeps."""
    return ours(book())


def caught_up() -> None:
    """Meetings that have ended since are in the register before it is read."""
    gathering: Gathering = current_app.extensions["gathering"]
    gathering.catch_up()


def ask(work: Callable[[Connection, int], T]) -> T:
    """What `work` asks of this community's register; 404 in words where there is no such row."""
    here = community()
    return book().read(lambda connection: work(connection, here))


def number(text: str) -> int:
    """The number of a row as an address or form names it. Raises ValueError where it can be none."""
    if not 0 <= int(text) <= MOST:
        raise ValueError
    return int(text)


def pressed() -> None:
    """A button on one of our own pages; 400 otherwise."""
    if not FlaskForm().validate_on_submit():
        abort(400)


def told(declined: Declined) -> str:
    """Why something was not done, in this person's language."""
    words = declined.wire()
    return str(words["en"] if lang() == "en" else words["zh"])


def back(address: str, deed: int) -> Any:
    """To that page, which says that it was done and offers to take it back."""
    mark = "&" if "?" in address else "?"
    return redirect(f"{address}{mark}did={deed}" if deed else address, 303)


def done() -> int:
    """The deed that brought the reader to this page; 0: none."""
    return request.args.get("did", 0, type=int)
