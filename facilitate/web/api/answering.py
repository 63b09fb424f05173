"""The addresses of the API, hung on the app out of the table of calls."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec
from flask import Blueprint, Response, current_app, request
from sqlalchemy import Connection
from werkzeug.exceptions import HTTPException, MethodNotAllowed, RequestEntityTooLarge

from facilitate.core.person.names import clean_text
from facilitate.register import feed
from facilitate.register.declined import Declined
from facilitate.register.feed import Ask, Eyes
from facilitate.register.people import keys
from facilitate.register.people.keys import Key
from facilitate.web.api import cursors, gate, openapi
from facilitate.web.api.calls import CALLS, Call
from facilitate.web.api.gate import Gate, Stopped
from facilitate.web.api.look import Look
from facilitate.web.api.shapes import Page
from facilitate.web.registers import doors
from facilitate.web.sight import context

log = logging.getLogger(__name__)
W = TypeVar("W")
MOST_ID = 2**63 - 1
pages = Blueprint("api", __name__, url_prefix="/api")
OWN = ("cursor", "limit", "q")


@pages.get("/openapi.json")
@pages.get("/v1/openapi.json")
def document() -> Response:
    """What there is; no key is needed to read it."""
    return _answer(openapi.document())


def _hang(call: Call) -> None:
    def answered(**where: int) -> Response:
        key = _key()
        if call.kind == "list":
            return _answer(_listed(call, key))
        elif call.wish is None:
            return _answer(_one(call, key, where["id"]))
        else:
            return _done(call, key, where)

    address = "/v1" + call.path.replace("{id}", f"<int(max={MOST_ID}):id>")
    pages.add_url_rule(address, f"{call.method} {call.path}", answered, methods=[call.method])


for each in CALLS:
    _hang(each)


@pages.route("/", defaults={"rest": ""}, methods=["GET", "POST", "PUT", "PATCH", "DELETE"])
@pages.route("/<path:rest>", methods=["GET", "POST", "PUT", "PATCH", "DELETE"])
def nothing(rest: str) -> Response:
    """Every other address, in the same shape."""
    named = any(re.fullmatch(f"v1{call.path}".replace("{id}", "[0-9]+"), rest) for call in CALLS)
    raise Stopped("no_such_way" if named else "no_such_address")


def _key() -> Key:
    services = context()
    here: Gate = current_app.extensions.setdefault("api_gate", gate.open_gate())
    found = here.key(request, services.book, services.config.organiser_key, services.clock.now())
    if found.id:
        keys.used(services.book, found, services.clock.now())
    return found


def _listed(call: Call, key: Key) -> Page[Any]:
    doors.caught_up()
    eyes, look = _eyes(key), _looking(key)
    filters = {name: value for name, value in request.args.items() if name not in OWN}
    ask = Ask(cursors.read(request.args.get("cursor", "")), _limit(), request.args.get("q", "")[:80], filters)

    def reading(connection: Connection) -> Page[Any]:
        ids, more = feed.ids(connection, call.name, eyes, ask)
        found = call.work(look(connection), ids)
        return Page(items=found, next=cursors.written(ids[-1]) if more else None)

    page: Page[Any] = context().book.read(reading)
    return page


def _limit() -> int:
    try:
        return int(request.args.get("limit", "50"))
    except ValueError as fault:
        raise Declined("no_such_value", filter="limit") from fault


def _one(call: Call, key: Key, id: int) -> Any:
    eyes, look = _eyes(key), _looking(key)

    def reading(connection: Connection) -> Any:
        if not feed.there(connection, call.name, eyes, id):
            raise Declined("no_such_row")
        return call.work(look(connection), id)

    return context().book.read(reading)


def _looking(key: Key) -> Callable[[Connection], Look]:
    """Made before the reading, which happens in a thread that knows of no request."""
    eyes, now = _eyes(key), context().clock.now()
    return lambda connection: Look(connection, eyes, now)


def _eyes(key: Key) -> Eyes:
    """What it may read: of meetings those that its account may open."""
    return gate.eyes(key, context().book)


def _done(call: Call, key: Key, where: dict[str, int]) -> Response:
    """What was done is told as it stands now, also a need that has become sensitive by it."""
    gate.writing(key)
    assert call.wish is not None
    wish, told, look = _wish(call.wish), _reading(call), _looking(key)
    if where:
        _one(told, key, where["id"])
    id, deed = call.work(context().book, key.doer, key.community, *where.values(), wish)
    sheet = context().book.read(lambda connection: told.work(look(connection), id))
    answer = _answer(sheet, 201 if call.kind == "make" else 200)
    answer.headers["Deed"] = str(deed)
    return answer


def _reading(call: Call) -> Call:
    """The call that tells one row of the same register."""
    return next(each for each in CALLS if each.kind == "one" and each.name == call.name)


def _wish(kind: type[W]) -> W:
    """Raises Stopped: no_json, bad_shape."""
    try:
        plain = msgspec.json.decode(request.get_data())
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as fault:
        raise Stopped("no_json") from fault
    try:
        return msgspec.convert(_clean(plain), kind)
    except msgspec.ValidationError as fault:
        _words, _, place = str(fault).partition(" - at `$.")
        raise Stopped("bad_shape", field=place.rstrip("`"), what=str(fault)) from fault


def _clean(plain: Any) -> Any:
    """Texts as they are kept from every other hand: nothing in them that cannot be seen."""
    if isinstance(plain, dict):
        return {name: clean_text(value) if isinstance(value, str) else value for name, value in plain.items()}
    return plain


def _answer(body: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(body), status, mimetype="application/json")


@pages.errorhandler(Stopped)
def _stopped(fault: Stopped) -> Response:
    answer = _answer(fault.told(), fault.status)
    if fault.wait:
        answer.headers["Retry-After"] = str(fault.wait)
    return answer


@pages.errorhandler(Declined)
def _declined(fault: Declined) -> Response:
    return _answer(gate.declined(fault), fault.status)


@pages.errorhandler(Exception)
def _unforeseen(fault: Exception) -> Response:
    match fault:
        case MethodNotAllowed():
            return _stopped(Stopped("no_such_way"))
        case RequestEntityTooLarge():
            return _stopped(Stopped("too_big"))
        case HTTPException():
            return _stopped(Stopped("no_such_address"))
    log.exception("%s %s failed", request.method, request.path, exc_info=fault)
    return _stopped(Stopped("broke"))
