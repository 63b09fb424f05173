"""The room of one meeting: the live pages, acts and state by HTTP, and whether the house is well."""

from __future__ import annotations

import gzip
from typing import Any
from urllib.parse import urlencode

import msgspec
from flask import Blueprint, Response, abort, current_app, make_response, redirect, render_template, request
from markupsafe import Markup

from facilitate import __version__
from facilitate.core.refusals.refusal import Refused
from facilitate.papers.qr import qr
from facilitate.service.access import Identity
from facilitate.service.lists import lists
from facilitate.store.database import describe
from facilitate.web import cookies, wirejson
from facilitate.web.acts import Acts
from facilitate.web.gate import own_page
from facilitate.web.i18n import lang, words_url
from facilitate.web.join import tidy, wrong
from facilitate.web.sight import context, exists, meeting_of
from facilitate.web.wordlist import wordlist_url

pages = Blueprint("room", __name__)
SUGGESTING = ("words", "words_en", "hints")


@pages.get("/m/<code>")
def room(code: str) -> Any:
    """The phone; whoever has not joined is shown the door."""
    code = _known(code)
    who = identity(code)
    if who is None or not who.person:
        return redirect(f"/J/{code}", 303)
    return _page("room.html", code, "room", who)


@pages.get("/m/<code>/board")
def board(code: str) -> Any:
    """The wall. `?key=` is exchanged for a cookie; without it the door is shown."""
    code = _known(code)
    key = request.args.get("key", "")
    if key:
        answer = make_response(redirect(f"/m/{code}/board", 303))
        if context().access.key_fits(code, "board", key):
            cookies.keep_board(answer, code, key)
        return answer
    who = identity(code) or identity(f"board_{code}")
    if who is None:
        return redirect(f"/J/{code}", 303)
    return _page("board.html", code, "board", who)


@pages.get("/m/<code>/desk")
def desk(code: str) -> Any:
    """The console of whoever runs the meeting."""
    code = _known(code)
    who = identity(code)
    if who is None or "desk" not in who.audiences:
        return redirect(f"/J/{code}" if who is None else f"/m/{code}", 303)
    return _page("desk.html", code, "desk", who)


@pages.post("/m/<code>/act")
def act(code: str) -> Response:
    """The same act as by socket, for scripts and old browsers."""
    code = _known(code)
    who = identity(code)
    if who is None or not _own_origin():
        raise Refused("no_token")
    answer = acts().carry_out(code, who.person, request.get_json(silent=True))
    status = answer.refusal.status if answer.refusal else 200
    return _json(answer.wire(), status)


@pages.get("/m/<code>/state")
def state(code: str) -> Response:
    """One patch: `?as=room|board|desk&since=N`, and the person's own view."""
    code = _known(code)
    who = identity(code) or identity(f"board_{code}")
    if who is None:
        raise Refused("no_token")
    audience = request.args.get("as", "room")
    if audience not in who.audiences:
        raise Refused("not_yours")
    patch, me = context().crowd.state(code, audience, request.args.get("since", 0, int), who.person)
    return _json(patch | {"me": me}, 200)


@pages.get("/healthz")
def healthz() -> Response:
    """200 when the store answers."""
    services = context()
    store = services.in_writer(lambda: describe(services.engine))
    told = {"ok": True, "version": __version__, "store": store, "lag": 0, "phones": services.crowd.connected()}
    return _json(told, 200)


def acts() -> Acts:
    """The one carrier of acts: socket and HTTP share each person's rate."""
    found: Acts = current_app.extensions["acts"]
    return found


def identity(code: str) -> Identity | None:
    """Whoever asks, by cookie or `Authorization: Bearer`."""
    found: Identity | None = context().access.who(code.removeprefix("board_"), cookies.token(request, code))
    return found


def _known(code: str) -> str:
    clean = tidy(code)
    if not exists(clean):
        abort(wrong())
    return clean


def _own_origin() -> bool:
    """A page of somebody else's cannot act with our cookie; a script brings its token itself."""
    return "Authorization" in request.headers or own_page(request.environ, (context().config.public_url.lower(),))


def _json(told: Any, status: int) -> Response:
    return Response(wirejson.dumps(told), status, mimetype="application/json")


def _remote(code: str, who: Identity, join: str) -> dict[str, Any] | None:
    """The link that opens a desk of the same role on a phone, as a remote."""
    key = context().access.keys(code).get(who.role)
    if key is None:
        return None
    url = f"{join}?{urlencode({'role': who.role, 'key': key})}"
    return {"url": url, "qr": qr(url)._asdict()}


def _packed(page: str) -> Response:
    """The page, compressed where the browser takes it: it holds no secret that a guesser could measure."""
    if "gzip" not in request.headers.get("Accept-Encoding", ""):
        return Response(page, mimetype="text/html")
    headers = {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
    return Response(gzip.compress(page.encode(), 6), mimetype="text/html", headers=headers)


def _lists() -> dict[str, Any]:
    """The lists as pages carry them: without the words that suggest categories, which have an address of their own."""
    found: dict[str, Any] = msgspec.to_builtins(lists())
    return found | {
        "needs": [{key: told for key, told in each.items() if key not in SUGGESTING} for each in found["needs"]]
    }


def _page(template: str, code: str, audience: str, who: Identity) -> Response:
    meeting = meeting_of(code, audience)
    page = {
        "code": code, "as": audience, "lang": lang(), "person": who.person, "version": __version__,
        "words": words_url(), "lists": _lists(), "wordlist": wordlist_url(),
        "join": meeting["join"] | {"addresses": context().access.addresses()},
        "urls": {
            "board": f"/m/{code}/board", "pack": f"/m/{code}/papers/pack.zip",
            "desk": f"/m/{code}/desk" if "desk" in who.audiences else None,
        },
    }  # fmt: skip
    if audience == "desk":
        page["remote"] = _remote(code, who, meeting["join"]["url"])
    text = wirejson.dumps(page).replace("<", "\\u003c")
    return _packed(render_template(template, meeting=meeting, page_json=Markup(text)))
