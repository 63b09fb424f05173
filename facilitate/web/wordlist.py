"""The words that suggest categories, for phones and desk: fetched when somebody writes a card, not with the page."""

import hashlib
from functools import cache

from flask import Blueprint, Response, request

from facilitate.reports.categories import folding
from facilitate.service.lists import lists
from facilitate.web import wirejson
from facilitate.web.files import YEAR
from facilitate.web.packing import Packed

pages = Blueprint("wordlist", __name__)


@cache
def word_list() -> tuple[str, bytes]:
    """A short hash, and as JSON `needs` (code, words, words_en, hints) with `fold`, the characters in both scripts."""
    needs = [
        {"code": each.code, "words": each.words, "words_en": each.words_en, "hints": each.hints}
        for each in lists().needs
    ]
    body = wirejson.dumps({"needs": needs, "fold": folding(lists().needs)}).encode()
    return hashlib.sha256(body).hexdigest()[:12], body


@cache
def _packed() -> Packed:
    return Packed(word_list()[1])


def wordlist_url() -> str:
    """Where this program's word list stands; browsers keep it until it changes."""
    return f"/wordlist/{word_list()[0]}.json"


@pages.get("/wordlist/<mark>.json")
def wordlist(mark: str) -> Response:
    """The list. An address of an older list gets today's, uncached."""
    now, _body = word_list()
    encoding, body = _packed().taken(request.headers.get("Accept-Encoding", ""))
    headers = {"Cache-Control": YEAR if mark == now else "no-cache", "Vary": "Accept-Encoding"}
    if encoding:
        headers["Content-Encoding"] = encoding
    return Response(body, mimetype="application/json", headers=headers)
