"""Ballots of every type as a phone is told of them, open and closed."""

from typing import Any

from tests.browser.courtyard import NOW, State, who
from tests.browser.phone_scene import motion, scene, thing
from tests.browser.phone_states import me

LEVELS = [
    ("full", "完全赞成", "Whole-hearted", {}),
    ("good", "赞成，有小意见", "Agree with a minor point", {}),
    ("live", "有保留，可接受", "Can live with it", {}),
    ("more", "还要再谈", "More discussion", {"must_say_why": True}),
    ("aside", "不参与（站到一边）", "Stand aside", {"must_say_why": True}),
    ("block", "反对，必须拦住", "Block", {"blocks": True, "must_say_why": True}),
]
IDEAS = {
    "i1": ("二单元门口装一盏感应灯", 32_000),
    "i2": ("院里加两排晾衣架", 8_600),
    "i3": ("活动室夜里开到十点，请人轮值", 24_000),
    "i4": ("把东墙的花坛改成儿童沙坑和长椅", 58_000),
    "i5": ("每季度请修鞋修伞的师傅来一天", 3_000),
}


def ballot(type: str, **more: Any) -> State:
    plain = {
        "id": "b7",
        "stage": "now",
        "type": type,
        "of": "motion",
        "item": None,
        "items": [],
        "asks": [],
        "levels": [],
        "axes": [],
        "scale": None,
        "per_person": 0,
        "per_item": 1,
        "own": True,
        "secrecy": "secret",
        "change": "until_close",
        "show": "on_close",
        "voters": ["resident"],
        "apart": [],
        "last": [],
        "last_called": False,
        "weigh": "one",
        "question": None,
        "bars": [],
        "costs": {},
        "budget": None,
        "live": None,
        "state": "open",
        "eligible": 22,
        "voted": 17,
        "sheets": {},
    } | more
    return {f"ballot/{plain['id']}": plain}


def yesno(**more: Any) -> State:
    bars = [{"side": "for", "over": "1/2", "least": None, "count": None, "most": None, "of": "cast", "weigh": "one"}]
    return ballot("yesno", item="m1", items=["m1"], asks=["for", "against"], bars=bars, **more)


def ideas(**more: Any) -> State:
    found: State = {}
    for n, (id, (text, cost)) in enumerate(IDEAS.items()):
        found |= thing(id, "idea", text, by=f"r0{n + 2}", cost=cost, **more)
    return found


def closed(outcome: str, **more: Any) -> State:
    return {"state": "closed", "outcome": outcome, "closed_at": NOW, "voted": 22, "cast": 22} | more


def result() -> State:
    verdict = {"bar": 0, "value": "13", "needed": "11", "base": "22", "held": True}
    bar = {"side": "for", "over": "1/2", "least": None, "count": None, "most": None, "of": "cast", "weigh": "one"}
    area = bar | {"over": None, "least": "2/3", "weigh": "area", "of": "eligible"}
    return ballot(
        "yesno",
        item="m1",
        items=["m1"],
        asks=["for", "against"],
        bars=[bar, area],
        **closed("carried", counts={"for": 13, "against": 9}, sources={"phones": 18, "hands": 4, "slips": 0}),
        verdicts=[verdict, verdict | {"bar": 1, "value": "4210.5", "needed": "4000", "base": "6000"}],
        secrecy="open",
        choices={"r11": "for", "r12": "against"},
        reasons=[],
    )


def few_decide() -> State:
    """A secret vote that few decided beside many counted apart, in every party of which a small one: no numbers."""
    bar = {"side": "for", "over": "1/2", "least": None, "count": None, "most": None, "of": "cast", "weigh": "one"}
    verdict = {"value": "", "needed": "", "base": "", "held": True, "group": None}
    return ballot(
        "yesno", item="m1", items=["m1"], asks=["for", "against"], apart=["rep"], bars=[bar, bar | {"in_group": "every"}],
        **closed("carried", counts={}) | {"cast": 3, "voted": 8}, verdicts=[verdict | {"bar": 0}, verdict | {"bar": 1}],
        sources={"phones": 8, "hands": 0, "slips": 0}, choices=None, reasons=[],
    )  # fmt: skip


def few_dots() -> State:
    """The same of dots: the order alone."""
    order = list(IDEAS)[:4]
    return ballot(
        "dots", of="idea", items=order, order=order, chosen=order[:2], apart=["rep"], per_person=3, ranks=order, scores={},
        **closed("none", counts={}) | {"cast": 3, "voted": 8}, apart_counts=dict.fromkeys(order, 2),
    )  # fmt: skip


def levelled(**more: Any) -> State:
    levels = [
        {"id": i, "title": {"zh": zh, "en": en}, "blocks": False, "must_say_why": False} | x for i, zh, en, x in LEVELS
    ]
    return ballot("grade", item="m1", items=["m1"], levels=levels, secrecy="open", **more)


MAY = "vote grade"
VOTE = ("表决", "Vote")
PERSON = me(allowed=MAY, votes={"b7": ""})
OF_IDEAS = {"of": "idea", "items": list(IDEAS)}
QUESTION = {"title": {"zh": "再给小林 1 分钟？", "en": "Give Lin one more minute?"}, "verb": "extend", "args": {}}
SEVERAL = ideas() | ballot("yesno", item="i1", items=["i1"], asks=["for", "against", "abstain"])
for n, id in enumerate(("i2", "i3")):
    SEVERAL |= ballot("yesno", id=f"b{n + 8}", item=id, items=[id], asks=["for", "against", "abstain"])
JURY = {"scale": {"from": 0, "to": 20}, "axes": ["feasible", "lasting", "spreadable", "benefit", "novel"]}
REASON = [{"who": who("r04"), "level": "block", "text": "夜里清运的人没有说过愿不愿意。"}]


def ballot_states() -> dict[str, State]:
    """Every ballot by name: `put` entities and `me`."""
    return _sides() | _choices()


def _sides() -> dict[str, State]:
    """Yes and no, in all its forms."""
    return {
        "yesno": scene(*VOTE, motion() | yesno(secrecy="open"), PERSON),
        "yesno_abstain": scene(
            *VOTE,
            motion() | ballot("yesno", item="m1", items=["m1"], asks=["for", "against", "abstain"], change="never"),
            PERSON,
        ),
        "vote_last": scene(*VOTE, motion() | yesno(), me(allowed=MAY, votes={"b7": "vote_last"})),
        "several": scene(*VOTE, SEVERAL, me(allowed=MAY, voted=["b8"], votes={"b7": "", "b8": "", "b9": ""})),
        "question": scene(
            "辩论",
            "Debate",
            motion() | ballot("yesno", question=QUESTION, asks=["for", "against"], secrecy="open"),
            PERSON,
        ),
        "carried": scene(*VOTE, motion() | result(), me()),
        "few_decide": scene(*VOTE, motion() | few_decide(), me()),
        "few_dots": scene("贴点", "Dots", ideas() | few_dots(), me()),
        "consent": scene(
            "三方表态",
            "Agree",
            motion() | ballot("consent", item="m1", items=["m1"], asks=["for", "against"], secrecy="named"),
            PERSON,
        ),
        "levels": scene("试共识", "Test for consensus", motion() | levelled(), PERSON),
        "levels_closed": scene(
            "试共识",
            "Test for consensus",
            motion()
            | levelled(**closed("failed", counts={"full": 9, "good": 6, "live": 3, "block": 1}), reasons=REASON),
            me(),
        ),
    }


def _choices() -> dict[str, State]:
    """Choices among several: some, in order, scored, bought."""
    return {
        "pick": scene("现场投票", "Room vote", ideas() | ballot("pick", per_person=3, own=False, **OF_IDEAS), PERSON),
        "dots_many": scene(
            "贴点聚焦", "Convergence vote", ideas() | ballot("dots", per_person=5, per_item=3, **OF_IDEAS), PERSON
        ),
        "rank": scene("各自选五条排序", "Private ranking", ideas() | ballot("rank", per_person=4, **OF_IDEAS), PERSON),
        "ranked": scene(
            "看结果、再议",
            "Discuss result",
            ideas()
            | ballot(
                "rank",
                per_person=4,
                order=["i3", "i1", "i5", "i2", "i4"],
                scores={"i3": 41, "i1": 38, "i5": 20, "i2": 9, "i4": 4},
                **closed("none"),
                **OF_IDEAS,
            ),
            me(),
        ),
        "jury": scene("打分", "Score", ideas() | ballot("score", secrecy="named", **JURY, **OF_IDEAS), PERSON),
        "basket": scene(
            "投票",
            "Vote",
            ideas() | ballot("budget", budget=80_000, costs={i: c for i, (_, c) in IDEAS.items()}, **OF_IDEAS),
            PERSON,
        ),
        "funded": scene(
            "定项目",
            "Fund",
            ideas()
            | ballot(
                "budget",
                budget=80_000,
                costs={i: c for i, (_, c) in IDEAS.items()},
                funded=["i1", "i3", "i5"],
                spent=59_000,
                counts={"i1": 12, "i3": 11, "i5": 9, "i2": 5, "i4": 4},
                **closed("none"),
                **OF_IDEAS,
            ),
            me(),
        ),
    }
