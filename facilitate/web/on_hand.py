"""What those at the table have promised before and not done yet, for the desk that gives them one more."""

from __future__ import annotations

from flask import Blueprint, Response, abort

from facilitate.register.communities import ours
from facilitate.register.promises.promises_days import day
from facilitate.register.promises.promises_load import on_hand
from facilitate.web import wirejson
from facilitate.web.join import tidy, wrong
from facilitate.web.room import identity
from facilitate.web.sight import context, exists

pages = Blueprint("on_hand", __name__)


@pages.get("/m/<code>/desk/hands")
def hands(code: str) -> Response:
    """Who of the meeting has how much on hand, and how much of it is late; for whoever sits at the desk."""
    code = tidy(code)
    if not exists(code):
        abort(wrong())
    people = _people(code)
    book, today = context().book, day(context().clock.now())
    here = ours(book)
    told = book.read(lambda connection: on_hand(connection, here, people, today))
    answer = Response(wirejson.dumps(told), mimetype="application/json")
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _people(code: str) -> dict[str, str]:
    who = identity(code)
    if who is None or not who.person:
        abort(401)
    if "desk" not in who.audiences:
        abort(403)
    with context().door.reading(code) as m:
        return {id: person.name for id, person in m.people.all.items()}
