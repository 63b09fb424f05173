"""Three hundred cards, and a room that writes on them twenty times a second: what phone and board must draw without strain."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from tests.browser.board_base import stage
from tests.browser.courtyard import CARDS, NOW, PEOPLE, State, item, who
from tests.browser.phone_states import common, me, own

CARDS_ON_THE_WALL = 300
WORDS = [one["text"] for one in CARDS.values()]
WRITERS = list(PEOPLE)


@cache
def bustling() -> dict[str, State]:
    """For a phone: three hundred needs that one may write beneath, and one need with three hundred remarks."""
    may = me(allowed="comment react", own=own("c11"))
    talked = common("discuss", 3, "1") | _needs(12) | {f"comment/{n}": _remark(n, 1) for n in range(1, 301)}
    talked["stage/discuss"] |= {"nth": 1, "of": 6}
    remarks = {f"comment/{n}": _remark(n) for n in range(1, 601)}
    return {
        "bustle": {"put": common("sort", 7) | _needs(CARDS_ON_THE_WALL) | remarks, "me": may},
        "bustle_talk": {"put": talked, "me": may},
    }


@cache
def bustling_walls() -> dict[str, State]:
    """For the board: three hundred cards, covered (the last sixty hang there) or open (page by page)."""
    covered = {f"item/{n}": _covered(n) for n in range(1, CARDS_ON_THE_WALL + 1)}
    say = stage("say") | {"floor": {"mode": "round", "speaker": None, "queue": [], "round": None}}
    return {"bustle": stage("gather") | covered, "bustle_open": say | _needs(CARDS_ON_THE_WALL)}


def news(kind: str, count: int, seq: int = 400) -> Iterator[str]:
    """`count` patches as the line brings them, from `seq` on: of `remarks` every other is a new one and the next a
    "same here"; of `talk` each is a new remark on need 1; of `covered` each is one more covered card."""
    for n in range(1, count + 1):
        put = _news(kind, n)
        yield json.dumps({"from": seq + n - 1, "to": seq + n, "now": NOW, "put": put, "cut": []}, ensure_ascii=False)


def _news(kind: str, n: int) -> State:
    card = n * 37 % CARDS_ON_THE_WALL + 1
    if kind == "covered":
        return {f"item/{CARDS_ON_THE_WALL + n}": _covered(CARDS_ON_THE_WALL + n)}
    elif kind == "talk":
        return {f"comment/{1000 + n}": _remark(1000 + n, 1)}
    elif n % 2:
        return {f"comment/{1000 + n}": _remark(1000 + n, card)}
    else:
        return {f"item/{card}": _need(card, same=n)}


def _needs(count: int) -> State:
    return {f"item/{n}": _need(n) for n in range(1, count + 1)}


def _need(n: int, **more: Any) -> State:
    plain = item("c01") | {"id": str(n), "text": WORDS[n % len(WORDS)], "by": who(WRITERS[n % len(WRITERS)])}
    return plain | more


def _covered(n: int) -> State:
    return {"id": str(n), "kind": "need", "covered": True, "media": "photo" if n % 3 else "text", "at": NOW}


def _remark(n: int, card: int = 0) -> State:
    return {
        "id": str(n), "about": str(card or n % CARDS_ON_THE_WALL + 1), "reply_to": None, "text": WORDS[n % len(WORDS)],
        "by": who(WRITERS[n % len(WRITERS)]), "proxy": False, "at": NOW - 600_000 + n, "state": "shown",
    }  # fmt: skip
