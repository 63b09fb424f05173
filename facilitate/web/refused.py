"""What is being refused just now, to whom, and which phones are slow: for the desk, which may make a phone quiet."""

from __future__ import annotations

from time import monotonic

from flask import Blueprint, Response, abort, current_app

from facilitate.core.refusals.refusal import Refused
from facilitate.service.turned_away import turned_away
from facilitate.web import wirejson
from facilitate.web.join import tidy, wrong
from facilitate.web.pulse import waiting
from facilitate.web.room import identity
from facilitate.web.sight import context, exists

pages = Blueprint("refused", __name__)


@pages.get("/m/<code>/refused")
def refused(code: str) -> Response:
    """JSON for the desk alone: `rows` [{person, rule, n, ago, zh, en}] newest first, how many phones are `here` and how many of
    them `slow`: with something waiting that they have not taken. Of the process that answers."""
    code = tidy(code)
    if not exists(code):
        abort(wrong())
    who = identity(code)
    if who is None:
        raise Refused("no_token")
    if "desk" not in who.audiences:
        raise Refused("not_yours")
    server = current_app.extensions.get("socketio")
    slow = len(waiting(server.server, code)) if server is not None else 0
    told = {"rows": turned_away.of(code, monotonic()), "here": context().crowd.here(code)[0], "slow": slow}
    return Response(wirejson.dumps(told), 200, mimetype="application/json")
