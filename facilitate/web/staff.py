"""Who has signed in on this browser, and which phone it is: signed cookies, checked against the register at each page."""

from __future__ import annotations

import hashlib
import os

from flask import Response, after_this_request, current_app, g, request
from itsdangerous import BadSignature, URLSafeSerializer

from facilitate.register.people.accounts import Account, known
from facilitate.register.people.keyring import since
from facilitate.web import cookies
from facilitate.web.sight import context


def signed_in() -> Account | None:
    """The account that has signed in here, while it is open and its password is the same."""
    if "staff" not in g:
        g.staff = _look(cookies.staff(request))
    found: Account | None = g.staff
    return found


def keep(response: Response, account: Account) -> Response:
    """This browser is that account's from now on."""
    chosen = context().book.read(lambda connection: since(connection, account.id))
    cookies.keep_staff(response, _signer().dumps([account.id, chosen]))
    return response


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


def _look(cookie: str) -> Account | None:
    try:
        id, chosen = _signer().loads(cookie)
    except (BadSignature, ValueError, TypeError):
        return None
    account = context().book.read(lambda connection: known(connection, id) if since(connection, id) == chosen else None)
    return account if account and account.state == "open" else None


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="staff")
