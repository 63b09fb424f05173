"""Debates, rounds and rings as a phone is told of them."""

from typing import Any

from tests.browser.courtyard import State, who
from tests.browser.phone_ballots import ideas
from tests.browser.phone_scene import EARLIER, motion, scene, speaking, thing, waiting
from tests.browser.phone_states import me

DEBATE = {
    "mode": "queue",
    "grant": "host",
    "turn": 120,
    "turns": 2,
    "stance": "required",
    "address": "chair",
    "interrupts": ["order", "clarify"],
    "group_total": 600,
}
HATS = ("white", "green", "yellow", "black", "red", "blue")


def debate(person: State, **more: Any) -> State:
    queue = [
        waiting("a05", "alternate_stance", "for"),
        waiting("r11", "not_spoken_first", "against", safe=True),
        waiting("a07", "after_alternate_stance", "for"),
    ]
    budgets = {"groups": {"residents": 310, "agency": 120}, "total": None}
    return scene(
        "辩论",
        "Debate",
        motion(before=[EARLIER]) | speaking("queue", queue, stance="required", budgets=budgets),
        person,
        item="m1",
        subject="m1",
        floor=DEBATE,
        allow={"speak": ["resident"], "amend": ["mover"]},
        **more,
    )


SPEAK = "hand unhand comment react"
PARAMS = {"floor.turn": {"was": 120, "now": 90, "by": who("r01")}}
RING: State = {"seated": [who(i) for i in ("r02", "a05", "r05", "a07")], "open": 1, "asking": 2}
BOWL = ("鱼缸讨论", "Fishbowl")
BOWL_STAGE: State = {
    "floor": {"mode": "seats"},
    "space": {"kind": "ring", "seats": 5, "open_seats": 1},
    "allow": {"move": ["member"]},
}
STICK = {"mode": "round", "marker": "talking_stick", "pass": True}
GREEN: State = {
    "floor": {"mode": "queue", "marker": "hat", "turn": 45},
    "hat": "green",
    "write": [{"kind": "idea", "chars": 60, "fields": [], "needs": []}],
}
LOW = {"ok": False, "fail": "talk_only", "bars": [{"value": "9", "needed": "12", "base": "18", "held": False}]}
ROUND = speaking(
    "round", [waiting("r11", "seat_order"), waiting("r12", "seat_order")], holder=who("r02"), marker="talking_stick"
)


def debate_states() -> dict[str, State]:
    """Every way of talking by name: `put` entities and `me`."""
    found = _debates() | _others() | _motions()
    found["few_here"]["put"]["meeting"] |= {"quorum": LOW}
    for name in ("motions", "pending"):
        found[name]["put"]["meeting"] |= {
            "motions": [
                {"id": "amend", "title": {"zh": "修改", "en": "Amend"}},
                {"id": "table", "title": {"zh": "暂停（搁置）", "en": "Lay on the table"}},
            ]
        }
    found["debate"]["put"]["meeting"] |= {
        "signals": [
            {"id": "fact", "icon": "", "title": {"zh": "补充事实", "en": "A fact"}, "effect": "queue_front"},
            {"id": "agree", "icon": "", "title": {"zh": "同意", "en": "Agree"}, "effect": "tally"},
        ]
    }
    return found


def _debates() -> dict[str, State]:
    """Debates, hats and the talking stick."""
    return {
        "debate": debate(me(allowed=SPEAK, turns_left=2), params=PARAMS),
        "debate_waiting": debate(
            me(allowed=SPEAK, place=2, wait=150, reason="not_spoken_first", turns_left=1, lost={"turns": 1})
        ),
        "debate_turn": debate(me(allowed=SPEAK + " done", speaking=True)),
        "mover": debate(me("r05", allowed=SPEAK + " amend edit", standing=["member", "mover"])),
        "few_here": debate(me(allowed=SPEAK)),
        "hat": scene(
            "绿帽：点子",
            "Green: ideas",
            ideas() | speaking("queue", [waiting("a05", "first_come")]),
            me(allowed=SPEAK + " write/idea"),
            **GREEN,
        ),
        "stick": scene(
            "结束圈：一人一句",
            "Closing circle",
            ROUND,
            me(allowed="pass", place=1, wait=30, reason="seat_order"),
            floor=STICK,
            marker="talking_stick",
        ),
    }


def _others() -> dict[str, State]:
    """Rings and reports."""
    return {
        "bowl": scene(
            *BOWL, speaking("seats", [], seats=RING), me(allowed=SPEAK + " move", seated=False), **BOWL_STAGE
        ),
        "bowl_inside": scene(
            *BOWL,
            speaking("seats", [], seats=RING | {"seated": [*RING["seated"], who("r11")], "open": 0}),
            me(allowed=SPEAK + " move", seated=True),
            **BOWL_STAGE,
        ),
        "report": scene(
            "全场分享收获",
            "Harvest",
            speaking("report", [waiting("r11", "seat_order"), waiting("r12", "seat_order")]),
            me(allowed="pass report", place=1, wait=90, reason="seat_order"),
            floor={"mode": "report", "turn": 120},
            write=[
                {
                    "kind": "report",
                    "about": "tables",
                    "chars": 300,
                    "fields": ["most_important", "surprise", "next"],
                    "needs": ["most_important"],
                }
            ],
        ),
    }


def _motions() -> dict[str, State]:
    """Motions that wait for a second or for one another."""
    return {
        "motions": scene(
            "征集动议",
            "Collect motions",
            motion(second_needed=1)
            | thing(
                "m2",
                "motion",
                "三盏路灯十天内修好，由物业办，钱从公共收益里出。",
                by="r11",
                second_needed=1,
                seconds=[who("r02")],
            ),
            me(allowed="write/motion second comment", left={"motion": 1}),
            write=[{"kind": "motion", "per_person": 1, "chars": 80, "fields": [], "needs": [], "second": 1}],
            allow={"second": ["member"]},
        ),
        "pending": scene(
            "辩论与修改",
            "Debate and amend",
            motion(stack=1)
            | thing(
                "m3",
                "motion",
                "把“六点半”改成“七点”。",
                by="a05",
                about="m1",
                stack=0,
                motion_type="amend",
                second_needed=1,
            ),
            me(allowed=SPEAK + " second write/motion"),
            item="m1",
            subject="m3",
            floor=DEBATE,
            write=[{"kind": "motion", "about": "motion", "chars": 200, "fields": ["motion_type"], "needs": []}],
        ),
    }
