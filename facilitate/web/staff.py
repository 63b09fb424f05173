"""Who has signed in on this browser, and which phone it is: signed cookies, checked against the register at each page."""

from __future__ import annotations

import hashlib
import os
from typing import Any

from flask import Response, after_this_request, current_app, g, request
from itsdangerous import BadSignature, URLSafeSerializer

from facilitate.core.refusals.refusal import Refused
from facilitate.register.people.accounts import Account, known
from facilitate.register.people.keyring import since
from facilitate.web import cookies
from facilitate.web.sight import context

MOST = 40
"""Meetings of one browser that are looked at; what it holds of more goes unseen."""


def signed_in() -> Account | None:
    """The account that has signed in here, while it is open and its password is the same."""
    if "staff" not in g:
        g.staff = _look(cookies.staff(request))
    found: Account | None = g.staff
    return found


def keep(response: Response, account: Account) -> Response:
    """This browser is that account's from now on; what another who signed in here before could open at a desk it opens no more."""
    before = cookies.staff(request)
    if before and _told(before)[0] != account.id:
        _leave_desks(response)
    chosen = context().book.read(lambda connection: since(connection, account.id))
    cookies.keep_staff(response, _signer().dumps([account.id, chosen]))
    return response


def leave(response: Response) -> Response:
    """Nobody is signed in on this browser any more, holds the organiser's key or sits at a desk; whose phone it is in a meeting stays."""
    cookies.forget_staff(response)
    _leave_desks(response)
    return response


def _leave_desks(response: Response) -> None:
    for n, (code, tokens) in enumerate(cookies.here(request).items()):
        cookies.keep_only(response, code, {each for each in tokens if n < MOST and _from_the_room(code, each)})


def _from_the_room(code: str, token: str) -> bool:
    """Whether it is a participant's, or of somebody who was sent out: the others open a desk, or nothing now and perhaps later."""
    found = context().access.here(code, token)
    return isinstance(found, Refused) or (found is not None and "desk" not in found.audiences)


def phone() -> str:
    """The hash of this phone's own mark; a phone that has none is given one where it does something, "" where it only reads."""
    if "phone" not in g:
        mark = cookies.phone(request)
        if not mark and request.method == "POST":
            mark = os.urandom(16).hex()
            after_this_request(_marking(mark))
        g.phone = hashlib.sha256(mark.encode()).hexdigest()[:32] if mark else ""
    return str(g.phone)


def _marking(mark: str) -> cookies.Marking:
    def put(response: Response) -> Response:
        cookies.keep_phone(response, mark)
        return response

    return put


def _told(cookie: str) -> tuple[int | None, Any]:
    """(account, when its password was chosen), as the cookie says; nobody where it is none of ours."""
    try:
        id, chosen = _signer().loads(cookie)
    except (BadSignature, ValueError, TypeError):
        return None, None
    return id, chosen


def _look(cookie: str) -> Account | None:
    id, chosen = _told(cookie)
    if id is None:
        return None
    account = context().book.read(lambda connection: known(connection, id) if since(connection, id) == chosen else None)
    return account if account and account.state == "open" else None


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="staff")
