"""A real server and a meeting in which ideas are written and then voted on in secret, one by one and all at once."""

from pathlib import Path
from typing import Any

from facilitate.bench.browser import Browser
from facilitate.bench.gathering import Gathering

RULE_ID = "secret_hall"
RULE = """
id: secret_hall
version: 1
title: {zh: 不记名小会, en: A secret vote}
purpose: {zh: 写几条主意，不记名表决。, en: Ideas are written and voted on in secret.}
roles:
  host: {title: {zh: 主持人, en: Host}, seats: {min: 1, max: 2}, neutral: true, may: [advance, open_ballot, close_ballot, proxy, check_in]}
  member: {title: {zh: 居民, en: Member}, default: true}
stages:
  - id: write
    title: {zh: 写主意, en: Ideas}
    allow: {write: [member]}
    write: [{kind: idea, chars: 60, reveal: now, name: shown}]
    ends: [host]
  - id: vote
    title: {zh: 表决, en: Vote}
    allow: {vote: [member]}
    ballot: {of: idea, type: yesno, asks: [for, against, abstain], voters: [member], pass: [{side: for, over: 1/2, of: cast}],
             secrecy: secret, tie: fail, change: until_close, show: on_close}
    ends: [host]
  - id: pick
    title: {zh: 选两个, en: Choose two}
    allow: {vote: [member]}
    ballot: {of: idea, type: pick, voters: [member], per_person: 2, per_item: 1, own: true, count: sum, secrecy: secret, tie: include,
             change: until_close, show: on_close}
    ends: [host]
  - id: end
    title: {zh: 结束, en: End}
    ends: [host]
outputs: [record, minutes]
"""
IDEAS = ("装路灯", "种树")


def lay_out(folder: Path) -> None:
    """Put the rule where the server finds it."""
    (folder / "rules").mkdir(parents=True, exist_ok=True)
    (folder / "rules" / f"{RULE_ID}.yaml").write_text(RULE, encoding="utf-8")


async def call(port: int, key: str, people: int) -> Gathering:
    """The meeting with so many members, who have written their ideas; the vote has not begun."""
    gathering = await Gathering.call(port, key, RULE_ID)
    for number in range(people):
        await gathering.sign_up(number)
    for text in IDEAS:
        await gathering.act(gathering.tokens[0], "write", {"kind": "idea", "text": text})
    return gathering


async def advance(gathering: Gathering) -> None:
    """The host goes on, ready or not."""
    await gathering.act(gathering.host.token, "advance", {"override": "测试"})


async def open_ones(gathering: Gathering) -> list[dict[str, Any]]:
    """The open ballots, the oldest first."""
    state = await gathering.state(gathering.tokens[0])
    found = [one for key, one in state.items() if key.startswith("ballot/") and one["state"] == "open"]
    return sorted(found, key=lambda one: int(one["id"]))


async def got(gathering: Gathering, token: str, path: str) -> bytes:
    """What a page or a paper of the meeting answers."""
    browser = Browser(gathering.port, token)
    try:
        return await browser.want("GET", path)
    finally:
        browser.close()
