"""Tables, groups and the timetable as a phone is told of them."""

from typing import Any

from tests.browser.courtyard import State, who
from tests.browser.phone_ballots import ideas
from tests.browser.phone_scene import scene, speaking, thing
from tests.browser.phone_states import me

PLACES = ("议事厅", "老槐树下")
TOPICS = (("q1", "外墙先不做，钱怎么挪", "r02"), ("q2", "托管谁来看、怎么轮", "r11"), ("q3", "夜间停车能不能借", "a05"))


def space(id: str, kind: str, title: str, en: str, people: tuple[str, ...] = (), **more: Any) -> State:
    plain = {
        "id": id,
        "kind": kind,
        "title": {"zh": title, "en": en},
        "place": title,
        "slot": None,
        "item": None,
        "host": None,
        "n": len(people),
        "cap": None,
        "people": [who(one) for one in people],
        "floor": None,
        "done": False,
        "next": None,
        "clash": 0,
    }
    return {f"space/{id}": plain | more}


def tables(**first: Any) -> State:
    free = speaking("free", [], "")["floor"]
    one = space("t1", "table", "第 1 桌", "Table 1", ("r11", "r02", "a05", "r05"), cap=6, floor=free, **first)
    return one | space("t2", "table", "第 2 桌", "Table 2", ("r03", "r04", "a07"), cap=3, host=who("r03"))


def topics(**own: Any) -> State:
    found: State = {}
    for id, text, by in TOPICS:
        found |= thing(id, "topic", text, by=by, convener=who(by), signed_up=4)
    found["item/q1"] |= {"slot": 1, "place": PLACES[0], "signed_up": 11}
    found["item/q2"] |= {"slot": 2, "place": PLACES[1], "signed_up": 6} | own
    return found


def cells() -> State:
    found: State = {}
    held = {"s1c1": "q1", "s2c2": "q2"}
    for slot in (1, 2):
        for n, place in enumerate(PLACES):
            id = f"s{slot}c{n + 1}"
            here = ("r11", "r02", "r12") if id == "s2c2" else ()
            found |= space(id, "cell", place, place, here, slot=slot, item=held.get(id), clash=2 if here else 0)
    return found


SPEAK = "comment react write/idea"
TALK: State = {
    "item": "r2",
    "round": {"n": 2, "of": 3},
    "question": "孩子放学到家长下班这段时间，咱们院能做点什么？",
    "space": {"kind": "tables", "size": {"min": 3, "max": 6}, "host": "table_host"},
    "floor": {"mode": "free", "marker": "talking_stick"},
    "marker": "talking_stick",
    "write": [{"kind": "idea", "about": "question", "chars": 60, "fields": [], "needs": []}],
}
MOVE: State = {
    "item": "r2",
    "space": TALK["space"],
    "move": {"policy": "new_faces", "stay": ["table_host"]},
    "allow": {"move": ["guest"]},
}
GRID: State = {
    "space": {"kind": "grid", "places": 2, "slots": 2},
    "allow": {"sign_up": ["member"], "move": ["convener"]},
}
HELD: State = {
    "item": "s2",
    "space": {"kind": "grid"},
    "floor": {"mode": "free"},
    "move": {"policy": "free", "stay": None},
    "allow": {"move": ["member"]},
    "write": [
        {
            "kind": "report",
            "about": "topic",
            "chars": 600,
            "fields": ["points", "proposals", "who", "resources"],
            "needs": ["points"],
        }
    ],
}
GROUPS = space("g1", "group", "第 1 组", "Group 1", ("r02", "r05"), item="i1", cap=8) | space(
    "g2", "group", "第 2 组", "Group 2", item="i2", cap=8
)
NOTES = thing("w1", "idea", "下午四点到六点开放活动室，退休老师轮着看", by="r05", about="r2") | thing(
    "w2", "idea", "大孩子带小孩子写作业", by="r11", about="r2"
)
ASKED = thing(
    "q4",
    "topic",
    "放学后两小时谁来管孩子",
    by="r04",
    convener=who("r04"),
    merge_asked={"into": "q2", "by": who("r04")},
)
QUIET = tables() | {"item/w9": NOTES["item/w1"]}


def place_states() -> dict[str, State]:
    """Every stage with places by name: `put` entities and `me`."""
    return _tables() | _groups()


def _tables() -> dict[str, State]:
    """Tables and the timetable."""
    return {
        "table": scene(
            "小桌畅谈", "Table talk", tables() | NOTES, me(allowed=SPEAK + " sign_up hand", space="t1"), **TALK
        ),
        "sent": scene("换桌", "Change tables", QUIET, me(allowed="move", space="t1"), **MOVE),
        "places": scene(
            "一个时段", "One slot", topics() | cells(), me("r12", allowed="move comment", space=None), **HELD
        ),
        "cell": scene(
            "一个时段",
            "One slot",
            topics() | cells(),
            me(allowed="move comment report", space="s2c2", hosts=["s2c2"]),
            **HELD,
        ),
        "market": scene(
            "议题集市",
            "Marketplace",
            topics() | cells() | ASKED,
            me("r12", allowed="sign_up comment", signed_up=["q1"]),
            **GRID,
        ),
        "my_topic": scene(
            "议题集市",
            "Marketplace",
            topics() | cells() | ASKED,
            me(allowed="sign_up schedule merge report move"),
            **GRID,
        ),
    }


def _groups() -> dict[str, State]:
    """Groups, topics and entries."""
    return {
        "groups": scene(
            "行动小组",
            "Action groups",
            ideas() | GROUPS,
            me(allowed="sign_up action", signed_up=[]),
            assign={"to": "action_topics", "by": "sign_up", "cap": 8},
            allow={"sign_up": ["member"], "move": ["member"]},
            write=[
                {
                    "kind": "action",
                    "about": "action_topics",
                    "fields": ["what", "who", "due", "first_step"],
                    "needs": ["what", "who", "first_step"],
                }
            ],
        ),
        "topics": scene(
            "提议题",
            "Propose sessions",
            topics(),
            me("r12", allowed="write/topic hand", left={}),
            write=[{"kind": "topic", "chars": 40, "fields": ["convener"], "needs": []}],
        ),
        "entry": scene(
            "征集",
            "Submit",
            ideas(),
            me(allowed="write/idea react comment", left={"idea": 2}),
            write=[
                {
                    "kind": "idea",
                    "per_person": 3,
                    "chars": 300,
                    "name": "choice",
                    "fields": ["title", "category", "problem", "plan", "team", "resource_kind", "budget"],
                    "needs": ["title", "problem", "plan"],
                }
            ],
        ),
    }
