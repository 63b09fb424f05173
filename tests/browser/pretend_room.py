"""A room made of files: the static tree as it is shipped, and in place of the server's line one that tells a fixed state."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.browser.phone_states import LISTS, NOW, states

ROOT = Path(__file__).parent.parent.parent / "static"
KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
STYLES = "".join(f'<link rel="stylesheet" href="/css/{name}.css">' for name in ("tokens", "base", "components", "phone"))
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'"

# Answers `enter` with the state, every act with yes or with the refusal of `?refuse=`, and can be silenced with `?offline`.
LINE = """
const asked = new URLSearchParams(location.search);
const told = await (await fetch(`/state/${asked.get('state')}.json`)).json();
let seq = told.seq;
export function io() {
  const ears = {};
  const socket = {connected: false, io: {reconnection() {}}, on: (name, ear) => { (ears[name] ||= []).push(ear); }, connect: () => socket, disconnect: () => socket,
    timeout: () => socket, emit(name, args, answer) { globalThis.sent = [...(globalThis.sent || []), {name, args}]; setTimeout(() => reply(name, args, answer), 20); }};
  globalThis.hang_up = () => { socket.connected = false; ears.disconnect.forEach(ear => ear('transport close')); ears.connect_error.forEach(ear => ear({})); };
  globalThis.tell = (name, news) => ears[name].forEach(ear => ear(news));
  setTimeout(() => { socket.connected = true; (ears.connect || []).forEach(ear => ear()); if (asked.has('offline')) setTimeout(globalThis.hang_up, 300); }, 10);
  return socket;
}
function reply(name, args, answer) {
  if (name === 'enter') answer(null, {patch: {from: 0, to: seq, now: told.now, put: told.put}, now: told.now, me: told.me});
  else if (name === 'clock') answer(null, {t: args.t, now: told.now + performance.now()});
  else if (asked.has('refuse')) answer(null, {ok: false, refusal: {rule: asked.get('refuse'), zh: '还没轮到您。这一轮按座位顺序，每人先说一次。', en: 'It is not your turn yet. This round goes by seat, everybody once.'}});
  else answer(null, {ok: true, seq: seq += 1});
}
"""


class Room(BaseHTTPRequestHandler):
    """Serves `/phone?state=NAME&lang=LANG`, its words, its state and the static files."""

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        asked = {k: v[0] for k, v in parse_qs(url.query).items()}
        if url.path == "/phone":
            self._send("text/html", _page(asked.get("lang", "zh"), asked.get("state", "")))
        elif url.path.startswith("/state/"):
            self._send("application/json", json.dumps({"seq": 400, "now": NOW, **states()[url.path[7:-5]]}))
        elif url.path == "/vendor/socket.io.js":
            self._send("text/javascript", LINE)
        elif url.path == "/words/en.js":
            words = import_module("facilitate.web.words").catalogue("en")
            self._send("text/javascript", f"export const words = {json.dumps(dict(words))};")
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


def _page(lang: str, state: str) -> str:
    facts = {"code": "K7MNPQ2R", "as": "room", "lang": lang, "lists": LISTS, "person": states()[state]["me"]["id"] if state else "", "urls": {}}
    words = {"words": "/words/en.js"} if lang == "en" else {}
    script = f'<script type="application/json" id="page">{json.dumps(facts | words)}</script><script type="module" src="/js/phone.js"></script>'
    return f'<!doctype html><html lang="{"en" if lang == "en" else "zh-Hans"}" data-surface="phone"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>123</title>{STYLES}{script if state else ""}</head><body><div id="app"></div></body></html>'


@contextmanager
def pretend_room() -> Iterator[str]:
    """The address of a running pretend room."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Room)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
