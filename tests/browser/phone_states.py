"""What a phone is told at each stage of the courtyard's roundtable: the entities, and `me`."""

from copy import deepcopy
from typing import Any

from tests.browser.courtyard import (
    CARDS,
    GROUPS,
    LISTS,
    NOW,
    RULE,
    STAGES,
    STORY,
    State,
    ballot,
    chosen,
    counted,
    floor,
    talk,
    tasks,
    wall,
    who,
)


def common(stage: str, minutes: float = 6, item: str = "") -> State:
    """What every screen needs: meeting, agenda, the stage, people, the clock."""
    rule = STAGES[stage]
    order = [s for s in STAGES if s != "follow"]
    planned = [
        {"stage": s, "item": "", "title": STAGES[s]["title"], "planned": NOW + n * 600_000, "state": "next"}
        for n, s in enumerate(order)
    ]
    at = order.index(stage) if stage in order else len(order)
    for n, one in enumerate(planned):
        one["state"] = "done" if n < at else "now" if n == at else "next"
    total = rule.get("minutes", 1) * 60
    return {
        "meeting": {
            "code": "K7MNPQ2R",
            "title": STORY["title"],
            "place": STORY["place"],
            "state": "open",
            "articles": RULE["articles"],
            "groups": [
                next(g for g in LISTS["groups"] if g["code"] == code) | {"mark": n + 1} for n, code in enumerate(GROUPS)
            ],
            "signals": [{"icon": "", **s} for s in RULE["signals"]],
        },
        "agenda": {"entries": planned, "at": at},
        f"stage/{stage}": {
            "id": stage,
            "item": item,
            "title": rule["title"],
            "prompt": rule.get("prompt"),
            "allow": rule.get("allow", {}),
            "floor": rule.get("floor"),
            "write": [{"fields": [], "needs": [], **w} for w in rule.get("write", [])],
            "nth": 1,
            "of": 1,
        },
        "people": {
            "present": 22,
            "phones": 20,
            "paper": 2,
            "groups": [{"code": "residents", "n": 13}, {"code": "committee", "n": 3}],
            "missing": ["federation"],
        },
        "clock": {"running": True, "deadline": NOW + minutes * 60_000, "total": total, "of": "stage", "left_ms": None},
    }


def me(id: str = "r11", allowed: str = "", barred: dict[str, str] | None = None, **more: Any) -> State:
    """One person; `allowed` are the verbs she may use, everything else is `not_now` unless `barred` names a code."""
    plain = {
        "id": id,
        **(who(id) or {}),
        "neutral": False,
        "may": dict.fromkeys(allowed.split(), "") | (barred or {}),
        "left": {"need": 3},
        "dots_left": {},
        "place": None,
        "wait": None,
        "reason": None,
        "speaking": False,
        "voted": [],
        "own": [],
        "notices": [],
        "same": [],
        "signed": False,
        "tasks": [],
    }
    return plain | more


def own(*ids: str, **more: Any) -> list[State]:
    return [
        {
            "id": c,
            "kind": "need",
            "text": CARDS[c]["text"],
            "state": "shown",
            "category": "",
            "fields": {},
            "merged_into": CARDS[c]["need"],
            "at": NOW - 500_000,
            "proxy": False,
            "covered": False,
            "editable": False,
        }
        | more
        for c in ids
    ]


def _dialogue(**person: Any) -> State:
    stage = common("discuss", 3.17, "n1")
    stage["stage/discuss"] |= {"nth": 1, "of": 6}
    return {
        "put": stage
        | chosen()
        | counted()
        | talk("n1")
        | floor("queue", ["a05", "a07", "r11"], "r02", "not_spoken_first"),
        "me": me(**person),
    }


def states() -> dict[str, State]:
    """Every state by name: `put` entities and `me`."""
    speak = "hand unhand comment offer react"
    covered = {
        f"item/{n}": {"id": str(n), "kind": "need", "covered": True, "media": "text", "at": NOW} for n in range(40, 55)
    }
    lines = [*[f"answer/{n}" for n in range(2)], "offer/0", *tasks()]
    readback = {"readback": {"lines": lines, "at": 0, "confirmed": 9, "of": 22, "objections": [], "state": "reading"}}
    mine = own("c11", "c16")
    ended = common("follow")
    ended["meeting"]["state"] = "ended"
    ended["clock"] = {"running": False, "deadline": None, "total": 0, "of": "stage", "left_ms": None}
    say = common("say", 14.33) | wall() | floor("round", ["r09", "r10", "r11"], "r05", "seat_order")
    found = {
        "sign_in": {"put": common("sign_in", 9), "me": me()},
        "gather": {
            "put": common("gather", 5.77) | covered,
            "me": me(allowed="write/need", left={"need": 1}, own=own("c11", "c16", covered=True, editable=True)),
        },
        "gather_full": {
            "put": common("gather", -0.2) | covered,
            "me": me(barred={"write/need": "too_many"}, left={"need": 0}, own=own("c11", "c16", "c02", covered=True)),
        },
        "say": {
            "put": say,
            "me": me(
                allowed="pass comment react",
                barred={"hand": "round_order"},
                place=3,
                wait=190,
                reason="seat_order",
                own=mine,
            ),
        },
        "turn": {"put": say, "me": me(allowed="pass done comment", speaking=True, own=mine)},
        "sort": {
            "put": common("sort", 7) | wall(),
            "me": me(allowed="comment", barred={"hand": "silent_stage"}, own=mine),
        },
        "dots": {"put": common("dots", 1.4) | wall() | ballot("dots"), "me": me(allowed="vote", own=mine)},
        "shortlist": {"put": common("shortlist", 0.5) | chosen() | counted(), "me": me(own=mine)},
        "dialogue": _dialogue(allowed=speak, own=mine + own("c09")),
        "dialogue_waiting": _dialogue(allowed=speak, place=3, wait=240, reason="not_spoken_first", own=mine),
        "dialogue_rep": _dialogue(id="a06", allowed=speak + " answer"),
        "grade": {"put": common("grade", 3) | chosen() | ballot("score"), "me": me(allowed="vote", own=mine)},
        "commit": {
            "put": common("commit", 6) | chosen() | tasks(),
            "me": me(id="r04", allowed="action confirm", tasks=["t6"]),
        },
        "close": {
            "put": common("close", 5) | chosen() | talk("n1") | tasks() | readback,
            "me": me(allowed="confirm correct", own=mine),
        },
        "after": {
            "put": ended | chosen() | talk("n1") | talk("n5") | tasks() | counted(),
            "me": me(id="r06", allowed="report", own=own("c06", "c20")),
        },
    }
    return deepcopy(found)
