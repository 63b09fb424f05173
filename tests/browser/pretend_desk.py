"""A desk made of files: the console as it is shipped, told a fixed state as the facilitator or the recorder sees it."""

import json
from contextlib import AbstractContextManager
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page

from tests.browser.board_states import board_states
from tests.browser.courtyard import LISTS, NOW, PEOPLE, RULE, State, item, who
from tests.browser.phone_states import me
from tests.browser.pretend_room import ROOT, Room
from tests.browser.serving import served

SHEETS = [
    "tokens.css",
    "base.css",
    "components.css",
    "desk.css",
    *sorted(f"desk/{path.name}" for path in (ROOT / "css/desk").glob("*.css")),
]
STYLES = "".join(f'<link rel="stylesheet" href="/css/{name}">' for name in SHEETS)
HOST = (
    "advance back grant cut extend warn merge split hide show open_ballot close_ballot pause resume undo squeeze set "
    "seat set_role hand_over action record proxy check_in count"
)
RECORDER = "record proxy check_in set_role merge split seat action"
MINUTES = 60_000


class Desk(Room):
    """Serves `/desk?state=NAME&role=host|recorder&lang=LANG` and its state; everything else as the room does."""

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        asked = {k: v[0] for k, v in parse_qs(url.query).items()}
        if url.path == "/desk":
            self._send("text/html", _page(asked))
        elif url.path.startswith("/state/"):
            name, _, role = url.path[7:-5].partition(".")
            self._send(
                "application/json", json.dumps({"seq": 400, "now": NOW, "put": desk_state(name), "me": person(role)})
            )
        else:
            super().do_GET()


def person(role: str) -> State:
    """Whoever sits at this desk, with the powers of her role in the roundtable."""
    return me("a01", HOST) if role == "host" else me("a02", RECORDER, {"advance": "not_yours", "grant": "not_yours"})


def desk_state(name: str) -> State:
    """A state of the wall, with the roster, the run of show and the powers that only the desk is told."""
    put = board_states()[name]
    entries = put["agenda"]["entries"]
    for entry in entries:
        entry |= {
            "minutes": 10,
            "optional": entry["stage"] == "grade",
            "place_in_life": "during",
            "from": entry["planned"],
            "item": entry["item"] or None,
        }
    at = put["agenda"]["at"]
    next_ = entries[at + 1] if at + 1 < len(entries) else None
    put["agenda"] |= {"ready": {"ok": True, "why": "host", "waiting": 0}, "next": next_, "previous": entries[at - 1] if at else None,
                      "ends_at": NOW + 30 * MINUTES, "undo": {"verb": "merge", "by": who("a02"), "at": NOW, "can": True}}  # fmt: skip
    told = {"roles": RULE["roles"], "conduct": RULE["conduct"]["offences"], "door": "open", "screening": False}
    put["meeting"] = told | put["meeting"]
    for key in [key for key in put if key.startswith("stage/")]:
        put[key] = {
            "from": NOW - 5 * MINUTES,
            "deadline": NOW + 5 * MINUTES,
            "minutes": 10,
            "paused": False,
            "ballot": None,
        } | put[key]
    for key in [key for key, one in put.items() if key.startswith("item/") and "text" not in one]:
        put[key] = item("c01", covered=True) | {"id": key[5:]}
    return put | {f"person/{id}": _roster(id) for id in PEOPLE}


def _roster(id: str) -> State:
    phone = "none" if id == "r05" else "own"
    return {**(who(id) or {}), "present": True, "phone": phone, "online": True, "checked_in": True, "joined_at": NOW, "turns": 1, "seconds": 60,
            "wrote": {"need": 1}, "signed": False, "unheard": False, "warnings": 0, "seat": None, "twins": []}  # fmt: skip


def _page(asked: dict[str, str]) -> str:
    lang = asked.get("lang", "zh")
    words = "/words/en.js" if lang == "en" else None
    facts = {
        "code": "7K3MWQ9P",
        "as": "desk",
        "lang": lang,
        "lists": LISTS,
        "words": words,
        "person": "a01",
        "urls": {},
        "join": {"addresses": ["10.0.0.2"]},
        "tongues": {"of": "zh", "all": [["zh", "中文"], ["en", "English"]]},
    }
    script = f'<script type="application/json" id="page">{json.dumps(facts)}</script><script type="module" src="/js/desk.js"></script>'
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    head += f'<title>123</title><link rel="icon" href="data:,">{STYLES}{script}'
    return f'<!doctype html><html lang="{lang}" data-surface="desk"><head>{head}</head><body><div id="app"></div></body></html>'


def pretend_desk() -> AbstractContextManager[str]:
    """The address of a running pretend desk."""
    return served(Desk)


def told(page: Page) -> list[tuple[str, Any]]:
    """The verbs that this desk has sent so far with their args."""
    page.wait_for_timeout(150)
    sent: list[dict[str, Any]] = page.evaluate(
        "(globalThis.sent || []).filter(one => one.name === 'act').map(one => one.args)"
    )
    return [(one["verb"], one["args"]) for one in sent]
