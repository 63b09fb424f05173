"""Anybody does anything: small numbers become acts, sensible and senseless, in whatever state the meeting is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from hypothesis import strategies as st

from facilitate.core.act import Act
from facilitate.core.meeting import Meeting
from tests.cast import PEOPLE, Cast, at, refusal_of

Args = dict[str, Any]
Pick = Callable[[int, list[Any]], Any]
WHO = ("host", "recorder", "scribe", "wang", "li", "chen", "bureau", "builder", "elder", "guest", "host", "host")
STAGES = ("sign_in", "gather", "say", "sort", "dots", "discuss", "grade", "commit", "close", "follow")
TEXTS = ("路灯不亮", "电动车占道", "下水又堵", "", "字" * 61, "<b>请看</b>")
CATEGORIES = ("utilities", "safety", "women", "nowhere", "")
DATES = ("2026-12-05", "2026-11-01", "明天", "")

Wish = tuple[int, int, int, int, int]
wishes = st.tuples(
    st.integers(0, len(WHO) - 1), st.integers(0, 219), st.integers(0, 40), st.integers(0, 40), st.integers(0, 3)
)
plays = st.tuples(st.sampled_from(STAGES), st.lists(wishes, min_size=10, max_size=60), st.sampled_from((0, 7, 60)))
"""Where it begins, who wants what, and how many seconds lie between two acts."""


def pick(n: int, of: Any) -> Any:
    found = list(of)
    return found[n % len(found)] if found else "99"


def items(m: Meeting, a: int, b: int, n: int) -> list[str]:
    return [pick(a + b * k, m.items.all) for k in range(n % 3 + 1)]


def anything(m: Meeting) -> list[str]:
    return [*m.items.all, *m.talk.comments, *m.outcomes.answers, *m.outcomes.offers]


def choice(m: Meeting, a: int, b: int, c: int) -> Any:
    ballot = pick(-1, m.ballots.all.values())
    if not hasattr(ballot, "rule"):
        return {}
    asked = [pick(a + b * n, ballot.items) for n in range(c + 1)]
    if ballot.rule.type == "dots":
        return dict.fromkeys(asked, 1)
    return {id: {axis: (a + n) % 6 for n, axis in enumerate(ballot.rule.axes)} for id in asked}


def setting(a: int, b: int) -> Args:
    values: dict[str, Any] = {
        "screening": bool(b % 2), "door": ("open", "closed", "ajar")[b % 3], "bell": bool(b % 2), "message": TEXTS[b % 4],
        "board": (None, "join", "cards")[b % 3], "read_back": b - 1, "hall_end": 1_795_250_000_000 + b, "fly": 1,
        "address": "https://hui.example",
    }  # fmt: skip
    name = pick(a, values)
    return {"name": name, "value": values[name]}


def minutes(m: Meeting, a: int, b: int, c: int) -> list[tuple[str, Args]]:
    """What scribe and attendees do to the minutes."""
    key, text = pick(b, ["answer/3", "need/2/cards", *m.paper.sentences]), pick(a, TEXTS)
    version = m.paper.version(key) + (c == 3)
    lines = [{"section": "after", "key": "after/1", "zh": "完", "en": "End"}]
    return [
        ("revise", {"key": key, "text": text, "version": version}), ("take_back", {}), ("take_back", {}),
        ("add_line", {"section": "after", "text": text, "after": key, "heading": bool(c % 2)}),
        ("leave_out", {"key": key, "version": version, "off": bool(c % 2)}),
        ("move_line", {"key": key, "version": version, "section": "after", "after": pick(c, ["", *m.paper.sentences])}),
        ("correct", {"key": key if c else "", "text": text}), ("correct", {"text": text}),
        ("settle", {"id": pick(b, m.paper.corrections), "accept": bool(a % 2), "text": text, "reason": text}),
        ("correction_window", {"until": pick(b, DATES)}), ("seal", {"lines": lines, "seq": m.seq if c else 1}),
        *photos(m, a, b, c),
    ]  # fmt: skip


def photos(m: Meeting, a: int, b: int, c: int) -> list[tuple[str, Args]]:
    """What host and recorder do to the photos."""
    id, consent = pick(b, m.photos.all), ("given", "nobody", "unasked", "maybe")[c]
    picture = b"\xff\xd8\xff " + str(a).encode() if c else b"GIF89a"
    return [
        ("add_photo", {"jpeg": picture, "consent": consent, "caption": pick(b, TEXTS), "minors": a % 5 == 0}),
        ("change_photo", {"id": id, "consent": consent, "caption": pick(a, TEXTS)}),
        ("move_photo", {"id": id, "before": pick(a, ["", *m.photos.all])}), ("withdraw_photo", {"id": id}),
    ]  # fmt: skip


def sheet(a: int, b: int, text: str) -> Args:
    """Some fields of a need's sheet, right and wrong ones."""
    told: Args = {
        "place": text, "since": "三年", "households": (12, "", -1, "十二")[b % 4], "households_by": "楼门长", "absent": text,
        "evidence.felt": text, "evidence.hearsay": text, "exists.goods": "三盏", "wanted.money": text, "colour": "red",
        "route": ("direct", "", "hope")[b % 3], "term": ("near", "long", "soon")[b % 3], "owner": text, "nobody": bool(b % 2),
    }  # fmt: skip
    return {name: told[name] for name in {pick(a, told), pick(a + b, told), *(["households_by"] if b % 2 else [])}}


def verbs(m: Meeting, a: int, b: int, c: int) -> list[tuple[str, Args]]:
    """Every verb with arguments drawn from three numbers; what a room does often stands more than once."""
    person, item, other = pick(a, m.people.all), pick(b, m.items.all), pick(c, m.items.all)
    text, category = pick(a, TEXTS), pick(b, CATEGORIES)
    return [
        ("advance", {"override": "走"} if c else {}), ("advance", {"override": "走"}),
        ("advance", {"to": pick(a, m.stages), "override": "跳"}), ("back", {}), ("undo", {}), ("undo", {}), ("pause", {}),
        ("resume", {}), ("hand", {}), ("hand", {}), ("hand", {}), ("unhand", {}), ("pass", {}), ("pass", {}), ("done", {}),
        ("done", {}), ("grant", {}), ("grant", {"person": person}), ("cut", {}), ("extend", {"seconds": a}),
        ("write", {"kind": "need", "text": text, "fields": {"category": category} | ({"danger": True} if c == 3 else {})}),
        ("write", {"kind": "need", "text": text, "fields": {"category": "safety", "paper": a}, "named": bool(c)}),
        ("edit", {"item": item, "text": text, "fields": {"category": category}}), ("withdraw", {"item": item}),
        ("comment", {"about": pick(b, anything(m)), "text": text, "named": bool(c)}),
        ("react", {"signal": ("same", "unclear", "hand", "no")[c], "item": item if a % 2 else ""}),
        ("merge", {"items": items(m, a, b, c), "title": text if c else ""}), ("merge", {"items": items(m, a, b, c), "title": "一件事"}),
        ("merge", {"items": items(m, a, b, c), "into": item, "title": "" if c else "并起来"}),
        ("assess", {"item": item, "fields": sheet(a, b, text)}), ("assess", {"item": item, "fields": sheet(b, c, "路灯")}),
        ("merge", {"items": [item], "category": category}), ("split", {"items": [item]}), ("split", {"items": [item, other]}),
        ("hide", {"items": [pick(a, anything(m))], "reason": "请换个说法"}), ("show", {"items": [pick(a, anything(m))]}),
        ("vote", {"choice": choice(m, a, b, c)}), ("vote", {"choice": choice(m, b, a, c)}), ("open_ballot", {}), ("close_ballot", {}),
        ("offer", {"about": item, "resource": ("planning", "money", "things")[c % 3], "text": text}),
        ("answer", {"about": item, "kind": pick(a, m.facts.lists.answers), "text": text, "due": pick(b, DATES), "reason": "没有经费"}),
        ("action", {"about": item, "what": text, "who": person if a % 2 else "", "due": pick(b, DATES), "with": [pick(c, m.people.all)]}),
        ("report", {"about": pick(b, m.outcomes.actions), "fields": {"state": pick(a, m.facts.lists.action_states), "note": text}}),
        ("confirm", {"item": pick(b, m.outcomes.actions)} if a % 2 else {}), ("confirm", {"text": text}), ("confirm", {}),
        ("check_in", {"person": person}), ("check_in", {"name": ("老周", "王阿姨")[c % 2], "group": "residents", "role": ("", "rep")[a % 2]}),
        ("set_role", {"person": person, "role": pick(b, m.rule.roles)}), ("set_role", {"person": person, "name": ("王阿姨", "小李")[b % 2]}),
        ("set_role", {"person": person, "group": ("agency", "owners", "street")[b % 3]}),
        ("set_role", {"person": person, "same_as": pick(b, m.people.all)}), ("seat", {"order": [person, pick(b, m.people.all)]}),
        ("warn", {"person": person, "offence": ("overtime", "rude")[b % 2]}), ("hand_over", {"person": person}),
        ("record", {"about": pick(b, m.floor.turns), "text": text}), ("record", {"text": text}),
        ("record", {"about": item, "kind": "danger_called", "who": "物业值班"}), ("set", setting(a, b)), ("set", setting(a, b)),
        ("squeeze", {"stage": pick(a, m.stages), "minutes": b}), ("squeeze", {"stage": pick(a, m.stages), "drop": True}),
        ("pledge", {"item": pick(b, m.outcomes.actions)}), ("question", {"about": item, "text": text, "kind": "question"}),
        ("count", {"source": ("sheet", "hands", "slips")[c % 3], "counts": {item: a}, "people": b, "witness": text, "apart": a % 2 == 0}),
        *minutes(m, a, b, c),
        ("leave", {}), ("join", {}), ("rename", {"name": ("小王", "王阿姨", " ")[c % 3]}),
    ]  # fmt: skip


def act_of(cast: Cast, wish: Wish, n: int) -> Act:
    """The act that these numbers mean now; every fourth of a volunteer is entered for somebody."""
    who, what, a, b, c = wish
    found = verbs(cast.m, a, b, c)
    verb, args = found[what % len(found)]
    if WHO[who] == "scribe":
        represented = pick(a, ["", *cast.m.people.all])
        return Act(
            "proxy", {"person": represented, "act": {"verb": verb, "args": args}}, f"w{n}", None, cast.ids["scribe"]
        )
    if verb == "join":
        args = {"name": pick(a, PEOPLE), "group": "residents", "consent": True}
        return Act("join", args, f"w{n}", None, cast.ids[WHO[who]] if b % 2 else "")
    return Act(verb, args, f"w{n}", None, cast.ids[WHO[who]])


def play(stage: str, wanted: list[Wish], seconds: int, after: Callable[[Cast], None] = lambda _: None) -> Cast:
    """Start in that stage and let everybody do what they will; `after` each act that was accepted."""
    cast = at(stage)
    after(cast)
    for n, wish in enumerate(wanted):
        act = act_of(cast, wish, n)
        cast.wait(seconds)
        if refusal_of(cast.place, partial(cast.place.carry, act)) is None:
            after(cast)
    return cast
