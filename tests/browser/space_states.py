"""Tables, pairs, groups, the marketplace, the fishbowl, hats and the days before: what is told of where people are."""

from typing import Any

from tests.browser.courtyard import NOW, PEOPLE, State, who
from tests.browser.method_states import BEFORE, MOTION, at, ballot, debate_floor, thing

TOPICS = [
    "管线图怎么画准",
    "孩子四点半去哪儿",
    "消防通道和停车",
    "坡道和扶手",
    "外墙先不做，钱怎么挪",
    "托管谁来看、怎么轮",
    "夜间停车能不能借",
]
PLACES = ["议事厅", "妇女儿童之家", "铁路俱乐部", "老槐树下"]
IDS = list(PEOPLE)[:22]
QUESTION = {"zh": "院里哪个地方，您最愿意坐一坐？", "en": "Where in the yard do you like to sit?"}


def space(id: str, kind: str, **more: Any) -> State:
    plain: State = {
        "id": id, "kind": kind, "title": {"zh": f"第 {id[1:]} 桌", "en": f"Table {id[1:]}"}, "place": None, "slot": None, "item": None, "host": None,
        "n": 0, "cap": None, "people": [], "floor": None, "done": False, "next": None, "clash": 0,
    }  # fmt: skip
    return {f"space/{id}": plain | more}


def tables(count: int, size: int) -> State:
    found: State = {}
    for n in range(count):
        people = [who(IDS[(n * size + k) % len(IDS)]) for k in range(size)]
        ahead = [who(IDS[(n * size + k + 3) % len(IDS)]) for k in range(size)]
        found |= space(f"t{n + 1}", "table", people=people, host=people[0], n=size, cap=6, next=ahead)
    return found


def teahouse() -> dict[str, State]:
    here: State = {"round": {"n": 2, "of": 3}, "question": QUESTION}
    talk = at("teahouse", "talk", **here) | tables(5, 4)
    change = at("teahouse", "change", **here | {"question": None}) | tables(5, 4)
    many = at("teahouse", "change", **here | {"question": None}) | tables(60, 5)
    harvest = at("teahouse", "harvest") | {"floor": debate_floor(mode="report", stance="none", said=[])} | tables(5, 4)
    for n in range(3):
        harvest |= thing(
            f"h{n}",
            "大家都说晒太阳的地方少，南墙根那一排可以腾出来；最意外的是年轻人也想要一张下棋的桌子。",
            "report",
            f"r0{n + 1}",
            space=f"t{n + 1}",
        )
    pairs = at("appreciative", "discover")
    for n in range(8):
        pairs |= space(
            f"d{n + 1}",
            "pair",
            title={"zh": f"第 {n + 1} 对", "en": f"Pair {n + 1}"},
            people=[who(IDS[2 * n]), who(IDS[2 * n + 1])],
            n=2,
        )
    free = at("teahouse", "harvest")
    free["stage/harvest"] |= {"floor": {"mode": "free"}, "marker": "talking_stick", "question": QUESTION}
    held = free | {
        "floor": debate_floor(
            mode="free", stance="none", speaker=None, queue=[], holder=who("r05"), marker="talking_stick"
        )
    }
    return {
        "table_talk": talk,
        "rotation": change,
        "sixty_tables": many,
        "harvest": harvest,
        "pairs": pairs,
        "stick": held,
    }


def market() -> dict[str, State]:
    full = at("open_space", "marketplace")
    full["stage/marketplace"]["space"] |= {"slot_minutes": 35}
    for n, text in enumerate(TOPICS):
        full |= thing(f"o{n}", text, "topic", IDS[n], convener=who(IDS[n]), signed_up=4 + n)
    for slot in range(3):
        for place in range(4):
            n = slot * 4 + place
            topic = {"item": f"o{n}", "n": 4 + n, "clash": 2 if n == 1 else 0} if n < len(TOPICS) - 1 else {}
            full |= space(
                f"s{slot + 1}c{place + 1}",
                "cell",
                slot=slot + 1,
                place=PLACES[place],
                title={"zh": PLACES[place], "en": PLACES[place]},
                **topic,
            )
    empty = {
        key: one | {"item": None, "n": 0} if key.startswith("space/") else one
        for key, one in full.items()
        if not key.startswith("item/")
    }
    signing = at("open_space_short", "sign")
    for n, text in enumerate(TOPICS[:3]):
        signing |= thing(f"o{n}", text, "topic", IDS[n], signed_up=6 + n) | space(
            f"g{n}", "group", item=f"o{n}", title=text, n=6 + n, cap=20, host=who(IDS[n])
        )
    heat = at("open_space_short", "read")
    for n, text in enumerate(TOPICS):
        heat |= thing(f"o{n}", text, "topic", IDS[n], same=(3 * n) % 8)
    return {"market": full, "market_empty": empty, "signing": signing, "heat": heat}


def ring() -> dict[str, State]:
    seated = [who(id) for id in IDS[:4]]
    put = at("fishbowl", "bowl") | {
        "floor": debate_floor(
            mode="seats", stance="none", speaker=None, queue=[], seats={"seated": seated, "open": 1, "asking": 2}
        )
    }
    full = put | {
        "floor": debate_floor(
            mode="seats", stance="none", queue=[], seats={"seated": [*seated, who("r11")], "open": 0, "asking": 3}
        )
    }
    return {"bowl": put, "bowl_full": full}


def hats() -> dict[str, State]:
    found = {}
    for hat, stage in (
        ("white", "white"),
        ("green", "green"),
        ("yellow", "yellow"),
        ("black", "black"),
        ("red", "red"),
        ("blue", "blue_open"),
    ):
        put = at("six_hats", stage, hat=hat)
        rows = {f"c{n}": text for n, text in enumerate(TOPICS[:4])}
        for id, text in rows.items():
            put |= thing(id, text, "idea")
        if put[f"stage/{stage}"]["floor"]:
            put |= {"floor": debate_floor(mode="round", stance="none", round={"spoken": 5, "of": 14, "passed": []})}
        if hat == "red":
            put |= ballot("b1", "red", "dots", items=list(rows), per_person=3, per_item=1, secrecy="secret")
        found[f"hat_{hat}"] = put
    return found


def days() -> dict[str, State]:
    before = at("assembly_hall", "raise", deadline=NOW + 9 * 86_400_000, minutes=None, days=14)
    for n, text in enumerate(TOPICS):
        before |= thing(f"o{n}", text, "topic", IDS[n], same=n, seconds=[who(id) for id in IDS[:n]], second_needed=5)
    notice = at("assembly_hall", "notice", deadline=NOW + 3 * 86_400_000, minutes=None, days=3)
    return {"days_before": before, "days_notice": notice}


def writing() -> dict[str, State]:
    ideas = at("roundtable_needs", "gather", write=[{"kind": "idea", "fields": [], "needs": []}])
    jury = at("citizens_jury", "draw")
    jury["stage/draw"]["assign"] |= {"seed": "5f1e0c9a7b3d2468", "drawn": ["r04", "r01"]}
    concerns = at("consensus", "concerns", "m1") | thing("m1", MOTION, before=[BEFORE])
    concerns |= {"floor": debate_floor(stance="none", said=[])}
    return {"ideas_unwritten": ideas, "drawn": jury, "concerns": concerns}


def space_states() -> dict[str, State]:
    return teahouse() | market() | ring() | hats() | days() | writing()
