"""A roundtable on a server of its own, led through the wire to where minutes are written; its people have names and tokens."""

from __future__ import annotations

import itertools
import json
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext

from facilitate.bench.process import free_port, serve

KEY = "organiser-of-the-test"
PEOPLE = {
    "host": ("林主持", "social_org", "host"),
    "recorder": ("周记录", "committee", "recorder"),
    "wang": ("王阿姨", "residents", ""),
    "li": ("李师傅", "residents", ""),
    "chen": ("陈老师", "residents", ""),
    "bureau": ("赵科长", "agency", "rep"),
}
NEEDS = (
    ("wang", "三单元门口路灯坏了半年，晚上看不清台阶", "safety"),
    ("li", "下水一年堵四回，一楼返水", "utilities"),
    ("chen", "放学到六点孩子没有地方去", "children"),
)


class Hall:
    """`act(who, verb, **args)` is refused loudly; `state(who)` is what she is shown."""

    def __init__(self, folder: Path, language: str = "zh") -> None:
        self.server = serve(folder, free_port(), KEY)
        self.base = f"http://127.0.0.1:{self.server.port}"
        self.ops = itertools.count(1)
        titles = {"zh": ("123号院圆桌会", "社区议事厅"), "en": ("Courtyard 123 round table", "Community hall")}
        wish = {
            "rule": "roundtable_needs", "title": titles[language][0], "place": titles[language][1],
            "starts": "2030-01-05T14:30:00+08:00", "language": language, "groups": ["residents", "committee", "agency"],
        }  # fmt: skip
        made = self._ask("/meetings", wish, KEY)
        self.code, self.keys = made["code"], made["keys"]
        self.tokens: dict[str, str] = {}
        self.ids: dict[str, str] = {}
        for who, (name, group, role) in PEOPLE.items():
            self._join(who, name, group, role)

    def _join(self, who: str, name: str, group: str, role: str) -> None:
        key = {"role": role, "key": self.keys[role]} if role else {}
        told = self._ask(f"/m/{self.code}/join", {"name": name, "group": group, "consent": True, **key})
        self.tokens[who], self.ids[who] = told["token"], told["participant"]

    def act(self, who: str, verb: str, /, **args: Any) -> str:
        """The id of what it made."""
        wish = {"op": f"op{next(self.ops)}", "verb": verb, "args": args}
        return str(self._ask(f"/m/{self.code}/act", wish, self.tokens[who]).get("made", ""))

    def state(self, who: str, audience: str = "room") -> dict[str, Any]:
        """The entities by key, and `me`."""
        patch = self._ask(f"/m/{self.code}/state?as={audience}", None, self.tokens[who])
        return {**patch["put"], "me": patch["me"]}

    def draft(self) -> dict[str, Any]:
        """The draft as the recorder's page gets it."""
        return dict(self._ask(f"/m/{self.code}/scribe/draft", None, self.tokens["recorder"]))

    def text(self, path: str, who: str) -> str:
        """A page or a file of this meeting."""
        return self._open(f"/m/{self.code}/{path}", None, self.tokens[who]).decode()

    def go(self, stage: str) -> None:
        """The host walks on, one step after the other, until we stand there."""
        while f"stage/{stage}" not in self.state("host"):
            self.act("host", "advance", override="照排练往下走")

    def talk(self) -> None:
        """Cards, one matter talked about, an answer, an offer, a task."""
        self.go("gather")
        needs = [
            self.act(who, "write", kind="need", text=text, fields={"category": category})
            for who, text, category in NEEDS
        ]
        self.go("dots")
        for who in ("wang", "li", "chen"):
            self.act(who, "vote", choice={needs[0]: 1, needs[1]: 1})
        self.go("discuss")
        about = self.state("host")["stage/discuss"]["item"]
        self.act("wang", "hand")
        self.act("host", "grant", person=self.ids["wang"])
        turn = self.state("host")["floor"]["speaker"]["turn"]
        self.act("recorder", "record", about=turn, text="沟边没有护栏，夜里看不清")
        self.act("wang", "done")
        self.ids["answer"] = self.act(
            "bureau", "answer", about=about, kind="do_by", text="装三盏太阳能灯", due="2030-01-12"
        )
        self.act("chen", "offer", about=about, resource="volunteer", text="每晚两个人值守")
        self.go("commit")
        self.ids["task"] = self.act(
            "recorder", "action", about=about, what="盯着灯装好", who=self.ids["wang"], due="2030-01-13",
            check_by=self.ids["li"],
        )  # fmt: skip

    def context(self, browser: Browser, who: str, size: tuple[int, int], language: str = "zh") -> BrowserContext:
        """A browser of hers, with her cookie."""
        found = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            locale={"zh": "zh-CN", "en": "en-GB"}[language],
            reduced_motion="reduce",
        )
        held = {"url": self.base, "name": f"facilitate_{self.code}"}
        found.add_cookies([{**held, "value": self.tokens[who]}])  # type: ignore[typeddict-item]
        found.set_default_timeout(20_000)
        return found

    def close(self) -> None:
        self.server.stop()

    def _ask(self, path: str, body: Any, token: str = "") -> dict[str, Any]:
        try:
            return dict(json.loads(self._open(path, body, token)))
        except urllib.error.HTTPError as fault:
            raise AssertionError(f"{path} {body}: {fault.code} {fault.read().decode()[:300]}") from fault

    def _open(self, path: str, body: Any, token: str) -> bytes:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        headers |= {"Authorization": f"Bearer {token}"} if token else {}
        data = None if body is None else json.dumps(body).encode()
        with urllib.request.urlopen(urllib.request.Request(self.base + path, data, headers), timeout=20) as answer:
            return bytes(answer.read())
