"""One neighbour who leaves a trace wherever she can: she joins, writes, offers, corrects, is named by others, is known again."""

from __future__ import annotations

import itertools
import json
import re
import time
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from typing import Any

NAME = "欧阳碧落黄泉"
LATER = "上官青鸟殷勤"
WORDS = [
    "石敢当在巷口歪了三年没人扶",
    "夜里狐狸叫得像小孩子哭一样",
    "我家的梧桐木梯子谁都能借走",
    "第三段把我的意思写反了请改过来",
    "紫藤架底下开会最凉快不过",
]
CARD = "月亮门的铁锁锈得掰不开了"
KEY = "organiser"
PAGES = (
    "/", "/health", "/registers/needs", "/registers/offers", "/registers/promises", "/registers/cards", "/registers/series",
    "/registers/units", "/c/", "/c/needs", "/c/offers", "/c/promises", "/metrics", "/healthz",
)  # fmt: skip


class Somebody:
    """A browser with its cookies, talking to one port."""

    def __init__(self, port: int, key: str = "") -> None:
        self.base, self._key = f"http://127.0.0.1:{port}", key
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def get(self, path: str) -> bytes:
        return self._ask(urllib.request.Request(self.base + path))

    def send(self, path: str, told: dict[str, Any]) -> Any:
        """JSON there and back."""
        wish = urllib.request.Request(self.base + path, json.dumps(told).encode(), {"Content-Type": "application/json"})
        return json.loads(self._ask(wish))

    def press(self, page: str, path: str, **form: Any) -> bytes:
        """The form of a page."""
        seen = self.get(page).decode()
        hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', seen))
        token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', seen)
        form = (
            {name: hidden[name] for name in ("once", "room") if name in hidden}
            | {"csrf_token": token[1] if token else ""}
            | form
        )
        return self._ask(urllib.request.Request(self.base + path, urllib.parse.urlencode(form, doseq=True).encode()))

    def _ask(self, wish: urllib.request.Request) -> bytes:
        if self._key:
            wish.add_header("Authorization", f"Bearer {self._key}")
        wish.add_header("Origin", self.base)
        try:
            with self._opener.open(wish, timeout=120) as answer:
                return bytes(answer.read())
        except urllib.error.HTTPError as fault:
            raise AssertionError(
                f"{wish.full_url}: {fault.code} {fault.read()[:400].decode(errors='replace')}"
            ) from None


class Life:
    """A meeting on the server at `port`, and her in it; `play` to its end."""

    def __init__(self, port: int) -> None:
        self.organiser = Somebody(port, KEY)
        self.host, self.her, self.other = Somebody(port), Somebody(port), Somebody(port)
        wish = {
            "rule": "roundtable_needs",
            "title": "巷口的事",
            "place": "议事厅",
            "starts": "2030-01-01T19:00:00+08:00",
        }
        made = self.organiser.send("/meetings", wish)
        self.code, self.keys = made["code"], made["keys"]
        self._ops = itertools.count()

    def at(self, port: int) -> Life:
        """Everybody talks to that worker from now on."""
        for who in (self.organiser, self.host, self.her, self.other):
            who.base = f"http://127.0.0.1:{port}"
        return self

    def act(self, who: Somebody, verb: str, **args: Any) -> str:
        """Her ops bear her name: nobody says that a phone may not."""
        op = f"{NAME if who is self.her else 'op'}-{next(self._ops)}"
        args = {name.rstrip("_"): value for name, value in args.items()}
        return str(who.send(f"/m/{self.code}/act", {"verb": verb, "args": args, "op": op}).get("made", ""))

    def join(self, who: Somebody, name: str, **more: str) -> str:
        told = {"name": name, "group": "residents", "consent": True, **more}
        return str(who.send(f"/m/{self.code}/join", told)["participant"])

    def go(self, stage: str) -> None:
        self.act(self.host, "advance", to=stage, override="往下走")

    def play(self) -> None:
        self.her.press("/c/card", "/c/card", text=CARD, name=NAME)
        self.join(self.host, "主持人", role="host", key=self.keys["host"])
        self.id = self.join(self.her, NAME)
        self.join(self.other, "李师傅")
        self.go("gather")
        cards = [
            self.act(self.her, "write", kind="need", text=text, fields={"category": "safety"}) for text in WORDS[:2]
        ]
        self.act(self.other, "write", kind="need", text=f"{NAME}家门口最黑", fields={"category": "safety"})
        self.go("sort")
        self.act(self.host, "merge", items=cards, title=WORDS[0])
        self.go("dots")
        ballot = next(key.partition("/")[2] for key in self._state("desk") if key.startswith("ballot/"))
        head = next(e["id"] for k, e in self._state("desk").items() if k.startswith("item/") and e.get("originals"))
        self.act(self.her, "vote", ballot=ballot, choice={head: 1})
        self.act(self.other, "vote", ballot=ballot, choice={head: 1})
        self.go("dialogue")
        self.act(self.her, "offer", about=head, resource="planning", text=WORDS[2])
        self.act(self.her, "rename", name=LATER)
        self.act(self.host, "set", name="message", value=f"请{LATER}来讲台")
        self.go("commit")
        self.act(self.her, "action", about=head, what=WORDS[4], due="2030-01-24")
        self._end()
        self.act(self.host, "add_line", section="next", text=f"{LATER}说下次还来")
        self.act(self.her, "correct", text=WORDS[3])
        self.act(self.other, "feel", text=f"谢谢{LATER}")
        self._known()
        self.organiser.press(f"/m/{self.code}/rehearse", f"/m/{self.code}/rehearse")

    def _end(self) -> None:
        """Stage by stage; a worker may not have heard yet that the last one is over."""
        while self._state("desk")["meeting"]["state"] != "ended":
            try:
                self.act(self.host, "advance", override="往下走")
            except AssertionError as refused:
                if "nowhere" not in str(refused):
                    raise
                time.sleep(0.05)

    def _known(self) -> None:
        """The evening is one of a series, and she agrees to be known again."""
        made = self.organiser.press("/registers/series", "/registers/series", name="巷口会").decode()
        number = re.search(r"/registers/series/(\d+)", made)
        assert number is not None
        page = f"/registers/series/{number[1]}"
        held = re.findall(r'name="held" value="(\d+)"', self.organiser.get(page).decode())
        self.organiser.press(page, f"{page}/join", held=held)
        self.her.press(f"/m/{self.code}/after", "/c/known/yes", name=LATER, meeting=self.code)

    def _state(self, audience: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.host.get(f"/m/{self.code}/state?as={audience}&since=0"))["put"]
        return found

    def answers(self, papers: bool = True) -> list[tuple[str, bytes]]:
        """(address, answer) of everything that the server tells of this meeting: states, pages, papers in every form, the pack."""
        code = self.code
        told = [(f"state {one}", json.dumps(self._state(one)).encode()) for one in ("board", "room", "desk")]
        pages = [
            *PAGES,
            f"/meetings/{code}",
            f"/m/{code}/after",
            f"/m/{code}/after?lang=en",
            f"/m/{code}/privacy",
            "/privacy",
        ]
        told += [(page, self.organiser.get(page)) for page in pages]
        told += [(page, self.host.get(page)) for page in (f"/m/{code}", f"/m/{code}/desk", f"/m/{code}/after")]
        if not papers:
            return told
        forms = sorted(set(re.findall(rf"/m/{code}/papers/[\w.]+", self.organiser.get(f"/m/{code}/after").decode())))
        told += [(paper, self.organiser.get(paper)) for paper in forms]
        return told
