"""What a form may be before anybody knows whose it is: sent from a page of ours, and short."""

from __future__ import annotations

from flask import Flask, Response, request
from flask_wtf.csrf import validate_csrf
from werkzeug.exceptions import RequestEntityTooLarge
from wtforms import ValidationError

from facilitate.register.people import keys
from facilitate.web import cookies
from facilitate.web.errors import answer, told
from facilitate.web.gate import COOKIE, FOREIGN, UNPROVEN
from facilitate.web.home import is_organiser
from facilitate.web.sight import context
from facilitate.web.staff import signed_in

STRANGER_BYTES = 65_536
"""Of a body whose sender nobody knows. What those who are known may send, each page says."""

COOKIES_ASKED = 8
"""Of the cookies by which a browser says whose it is: each costs a question to the database, and whoever invents them sends hundreds."""

ELSEWHERE = (
    "这一步是从别的网站发来的，没有做。请从大屏上的地址打开本会场再做。",
    "Another site's page asked for this, and it was not done. Please open the address on the wall and do it there.",
)


def init_app(app: Flask) -> None:
    """Ask of every request of the app."""
    app.before_request(_short_of_strangers)
    app.before_request(_from_our_page)


def _from_our_page() -> Response | None:
    """No deed for another site's page. Whoever brings cookies, and does not say from which page, shows the token of one of our
    forms, or speaks JSON: no page of another site can send that without saying so. A form that is too long to be read does nothing:
    its own page says so."""
    if request.environ.get(FOREIGN):
        return told(403, *ELSEWHERE)
    if not request.environ.get(UNPROVEN) or not request.cookies or request.is_json:
        return None
    try:
        validate_csrf(request.form.get("csrf_token") or request.headers.get("X-CSRF-Token"))
    except ValidationError:
        return answer(400)
    except RequestEntityTooLarge:
        return None
    return None


def _short_of_strangers() -> None:
    if ((request.content_length or 0) > STRANGER_BYTES or _endless()) and not _known():
        request.max_content_length = STRANGER_BYTES


def _endless() -> bool:
    """Whether a body comes whose length is not told."""
    return bool(request.environ.get("HTTP_TRANSFER_ENCODING"))


def _known() -> bool:
    """Whether this browser or script is somebody's: the organiser's, an account's, a program's by its key, or a person's of some
    meeting, also of one whose role has changed a moment ago."""
    if is_organiser() or signed_in() is not None:
        return True
    access, brought = context().access, cookies.bearer(request)
    if brought and (access.of_script(None, brought) is not None or _is_key(brought)):
        return True
    held = [(name.removeprefix(COOKIE), value) for name, value in request.cookies.items() if name.startswith(COOKIE)]
    held.sort(key=lambda one: one[0] not in request.path)  # of this meeting first
    return any(access.whose(code, token) is not None for code, token in held[:COOKIES_ASKED])


def _is_key(token: str) -> bool:
    return context().book.read(lambda connection: keys.recognised(connection, token)) is not None
