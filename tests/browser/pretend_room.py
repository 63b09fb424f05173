"""A room made of files: the static tree as it is shipped, and in place of the server's line one that tells a fixed state."""

import json
from contextlib import AbstractContextManager
from http.server import BaseHTTPRequestHandler
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.browser.bustle import bustling
from tests.browser.courtyard import LISTS, NOW
from tests.browser.phone_ballots import ballot_states
from tests.browser.phone_debates import debate_states
from tests.browser.phone_places import place_states
from tests.browser.phone_states import states
from tests.browser.serving import served

HERE = Path(__file__).parent
ROOT = HERE.parent.parent / "static"
KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
SHEETS = ("tokens", "base", "components", "phone", *(f"phone/{one.stem}" for one in ROOT.glob("css/phone/*.css")))
STYLES = "".join(f'<link rel="stylesheet" href="/css/{name}.css">' for name in SHEETS)
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:"


def all_states() -> dict[str, Any]:
    """The round table's states, those of every other method, and a room with much in it."""
    return states() | ballot_states() | debate_states() | place_states() | bustling()


class Room(BaseHTTPRequestHandler):
    """Serves `/phone?state=NAME&lang=LANG`, its words, its state and the static files."""

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        asked = {k: v[0] for k, v in parse_qs(url.query).items()}
        if url.path == "/phone":
            self._send("text/html", _page(asked.get("lang", "zh"), asked.get("state", "")))
        elif url.path.startswith("/state/"):
            self._send("application/json", json.dumps({"seq": 400, "now": NOW, **all_states()[url.path[7:-5]]}))
        elif url.path == "/vendor/socket.io.js":
            self._send("text/javascript", (HERE / "pretend_line.js").read_text(encoding="utf-8"))
        elif url.path.startswith("/m/"):
            self.send_error(503, "no line")
        elif url.path == "/words/en.js":
            words = import_module("facilitate.web.words").catalogue("en")
            self._send("text/javascript", f"export const words = {json.dumps(dict(words))};")
        elif url.path == "/wordlist.json":
            self._send("application/json", import_module("facilitate.web.wordlist").word_list()[1].decode())
        elif (ROOT / url.path[1:]).is_file():
            self._send(KINDS[Path(url.path).suffix], (ROOT / url.path[1:]).read_text(encoding="utf-8"))
        else:
            self.send_error(404)

    def _send(self, kind: str, body: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: Any) -> None:
        """The tests listen to the page, not to the server."""


PAGE = """<!doctype html><html lang="{tag}" data-surface="phone"><head><meta charset="utf-8"><title>123</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">{styles}{scripts}</head>
<body><div id="app"></div></body></html>"""
SCRIPTS = '<script type="application/json" id="page">{facts}</script><script type="module" src="/js/phone.js"></script>'


def _page(lang: str, state: str) -> str:
    """The phone in that state; without a state a bare page in which tests load modules themselves."""
    tag = "en" if lang == "en" else "zh-Hans"
    if not state:
        return PAGE.format(tag=tag, styles="", scripts="")
    room = {"code": "K7MNPQ2R", "as": "room", "lang": lang, "lists": LISTS, "wordlist": "/wordlist.json"}
    facts = room | {"person": all_states()[state]["me"]["id"]}
    words = {"words": "/words/en.js"} if lang == "en" else {}
    return PAGE.format(tag=tag, styles=STYLES, scripts=SCRIPTS.format(facts=json.dumps(facts | words)))


def pretend_room() -> AbstractContextManager[str]:
    """The address of a running pretend room."""
    return served(Room)
