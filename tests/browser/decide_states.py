"""Debates and votes: what is told of a motion with two sides, of every type of ballot, of bars held and missed."""

from tests.browser.courtyard import NOW, State, who
from tests.browser.method_states import (
    BEFORE,
    LONG,
    MOTION,
    PEOPLE,
    at,
    ballot,
    bar,
    copy,
    debate_floor,
    queued,
    rule,
    thing,
    verdict,
)

IDEAS = [
    "楼道装声控灯",
    "院门口修坡道和扶手",
    "腾出一间屋做四点半课堂",
    "老槐树下添两张长凳",
    "垃圾点搬到北墙根",
    "晾衣杆统一做在南墙",
]
CLOSED = {"state": "closed", "closed_at": NOW - 4_000}


def debates() -> dict[str, State]:
    plain = at("nantang", "debate", "m1") | thing("m1", MOTION) | {"floor": debate_floor()}
    amended = copy(plain) | thing("m1", MOTION, before=[BEFORE])
    silent = copy(plain) | {"floor": debate_floor(speaker=None, queue=[], said=[])}
    long = copy(plain) | thing("m1", LONG * 2, before=[LONG])
    changed = copy(plain)
    changed["stage/debate"] |= {"params": {"floor.turn": {"was": 120, "now": 180, "by": None}}}
    pending = at("ronr", "debate", "m1") | thing("m1", MOTION, stack=1, motion_type="main")
    pending |= thing("m2", "把“早上六点半”改成“早上七点”", by="r07", stack=2, motion_type="amend")
    pending |= thing("m3", "现在停止辩论，马上表决", by="r09", stack=3, motion_type="close_debate") | {
        "floor": debate_floor(stance="optional")
    }
    interrupted = copy(plain) | {"floor": debate_floor(pending="order")}
    neither = copy(plain) | {
        "floor": debate_floor(
            stance="optional", queue=[queued("r01", 1, "not_spoken_first"), queued("r02", 2, "first_come", "for")]
        )
    }
    few = copy(plain)
    few["meeting"] |= {
        "quorum": {
            "ok": False,
            "fail": "talk_only",
            "bars": [{"value": "10", "needed": "11", "base": "22", "held": False, "weigh": "one"}],
        }
    }
    return {
        "debate": plain, "amended": amended, "debate_silent": silent, "debate_long": long, "debate_changed": changed, "pending": pending,
        "interrupted": interrupted, "debate_neither": neither, "no_quorum": few, "budgets": _parties(),
    }  # fmt: skip


def _parties() -> State:
    put = at("three_parties", "talk", "m1") | thing("m1", "小区北门夜里谁来关，钥匙放哪儿", "topic")
    groups = {"committee": 65, "residents": 212, "agency": 0}
    return put | {
        "floor": debate_floor(
            stance="none",
            said=[],
            budgets={"groups": groups, "total": None},
            queue=[queued(id, n + 1, "alternate_group") for n, id in enumerate(PEOPLE[:3])],
        )
    }


def yesnos() -> dict[str, State]:
    asks: State = {
        "item": "m1",
        "asks": ["for", "against"],
        "bars": [bar(over="1/2")],
        "last": ["host"],
        "voters": ["member", "host"],
        "sources": {"phones": 17, "hands": 0, "slips": 0},
    }
    base = at("nantang", "vote", "m1") | thing("m1", MOTION, before=[BEFORE])
    sources = {"phones": 13, "hands": 6, "slips": 2}
    named = {id: "for" if n % 3 else "against" for n, id in enumerate(PEOPLE)}
    names = {id: {"name": (who(id) or {})["name"], "group": (who(id) or {})["group"]} for id in PEOPLE}
    carried = {**asks, **CLOSED, "counts": {"for": "14", "against": "7"}, "cast": 21, "voted": 21, "outcome": "carried", "sources": sources,
               "verdicts": [verdict("14", "21/2", "21", True)]}  # fmt: skip
    failed = {
        **carried,
        "counts": {"for": "9", "against": "12"},
        "outcome": "failed",
        "verdicts": [verdict("9", "21/2", "21", False)],
    }
    tied = {
        **carried,
        "counts": {"for": "10", "against": "10"},
        "voted": 20,
        "outcome": "tied",
        "verdicts": [verdict("10", "10", "20", False)],
        "sources": {"phones": 20},
    }
    owners = at("owners_vote", "vote") | thing("m1", LONG)
    by_area = {**asks, **CLOSED, "asks": ["for", "against", "abstain"], "counts": {"for": "121", "against": "38", "abstain": "9"},
               "voted": 168, "eligible": 240,
               "cast": 159, "outcome": "failed", "secrecy": "named", "bars": [bar(over="1/2", of="answered"), bar(over="1/2", of="answered", weigh="area")],
               "verdicts": [verdict("121", "84", "168", True), verdict("6480.5", "7210", "14420", False, 1)]}  # fmt: skip
    return {
        "yesno": base | ballot("b1", "vote", "yesno", **asks),
        "carried": base | ballot("b1", "vote", "yesno", **carried),
        "failed": base | ballot("b1", "vote", "yesno", **failed),
        "tied": base | ballot("b1", "vote", "yesno", **tied),
        "live": base | ballot("b1", "vote", "yesno", **asks, live={"for": "9", "against": "4"}, show="live"),
        "open_names": base
        | ballot("b1", "vote", "yesno", **{**carried, "choices": named, "people": names, "counts": {"for": "9", "against": "5"}, "voted": 14}),
        "by_area": owners | ballot("b1", "vote", "yesno", **by_area),
        "several": _several(), "several_closed": _several(closed=True), "question": _question(base),
        "question_closed": _question(base, closed=True),
    }  # fmt: skip


def _several(closed: bool = False) -> State:
    put = at("citizens_jury", "decide")
    for n, text in enumerate(IDEAS):
        put |= thing(f"m{n}", text)
        counts = {"for": str(16 - 2 * n), "against": str(1 + n), "abstain": "1"} if closed else None
        state = {**CLOSED, "counts": counts, "outcome": "carried" if n < 2 else "failed"} if closed else {}
        put |= ballot(
            f"b{n}",
            "decide",
            "yesno",
            item=f"m{n}",
            items=[f"m{n}"],
            asks=["for", "against", "abstain"],
            bars=[bar(least="3/4", of="answered")],
            **state,
        )
    return put


def _question(put: State, closed: bool = False) -> State:
    title = {"zh": "每次发言改成三分钟，同意吗？", "en": "Three minutes for each turn: agreed?"}
    more = (
        {
            **CLOSED,
            "counts": {"for": "15", "against": "4"},
            "outcome": "carried",
            "cast": 19,
            "verdicts": [verdict("15", "38/3", "19", True)],
        }
        if closed
        else {}
    )
    return copy(put) | ballot(
        "q1",
        "vote",
        "yesno",
        item=None,
        items=[],
        asks=["for", "against"],
        bars=[bar(least="2/3")],
        question={"title": title, "verb": "set", "args": {}},
        **more,
    )


def levels() -> dict[str, State]:
    grades = rule("consensus")["stages"][-1]["ballot"]["levels"]
    put = at("consensus", "test", "m1") | thing("m1", MOTION, before=[BEFORE])
    asks: State = {
        "item": "m1",
        "levels": [{"blocks": False, "must_say_why": False} | one for one in grades],
        "bars": [bar("block", most=0), bar("aside", most=2)],
    }
    reasons = [
        {"who": who("r05"), "level": "aside", "text": "我上夜班，六点半正睡着，先不参与，也不拦着大家。"},
        {"who": who("r09"), "level": "more", "text": "清运队那边还没问过，问清楚了再定。"},
    ]
    counts = dict(zip([one["id"] for one in grades], ["8", "5", "3", "1", "1", "0", "1", "0"], strict=True))
    held = [verdict("0", "0", "19", True), verdict("1", "2", "19", True, 1)]
    closed = {
        **asks,
        **CLOSED,
        "counts": counts,
        "voted": 19,
        "outcome": "carried",
        "reasons": reasons,
        "verdicts": held,
    }
    return {
        "consensus": put | ballot("b1", "test", "grade", **asks),
        "gradient": put | ballot("b1", "test", "grade", **closed),
    }


def standings() -> dict[str, State]:
    ids = [f"m{n}" for n in range(len(IDEAS))]
    things = {
        key: one
        for n, text in enumerate(IDEAS)
        for key, one in thing(ids[n], text, "idea", cost=12_000 * (n + 1)).items()
    }
    points = {id: str(58 - 9 * n) for n, id in enumerate(ids)}
    rank: State = {
        "items": ids,
        "per_person": 5,
        "count": "borda",
        "secrecy": "secret",
        "counts": points,
        "order": ids,
        "chosen": ids[:2],
        **CLOSED,
    }
    pick = {**rank, "count": "sum", "per_person": 2, "tie": True, "chosen": []}
    jury = {
        "share": 50,
        "title": {"zh": "评委", "en": "Juror"},
        "scores": {id: str(44 - 5 * n) for n, id in enumerate(ids)},
    }
    parts = [jury, {"share": 20, "where": "online", "scores": {id: str(20 - n) for n, id in enumerate(ids)}},
             {"share": 30, "where": "room", "scores": {id: str(25 - n) for n, id in enumerate(ids)}}]  # fmt: skip
    mixed = {
        **rank,
        "count": "mixed",
        "counts": None,
        "scores": {id: f"{180 - 15 * n}/2" for n, id in enumerate(ids)},
        "parts": parts,
    }
    money: State = {
        "items": ids,
        "budget": 80_000,
        "costs": {id: 12_000 * (n + 1) for n, id in enumerate(ids)},
        "secrecy": "secret",
    }
    spent = {**money, **CLOSED, "counts": points, "order": ids, "funded": ids[:3], "chosen": ids[:3], "spent": 72_000}
    return {
        "ranking_open": at("ngt", "rank") | things | ballot("b1", "rank", "rank", items=ids, per_person=5, secrecy="secret"),
        "borda": at("ngt", "rank") | things | ballot("b1", "rank", "rank", **rank),
        "picked": at("open_space_short", "hot") | things | ballot("b1", "hot", "pick", **pick),
        "mixed": at("idea_contest", "total") | things | ballot("b1", "total", "score", **mixed),
        "budget_open": at("budget", "vote") | things | ballot("b1", "vote", "budget", **money),
        "funded": at("budget", "vote") | things | ballot("b1", "vote", "budget", **spent),
    }  # fmt: skip


def decide_states() -> dict[str, State]:
    return debates() | yesnos() | levels() | standings()
