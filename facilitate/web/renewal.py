"""A new role comes with a new token: a page changes the one it came with, and a phone or script asks for it here."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, after_this_request, jsonify, request

from facilitate.core.refusals.refusal import Refused
from facilitate.service.access import Identity
from facilitate.web import cookies
from facilitate.web.join import tidy, wrong
from facilitate.web.ours import own_page
from facilitate.web.sight import context, exists

pages = Blueprint("renewal", __name__)


@pages.post("/m/<code>/token")
def token(code: str) -> Any:
    """Another token for one whose role has changed: in the cookie, and to whoever brought hers in the head, in words. The old
    one is worth nothing from now on but the same new one here, until that is used; where it was changed already, the new one
    in the cookie is enough."""
    clean, held = tidy(code), cookies.bearer(request)
    if not exists(clean):
        return wrong()
    if not held and not own_page(request.environ, (context().config.public_url.lower(),)):
        raise Refused("no_token")
    old = cookies.token(request, clean)
    joined = context().access.renew(clean, old)
    if joined is None and context().access.who(clean, old) is None:
        raise context().access.why_not(clean, old)
    told = jsonify(ok=True, **({"participant": joined.participant, "token": joined.token} if joined and held else {}))
    if joined is not None and not held:
        cookies.change_person(told, clean, joined.token)
    return told


def known(code: str) -> Identity | None:
    """Whoever opens a page of that meeting by the cookie; one whose role has changed is given the new token along with it."""
    access, old = context().access, cookies.token(request, code)
    who: Identity | None = access.who(code, old)
    if who is not None or cookies.bearer(request):
        return who
    joined = access.renew(code, old)
    if joined is None:
        return None

    @after_this_request
    def keep(response: Response) -> Response:
        cookies.change_person(response, code, joined.token)
        return response

    found: Identity | None = access.whose(code, joined.token)  # she has not shown it yet: this answer may be lost
    return found
