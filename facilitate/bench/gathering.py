"""A real meeting to measure in: made, joined and led through the wire, as any script could."""

import itertools
import json
from dataclasses import dataclass, field
from typing import Any

from facilitate.bench.browser import Browser, HttpError
from facilitate.bench.phone import Heard, Phone

RULE = "roundtable_needs"


@dataclass
class Gathering:
    """One meeting on the server at `port`, with its host and the tokens of whoever signed up."""

    port: int
    code: str
    host: Browser
    board: str = ""
    tokens: list[str] = field(default_factory=list)
    _ops: "itertools.count[int]" = field(default_factory=itertools.count)

    @classmethod
    async def call(cls, port: int, organiser_key: str, rule: str = RULE) -> "Gathering":
        """Make a meeting under that rule and seat its host."""
        organiser = Browser(port, organiser_key)
        wish = {
            "rule": rule,
            "title": "量一量",
            "place": "机房",
            "starts": "2030-01-01T19:00:00+08:00",
            "language": "zh",
        }
        made = json.loads(await organiser.want("POST", "/meetings", wish))
        organiser.close()
        host = Browser(port)
        who = {"name": "主持人", "group": "community", "consent": True, "role": "host", "key": made["keys"]["host"]}
        host.token = json.loads(await host.want("POST", f"/m/{made['code']}/join", who))["token"]
        host.close()
        return cls(port, made["code"], host, made["keys"]["board"])

    async def sign_up(self, number: int) -> None:
        """One resident scans the poster and gives a name."""
        browser = Browser(self.port)
        await browser.want("GET", f"/J/{self.code}")
        who = {"name": f"居民{number:05d}", "group": "residents", "consent": True}
        answer = json.loads(await browser.want("POST", f"/m/{self.code}/join", who))
        self.tokens.append(answer["token"])
        browser.close()

    async def come_in(self, token: str, heard: Heard) -> Phone:
        """One phone loads its page, opens its socket and gets its first state."""
        browser = Browser(self.port, token)
        await browser.want("GET", f"/m/{self.code}")
        browser.close()
        phone = await Phone.open(self.port, token, heard)
        await phone.enter(self.code)
        return phone

    async def act(self, token: str, verb: str, args: dict[str, Any], op: str | None = None) -> dict[str, Any]:
        """An act over HTTP. Raises HttpError with the refusal's words."""
        browser = Browser(self.port, token)
        wish = {"op": op or f"bench-{next(self._ops)}", "verb": verb, "args": args}
        answer: dict[str, Any] = json.loads(await browser.want("POST", f"/m/{self.code}/act", wish))
        browser.close()
        return answer

    async def renewed(self, token: str) -> str:
        """The new token of somebody whose role has changed. Raises HttpError where there is none."""
        browser = Browser(self.port, token)
        try:
            return str(json.loads(await browser.want("POST", f"/m/{self.code}/token", {}))["token"])
        finally:
            browser.close()

    async def go_to(self, stage: str) -> None:
        """The host moves the meeting on, ready or not."""
        await self.act(self.host.token, "advance", {"to": stage, "override": "measuring"})

    async def state(self, token: str, audience: str = "room") -> dict[str, Any]:
        """The whole state as one person may see it: {key: entity}."""
        entities: dict[str, Any] = (await self.whole(token, audience))["put"]
        return entities

    async def whole(self, token: str, audience: str = "room") -> dict[str, Any]:
        """The same as the patch that brings it: `to` is the number in the log that it has come to."""
        browser = Browser(self.port, token)
        patch: dict[str, Any] = json.loads(await browser.want("GET", f"/m/{self.code}/state?as={audience}&since=0"))
        browser.close()
        return patch

    async def need(self) -> str:
        """The id of one need on the table, written by the first who signed up."""
        await self.go_to("gather")
        card = {"kind": "need", "text": "路灯不亮", "fields": {"category": "safety"}}
        made = (await self.act(self.tokens[0], "write", card))["made"]
        await self.go_to("sort")
        return str(made)

    async def fresh_ballot(self) -> str:
        """The id of an open ballot on which nobody has voted, in the stage where dots are given."""
        await self.go_to("sort")
        await self.go_to("dots")
        return await self.open_ballot()

    async def open_ballot(self) -> str:
        """The id of the ballot that is open."""
        for key, entity in (await self.state(self.tokens[0])).items():
            if key.startswith("ballot/") and entity["state"] == "open":
                return str(entity["id"])
        raise HttpError("no ballot is open in the stage of dots")
