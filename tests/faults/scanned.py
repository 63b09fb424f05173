"""A house with everything in it, five people who knock at it, and wapiti in the hands of each of them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

from facilitate.bench.process import Process, free_port, serve
from facilitate.config import Config
from facilitate.register.communities import ours
from facilitate.register.doer import ORGANISER
from facilitate.register.people import accounts, keyring
from facilitate.register.units.units import folded
from facilitate.web.services import open_services

KEY = "organiser"
TWIN = [sys.executable, str(Path(__file__).parent / "bad_guard.py")]
PASSWORD = "青石板路 23 号"
TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
PAGE = re.compile(r"^\[\+\] (?:GET|POST) (http\S+)", re.M)
MODULES = "cookieflags,crlf,csp,csrf,exec,file,http_headers,methods,permanentxss,redirect,sql,xss"
"""Without those that guess names of files, that need a server outside, or that tell by the time an answer takes."""
SLOW = ("Timeout", "The request timed out")
WITHIN = {
    "HTTP Secure Headers": ("Strict-Transport-Security is not set", "X-XSS-Protection is not set"),
    "Secure Flag cookie": ("",),
    "Resource consumption": SLOW,
}
"""What is found and stands: over plain http in a room no cookie can be kept to https, nor https asked for (behind a proxy with
https both are there); a pack of all papers takes longer than the scanner waits; X-XSS-Protection is a filter that browsers have
taken out, and that opened holes of its own."""


@dataclass
class Scan:
    """What one of them met: pages seen, and findings as `category: what (where)`."""

    who: str
    pages: set[str] = field(default_factory=set)
    found: list[str] = field(default_factory=list)
    explained: list[str] = field(default_factory=list)


class Scanned:
    """A server with a meeting under way, needs in it, a unit and its clerk."""

    def __init__(self, folder: Path, unguarded: bool = False) -> None:
        self.folder = folder
        self._invite = _unit(folder)
        self.port = free_port()
        self.server: Process = serve(folder, self.port, KEY, TWIN if unguarded else None)
        self.at = f"http://127.0.0.1:{self.port}"
        made = self.post("/meetings", {
            "rule": "roundtable_needs", "title": "路灯", "place": "活动室", "starts": "2030-01-01T19:00:00+08:00", "language": "zh",
        }, KEY)  # fmt: skip
        self.code, self._staff = made["code"], self._clerk()
        self.host = self._join("主持人", role="host", key=made["keys"]["host"])
        self.phone = self._join("王阿姨")
        self.act(self.host, "advance", {"to": "gather", "override": "试"})
        for n in range(3):
            self.act(self.phone, "write", {"kind": "need", "text": f"路灯不亮{n}", "fields": {"category": "safety"}})

    def post(self, path: str, body: dict[str, Any], token: str = "") -> Any:
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
        asked = urllib.request.Request(self.at + path, json.dumps(body).encode(), headers)
        with urllib.request.urlopen(asked, timeout=30) as answer:
            return json.loads(answer.read())

    def act(self, token: str, verb: str, args: dict[str, Any]) -> Any:
        return self.post(f"/m/{self.code}/act", {"op": os.urandom(8).hex(), "verb": verb, "args": args}, token)

    def _join(self, name: str, **more: str) -> str:
        asked = {"name": name, "group": "residents", "consent": True, **more}
        return str(self.post(f"/m/{self.code}/join", asked)["token"])

    def who(self) -> dict[str, tuple[str, list[str]]]:
        """Who knocks -> (their key, the pages they begin with). A clerk's is a cookie, all others' goes with each request, so that
        nobody signs out by pressing every button."""
        code = self.code
        met = [f"/J/{code}", f"/m/{code}", f"/m/{code}/board", f"/m/{code}/after", f"/m/{code}/papers"]
        house = [
            "/",
            "/rules",
            "/health",
            "/meetings",
            "/needs",
            "/offers",
            "/promises",
            "/units",
            "/rooms",
            "/series",
            "/community",
        ]
        return {
            "nobody": ("", ["/", *met, "/in", "/c", "/p", "/healthz", f"/m/{code}/desk"]),
            "participant": (self.phone, met),
            "host": (
                self.host,
                [*met, f"/m/{code}/desk", f"/m/{code}/scribe", f"/m/{code}/minutes"],
            ),
            "organiser": (KEY, [*house, *met, f"/m/{code}/desk"]),
            "unit": (self._staff, [*house, "/unit"]),
        }

    def _clerk(self) -> str:
        """What stands in the cookie of a clerk who has just chosen a password."""
        jar = CookieJar()
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        with browser.open(f"{self.at}/in/new?key={self._invite}", timeout=30) as page:
            found = TOKEN.search(page.read().decode())
        assert found
        told = {"csrf_token": found.group(1), "key": self._invite, "password": PASSWORD, "again": PASSWORD}
        asked = urllib.request.Request(f"{self.at}/in/new", urllib.parse.urlencode(told).encode(), {"Origin": self.at})
        with browser.open(asked, timeout=60) as answer:
            assert answer.status == 200
        return next(str(one.value) for one in jar if one.name == "staff")

    def scan(self, who: str, crawl: int, attack: int, modules: str = MODULES) -> Scan:
        """Let wapiti look round as this person for `crawl` seconds, then attack for `attack` seconds with each module."""
        key, begin = self.who()[who]
        place = self.folder / f"wapiti-{who}"
        place.mkdir(parents=True, exist_ok=True)
        known = ["-H", f"Authorization: Bearer {key}"] if key else []
        if who == "unit":  # its cookie goes as it is, beside no session: whether forms are guarded cannot be told so
            known, modules = ["-H", f"Cookie: staff={key}"], modules.replace("csrf,", "")
        command = [
            "wapiti", "-u", f"{self.at}{begin[0]}", *(w for page in begin[1:] for w in ("-s", f"{self.at}{page}")),
            "--scope", "domain", "-m", modules, "-f", "json", "-o", str(place / "report.json"), "-v", "1", "--flush-session",
            "--store-session", str(place), "--store-config", str(place), "--max-scan-time", str(crawl),
            "--max-attack-time", str(attack), "--no-bugreport", "-S", "normal", "-t", "30", "-d", "6", "--max-links-per-page", "60",
        ]  # fmt: skip
        said = subprocess.run(
            [*command, *known], capture_output=True, text=True, check=False, timeout=crawl + attack * 20 + 120
        )  # fmt: skip
        assert (place / "report.json").is_file(), said.stdout[-2000:] + said.stderr[-2000:]
        (place / "said").write_text(said.stdout)
        return _read(who, json.loads((place / "report.json").read_text()), said.stdout)


def _read(who: str, report: dict[str, Any], said: str) -> Scan:
    scan = Scan(who, set(PAGE.findall(said)))
    told = {**report.get("vulnerabilities", {}), **report.get("anomalies", {})}
    for category, rows in told.items():
        for row in rows:
            line = f"{category}: {row.get('info', '')} ({row.get('method', '')} {row.get('path', '')} {row.get('parameter') or ''})"
            known = any(row.get("info", "").startswith(word) for word in WITHIN.get(category, ()))
            known &= category != "Resource consumption" or "/papers/" in row.get("path", "")
            (scan.explained if known else scan.found).append(line)
    return scan


def _unit(folder: Path) -> str:
    """The token by which the clerk of a new unit chooses a password, in the register of this folder."""
    services = open_services(Config(data=folder, db=f"sqlite:///{folder / 'facilitate.db'}"))
    book = services.book
    here = ours(book)
    unit = book.deed(
        ORGANISER,
        "make",
        here,
        lambda deed: deed.make("units", community=here, name="区城建局", folded=folded("区城建局")),
    ).answer
    id = accounts.add(book, ORGANISER, here, "unit", "clerk", "王干事", unit)
    token = os.urandom(16).hex()
    keyring.link(book, id, token, services.clock.now())
    services.engine.dispose()
    return token
