"""A short roundtable played through the door: cards, dots, an answer, two tasks, the end."""

from dataclasses import dataclass

from tests.web.pages_app import House


@dataclass
class Evening:
    """A meeting with its people's ids and tokens by name, and the ids of cards and tasks."""

    code: str
    people: dict[str, str]
    tokens: dict[str, str]
    cards: dict[str, str]
    tasks: dict[str, str]


def play(house: House, until: str = "end") -> Evening:
    """Play it until a stage (`gather`, `dots`, `dialogue`) or to its end."""
    code = house.open()
    found = Evening(code, {}, {}, {}, {})
    for name, group, role in (
        ("主持人", "social_org", "host"),
        ("二单元楼门长", "residents", None),
        ("退休管道工程师", "residents", None),
        ("施工方项目经理", "contractor", "rep"),
        ("城建局技术员", "agency", "rep"),
        ("居委会主任", "committee", "rep"),
    ):
        found.people[name], found.tokens[name] = house.join(code, name, group, role)
    for stage, scene in (
        ("sign_in", None),
        ("gather", _gather),
        ("say", None),
        ("sort", _sort),
        ("dots", _dots),
        ("shortlist", None),
        ("dialogue", _dialogue),
    ):
        if stage != "sign_in":
            _next(house, found)
        if scene:
            scene(house, found)
        if stage == until:
            return found
    _to_commit(house, found)
    return found


def _next(house: House, e: Evening) -> None:
    house.act(e.code, e.people["主持人"], "advance", override="往下走")


def _stage(house: House, e: Evening) -> str:
    things, _me = house.services.sight(e.code, "desk", "")
    return next((key.partition("/")[2] for key in things if key.startswith("stage/")), "")


def _gather(house: House, e: Evening) -> None:
    written = (
        ("二单元楼门长", "沟槽没有护栏，老人夜里摔过", "safety"),
        ("退休管道工程师", "下水一年堵四回，趁挖开换管", "utilities"),
        ("退休管道工程师", "铸铁管是六几年的，一层返水", "utilities"),
        ("城建局技术员", "外墙和防盗门先不做", "utilities"),
    )
    for name, text, category in written:
        e.cards[text] = house.act(
            e.code, e.people[name], "write", kind="need", text=text, fields={"category": category}
        )


def _sort(house: House, e: Evening) -> None:
    pipes = [e.cards["下水一年堵四回，趁挖开换管"], e.cards["铸铁管是六几年的，一层返水"]]
    e.cards["管"] = house.act(e.code, e.people["主持人"], "merge", items=pipes, title="地下管线先修好，再恢复路面")


def _dots(house: House, e: Evening) -> None:
    ballot = next(
        key.partition("/")[2] for key in house.services.sight(e.code, "desk", "")[0] if key.startswith("ballot/")
    )
    guard = e.cards["沟槽没有护栏，老人夜里摔过"]
    house.act(e.code, e.people["二单元楼门长"], "vote", ballot=ballot, choice={guard: 1, e.cards["管"]: 1})
    house.act(e.code, e.people["退休管道工程师"], "vote", ballot=ballot, choice={e.cards["管"]: 1})


def _dialogue(house: House, e: Evening) -> None:
    builder, bureau = e.people["施工方项目经理"], e.people["城建局技术员"]
    guard = e.cards["沟槽没有护栏，老人夜里摔过"]
    house.act(
        e.code,
        bureau,
        "answer",
        about=e.cards["管"],
        kind="needs_approval",
        text="要补一笔预算",
        due="2026-12-05",
        approver="区住建委",
    )
    house.act(e.code, builder, "answer", about=guard, kind="do_by", text="三天内装好，留轮椅口", due="2026-11-24")
    house.act(
        e.code, e.people["退休管道工程师"], "offer", about=e.cards["管"], resource="planning", text="管线走向图，免费"
    )


def _to_commit(house: House, e: Evening) -> None:
    while _stage(house, e) != "commit":
        _next(house, e)
    builder, leader = e.people["施工方项目经理"], e.people["二单元楼门长"]
    guard = e.cards["沟槽没有护栏，老人夜里摔过"]
    e.tasks["护栏"] = house.act(
        e.code, builder, "action", about=guard, what="沟槽护栏和夜间照明", due="2026-11-24", check_by=leader
    )
    e.tasks["群"] = house.act(e.code, leader, "action", about="", what="建一个楼门长联系群", due="2026-11-23")
    while house.services.sight(e.code, "desk", "")[0]["meeting"]["state"] != "ended":
        _next(house, e)
