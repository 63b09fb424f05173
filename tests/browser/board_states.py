"""What the wall is told at each stage of the courtyard's roundtable, as the server's views say it to the board."""

from copy import deepcopy
from typing import Any

from tests.browser.board_base import stage
from tests.browser.courtyard import (
    NOW,
    State,
    chosen,
    counted,
    floor,
    item,
    talk,
    tasks,
    wall,
)
from tests.browser.courtyard import ballot as _ballot
from tests.browser.decide_states import decide_states
from tests.browser.space_states import space_states

LONG = "，还有院门口到铁路俱乐部的那一段路也请一起看看"
DOUBT = "第三条日期我记得是十二月初"
AXES = ("importance", "satisfaction", "feasibility")


def ballot(kind: str, at: str, **more: Any) -> State:
    return {key: one | {"stage": at} for key, one in _ballot(kind, **more).items()}


def closed(at: str = "dots", **more: Any) -> State:
    return {key: one | {"stage": at} | more for key, one in counted().items()}


def graded() -> State:
    one = {
        axis: {"median": 3.5, "spread": [2, 4], "n": 13, "apart": {"median": 4, "spread": [3, 5], "n": 9}}
        for axis in AXES
    }
    return {key: need | {"grades": one if need["chosen"] else None} for key, need in chosen().items()}


def dialogue() -> State:
    put = (
        stage("discuss", "n1")
        | chosen()
        | closed()
        | talk("n1")
        | floor("queue", ["a05", "a07", "r11"], "r02", "not_spoken_first")
    )
    put["stage/discuss"] |= {"nth": 1, "of": 6}
    put["clock"] |= {"of": "turn", "total": 90}
    return put


def lengthened(put: State) -> State:
    """The same with needs of two lines and names of twenty-four characters."""
    put = deepcopy(put)
    for need in (one for key, one in put.items() if key.startswith("item/n")):
        need["text"] += LONG
    for person in [put["floor"]["speaker"]["who"], *put["floor"]["queue"]] if "floor" in put else []:
        person["name"] = "老旧小区改造项目城建局现场协调负责人兼技术总顾问"
    return put


def told(put: State, text: str) -> State:
    return put | {"notice/message": {"id": "message", "kind": "message", "text": text}}


def board_states() -> dict[str, State]:
    """Every state by name: what is put on the wall."""
    covered = {
        f"item/{n}": {"id": str(n), "kind": "need", "covered": True, "media": "photo" if n % 3 else "text", "at": NOW}
        for n in range(1, 61)
    }
    few = dict(list(covered.items())[:18])
    say = stage("say") | {f"item/{n}": item(f"c{n:02}") for n in range(1, 33)}
    lines = [*(f"answer/{n}" for n in range(2)), *tasks()]
    read = {
        "readback": {
            "lines": lines,
            "at": 3,
            "confirmed": 14,
            "of": 22,
            "objections": [{"by": None, "text": DOUBT}],
            "state": "reading",
        }
    }
    signed = {key: one | {"confirmed": [one["who"]["id"]]} for key, one in tasks().items()} | {
        "action/t7": tasks()["action/t7"]
    }
    ended = stage("close") | tasks()
    ended["meeting"]["state"] = "ended"
    paused = dialogue()
    paused["stage/discuss"]["paused"] = True
    paused["clock"] |= {"running": False, "left_ms": 48_000}
    dots = stage("dots") | wall()
    noughts = dict.fromkeys(next(iter(counted().values()))["counts"], 0)
    nobody = closed(counts=noughts, apart_counts=noughts, chosen=[], tie=False, voted=0)
    found = {
        "nobody": stage("shortlist") | wall() | nobody,
        "welcome": stage("sign_in"), "gather": stage("gather") | few, "gather_sixty": stage("gather") | covered,
        "opened": say | {"floor": {"mode": "round", "speaker": None, "queue": [], "round": {"spoken": 0, "of": 20, "passed": []}}},
        "round": say | floor("round", ["r09", "r10", "r11"], "r05", "seat_order"), "sort": stage("sort") | wall(),
        "dots": dots | ballot("dots", "dots"), "dots_closed": dots | closed(chosen=[], tie=False), "shortlist": stage("shortlist") | chosen() | closed(),
        "dialogue": dialogue(), "paused": paused, "told": told(dialogue(), "茶水在走廊，五分钟后回来"),
        "grade": stage("grade") | chosen() | ballot("score", "grade"), "graded": stage("grade") | graded() | ballot("score", "grade", state="closed"),
        "commit": stage("commit") | chosen() | signed, "readback": stage("close") | chosen() | talk("n1") | tasks() | read, "thanks": ended | signed,
    }  # fmt: skip
    long = {f"{name}_long": lengthened(found[name]) for name in ("sort", "shortlist", "dialogue", "graded", "told")}
    return found | long | decide_states() | space_states()
