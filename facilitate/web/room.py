"""The room of one meeting: the live pages, acts and state by HTTP, and whether the house is well."""

from __future__ import annotations

from functools import cache
from typing import Any
from urllib.parse import urlencode

import msgspec
from flask import Blueprint, Response, abort, current_app, make_response, redirect, render_template, request, url_for
from markupsafe import Markup

from facilitate import __version__
from facilitate.core.refusals.refusal import Refused
from facilitate.papers.qr import qr
from facilitate.service.access import Identity
from facilitate.service.lists import lists
from facilitate.store.database import describe
from facilitate.web import cookies, linked, wirejson
from facilitate.web.acts import Acts
from facilitate.web.assets import assets
from facilitate.web.drawn import HOLE, drawn
from facilitate.web.holding import holds
from facilitate.web.i18n import hall_speaks, lang, words_url
from facilitate.web.join import tidy, wrong
from facilitate.web.limits import limits
from facilitate.web.ours import own_page
from facilitate.web.renewal import known
from facilitate.web.sight import context, exists, facts_of, meeting_of
from facilitate.web.wordlist import wordlist_url
from facilitate.web.words import offered

pages = Blueprint("room", __name__)
SUGGESTING = ("words", "words_en", "hints")


@pages.get("/m/<code>")
def room(code: str) -> Any:
    """The phone; whoever has not joined is shown the door."""
    code = _known(code)
    who = known(code)
    if who is None or not who.person:
        return redirect(f"/J/{code}", 303)
    return _page("room.html", code, "room", who)


@pages.get("/m/<code>/board")
def board(code: str) -> Any:
    """The wall, in the meeting's language or that of `?lang=`; of a meeting to look at, in that of whoever looks. `?key=` is
    exchanged for a cookie; without it the door is shown."""
    code = _known(code)
    facts = facts_of(code)
    if not facts.trial:
        hall_speaks(facts.language)
    key = request.args.get("key", "")
    if key:
        wished: dict[str, Any] = {"lang": request.args["lang"]} if "lang" in request.args else {}
        answer = make_response(redirect(url_for(".board", code=code, **wished), 303))
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
    who = known(code)
    if who is None or "desk" not in who.audiences:
        return redirect(f"/J/{code}" if who is None else f"/m/{code}", 303)
    return _page("desk.html", code, "desk", who)


@pages.post("/m/<code>/act")
def act(code: str) -> Response:
    """The same act as by socket, for scripts and old browsers."""
    code = _known(code)
    who = identity(code)
    if who is None:
        raise context().access.why_not(code, cookies.token(request, code))
    if not _own_origin():
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
        raise context().access.why_not(code, cookies.token(request, code))
    audience = request.args.get("as", "room")
    if audience not in who.audiences:
        raise Refused("not_yours")
    if not limits().look(who.code, who.person):
        raise Refused("too_fast")
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
    access, token = context().access, cookies.token(request, code)
    find = access.of_script if cookies.bearer(request) else access.who
    found: Identity | None = find(code.removeprefix("board_"), token)
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


@cache
def _lists(audience: str) -> msgspec.Raw:
    """The lists that a page names things by: without the words that suggest categories, which have an address of their own;
    the desk has them all."""
    found: dict[str, Any] = msgspec.to_builtins(lists())
    if audience != "desk":
        found = {name: found[name] for name in ("needs", "resources", "answers", "action_states")}
    needs = [{key: told for key, told in each.items() if key not in SUGGESTING} for each in found["needs"]]
    return msgspec.Raw(msgspec.json.encode(found | {"needs": needs}))


def _page(template: str, code: str, audience: str, who: Identity) -> Response:
    """The page of a screen. What differs from person to person, who she is, stands at its end and is put in for each."""
    facts = facts_of(code)
    page: dict[str, Any] = {
        "code": code, "as": audience, "lang": lang(), "version": __version__, "year": int(facts.starts[:4]),
        "words": words_url(), "wordlist": wordlist_url(),
        "urls": {
            "board": f"/m/{code}/board", "pack": f"/m/{code}/papers/pack.zip",
            "desk": f"/m/{code}/desk" if "desk" in who.audiences else None,
        },
    }  # fmt: skip
    if audience == "desk":
        join = meeting_of(code, audience)["join"]
        page["join"] = join | {"addresses": context().access.addresses()}
        page["tongues"] = {"of": facts.language, "all": [[each.code, each.name] for each in offered()]}
        page["remote"] = _remote(code, who, join["url"])
        page["urls"] |= {"opening": linked.opening_of(code)[0], "health": "/health"} if holds(code) else {}

    def draw() -> str:
        text = wirejson.dumps(page | {"lists": _lists(audience), "person": HOLE})
        return render_template(template, meeting=facts, page_json=Markup(text.replace("<", "\\u003c")))

    which = (template, code, lang(), who.role, "debug" in request.args)
    shows = (wirejson.dumps(page), facts.title, assets().mark)
    return drawn().page(which, shows, draw).answer(who.person)
