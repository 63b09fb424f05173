"""What the wall and the desk are told in the methods that decide, share out and walk about: one state a picture."""

from copy import deepcopy
from typing import Any

import yaml

from tests.browser.board_base import stage as courtyard_stage
from tests.browser.courtyard import NOW, RULES, State, item, who

MOTION = "自12月1日起，院里垃圾改到早上六点半清运，由社区通知清运队，不另花钱。"
BEFORE = "自12月1日起，院里垃圾改到早上六点清运，由社区通知清运队。"
LONG = (
    "社区在院门东侧划一个卸货位，早七点到九点限停十分钟，由物业画线立牌，两周内划好；"
    "材料费从街道民生经费里列支，超出部分由三家店主分担；每月底由楼门长看一次，有人长占就在群里提醒，三次以上请网格员上门说。"
)
PEOPLE = ["r01", "r02", "r03", "r04", "r05", "r06", "r07", "r08", "r09", "r10", "r11", "a03", "a05", "a07"]
RULE: dict[str, State] = {}
GUIDANCE = {
    "say": [{"zh": "请先说赞成还是反对，再说理由。", "en": "Say for or against first, then why."}],
    "wrong": [{"zh": "有人跑题：请回到这一件上来。", "en": "Somebody strays: back to this matter, please."}],
}


def rule(id: str) -> State:
    if id not in RULE:
        RULE[id] = yaml.safe_load((RULES / f"{id}.yaml").read_text(encoding="utf-8"))
    return RULE[id]


def leaves(id: str) -> list[State]:
    return [leaf for outer in rule(id)["stages"] for leaf in (outer.get("stages") or [outer])]


def at(id: str, here: str, subject: str = "", **more: Any) -> State:
    """A meeting by the rule `id` that stands in the stage `here`, with `subject` on the table."""
    put = courtyard_stage("discuss")
    del put["stage/discuss"]
    stages = leaves(id)
    one = next(stage for stage in stages if stage["id"] == here)
    put["meeting"] |= {
        "rule": {"id": id, "version": 1, "title": rule(id)["title"]}, "articles": rule(id).get("articles", []),
        "signals": rule(id).get("signals", []), "conduct": rule(id).get("conduct", {}).get("offences", []),
        "roles": rule(id)["roles"], "motions": rule(id).get("motions", []), "quorum": None,
        "ladder": {"steps": rule(id).get("conduct", {}).get("ladder", []), "appeal": rule(id).get("conduct", {}).get("appeal", "none")},
    }  # fmt: skip
    n = stages.index(one)
    put["agenda"] |= {
        "entries": [_entry(stage, place, n) for place, stage in enumerate(stages)], "at": n,
        "ready": {"ok": True, "why": "host", "waiting": 0},
    }  # fmt: skip
    spoken = one.get("floor") if one.get("floor", {}).get("mode", "none") != "none" else None
    put[f"stage/{here}"] = {
        "id": here, "item": None, "subject": subject or None, "title": one["title"], "prompt": one.get("prompt"),
        "minutes": one.get("minutes"), "from": NOW - 60_000, "deadline": NOW + 360_000, "paused": False,
        "place_in_life": one.get("place_in_life", "during"), "allow": one.get("allow", {}), "floor": spoken,
        "write": [{"fields": [], "needs": [], **w} for w in one.get("write", [])], "ballot": None, "optional": False,
        "select": one.get("select", {}).get("into"), "nth": 1, "of": 3 if subject else 1, "round": None, "space": one.get("space"),
        "move": one.get("move"), "assign": one.get("assign"), "marker": (spoken or {}).get("marker"), "hat": None,
        "question": None, "params": {}, "days": one.get("days"), "guidance": GUIDANCE,
    } | more  # fmt: skip
    return put


def _entry(stage: State, place: int, here: int) -> State:
    return {
        "stage": stage["id"], "item": None, "title": stage["title"], "planned": NOW + place * 600_000,
        "state": "done" if place < here else "now" if place == here else "next",
        "place_in_life": stage.get("place_in_life", "during"), "minutes": stage.get("minutes", 10), "optional": False,
    }  # fmt: skip


def thing(id: str, text: str, kind: str = "motion", by: str = "r03", **more: Any) -> State:
    plain = item("c01") | {
        "id": id, "kind": kind, "text": text, "by": who(by), "before": [], "seconds": [], "second_needed": 0,
        "convener": None, "signed_up": 0, "cost": None, "outcome": None, "stack": None, "motion_type": None,
    }  # fmt: skip
    return {f"item/{id}": plain | more}


def ballot(id: str, stage: str, type: str, **more: Any) -> State:
    plain = {
        "id": id, "stage": stage, "type": type, "of": "motion", "items": ["m1"], "item": None, "axes": [], "scale": None,
        "per_person": None, "per_item": None, "own": True, "secrecy": "open", "voters": ["member"], "apart": [],
        "state": "open", "eligible": 22, "voted": 17, "sheets": [], "asks": [], "levels": [], "question": None, "bars": [],
        "last": [], "last_called": False, "show": "on_close", "change": "until_close", "weigh": None, "costs": None,
        "budget": None, "live": None, "count": "sum",
    }  # fmt: skip
    return {f"ballot/{id}": plain | more}


def bar(side: str = "for", **more: Any) -> State:
    return {
        "side": side,
        "over": None,
        "least": None,
        "count": None,
        "most": None,
        "of": "cast",
        "weigh": "one",
        "in_group": None,
    } | more


def verdict(value: str, needed: str, base: str, held: bool, bar: int = 0, **more: Any) -> State:
    return {"bar": bar, "value": value, "needed": needed, "base": base, "held": held} | more


def turn(id: str, stance: str | None, seconds: int) -> State:
    return {**(who(id) or {}), "stance": stance, "seconds": seconds}


def queued(id: str, place: int, reason: str, stance: str | None = None) -> State:
    return {
        **(who(id) or {}),
        "place": place,
        "reason": reason,
        "since": NOW,
        "stance": stance,
        "kind": None,
        "safe": place == 1,
    }


def debate_floor(**more: Any) -> State:
    return {
        "mode": "queue", "grant": "host", "stance": "required", "round": None, "budgets": None, "holder": None, "pending": None,
        "seats": None, "marker": None,
        "speaker": {
            "turn": "9", "who": who("r11"), "to": None, "from": NOW - 34_000, "deadline": NOW + 86_000, "limit": 120,
            "left_ms": None, "kind": "turn", "reason": "alternate_stance", "nth": 1, "gist": None, "stance": "against",
        },
        "queue": [queued("r01", 1, "alternate_stance", "for"), queued("r08", 2, "first_come", "against"), queued("r05", 3, "first_come", "for")],
        "said": [turn("r03", "for", 108), turn("r07", "against", 120), turn("r04", "for", 65), turn("r09", "against", 91), turn("a03", "for", 52)],
    } | more  # fmt: skip


def copy(put: State, **more: Any) -> State:
    return deepcopy(put) | more
