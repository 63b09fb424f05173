"""The organiser's door: three ways to begin, the methods as questions, my meetings; and, for others, where to go."""

from typing import Any
from urllib.parse import urlencode, urlsplit

from flask import Blueprint, make_response, redirect, render_template, request

from facilitate.web import cookies
from facilitate.web.backups import backups
from facilitate.web.booked import rooms_in_use
from facilitate.web.holding import asking, shut
from facilitate.web.holding_words import sentences
from facilitate.web.methods import FIRST, minutes, others, people
from facilitate.web.privacy.calendar import soon
from facilitate.web.shelves import news, shelves, told
from facilitate.web.sight import context
from facilitate.web.staff import signed_in

pages = Blueprint("home", __name__)
STATES = {"planned": "还没开，已备好", "open": "正在开", "ended": "开完了"}


@pages.get("/")
def home() -> Any:
    """`/?key=…` is exchanged for a cookie; then the door, or a short page for whoever is not the organiser."""
    if key := request.args.get("key"):
        return _exchange(key)
    elif is_organiser():
        return render_template("home.html", **_door())
    else:
        return render_template("stranger.html", screen="join", rooms=rooms_in_use())


def is_organiser() -> bool:
    """Whether this browser or script holds the organiser's key, or one of the organiser's people has signed in here."""
    key = cookies.organiser_key(request)
    if key and context().access.is_organiser(key):
        return True
    account = signed_in()
    return account is not None and account.door == "organiser"


def _exchange(key: str) -> Any:
    answer = make_response(redirect("/", 303))
    if context().access.is_organiser(key):
        cookies.keep_organiser(answer, key)
    return answer


def _door() -> dict[str, Any]:
    rules = {each.rule.id: each.rule for each in context().rules}
    meetings, hidden, who = context().access.meetings(), shut(), asking()
    port = f":{number}" if (number := urlsplit(request.host_url).port) else ""
    return {
        "first": [(choice, rules[choice.rule]) for choice in FIRST],
        "more": others(rules.values()),
        "people": people,
        "minutes": minutes,
        "meetings": meetings,
        "shelves": shelves(meetings),
        "news": sentences(news(), told().people, who.account if who else None),
        "soon": [each for each in soon(context()) if each.code not in hidden],
        "rooms": rooms_in_use(),
        "backups": backups(),
        "states": STATES,
        "addresses": [f"{each}{port}" for each in context().access.addresses()],
    }


def with_lang(code: str) -> str:
    """The query of this page with another language in it."""
    return urlencode({**request.args, "lang": code})
