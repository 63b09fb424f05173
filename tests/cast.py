"""The small named world of the tests: one roundtable, and people with names who act in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Protocol

import msgspec

from facilitate.core.act import Act, Choice, Entry, Run
from facilitate.core.course.plan import following
from facilitate.core.decide import handle
from facilitate.core.language.rules import Rule
from facilitate.core.meeting import Meeting, MeetingOpened, Words, opening
from facilitate.core.refusals.refusal import Refused
from facilitate.service.clock import ManualClock
from facilitate.service.lists import lists
from facilitate.service.rulefiles import library

START = 1_795_242_600_000  # 21 November 2026, 14:30 in Shanghai
CODE = "K7MQ4HXE"
GROUPS = ("residents", "committee", "agency", "contractor")
PEOPLE = {
    "host": ("林主持", "social_org", "host"),
    "recorder": ("周记录", "committee", "recorder"),
    "scribe": ("小苏", "social_org", "scribe"),
    "wang": ("王阿姨", "residents", "resident"),
    "li": ("李师傅", "residents", "resident"),
    "chen": ("陈老师", "committee", "resident"),
    "bureau": ("赵科长", "agency", "rep"),
    "builder": ("钱经理", "contractor", "rep"),
    "guest": ("旁听的学生", "other", "observer"),
    "door": ("小何", "committee", "door"),
    "timer": ("小吕", "committee", "timer"),
}
NO_PHONE = {"elder": ("孙爷爷", "residents", "resident")}
NEEDS = (
    ("wang", "下水一年堵四回", "utilities"),
    ("wang", "路灯不亮", "safety"),
    ("li", "电动车占消防通道", "parking"),
    ("li", "楼道堆物", "neighbours"),
    ("chen", "放学没人管孩子", "children"),
    ("bureau", "施工公告看不到", "property"),
    ("elder", "单元门口要坡道", "care"),
)


@cache
def rules() -> dict[str, Rule]:
    return {kept.rule.id: kept.rule for kept in library()}


def facts(rule: str = "roundtable_needs") -> MeetingOpened:
    title, place = Words("123号院圆桌会", "Courtyard 123"), Words("议事厅", "Hall")
    return MeetingOpened(
        CODE, title, place, "2026-11-21T14:30:00+08:00", 90, "zh", GROUPS, rules()[rule], "ab" * 32, lists().codes()
    )


class Place(Protocol):
    """Where acts go: the core alone, or the door in front of it."""

    @property
    def m(self) -> Meeting: ...

    def carry(self, act: Act) -> str:
        """The id of what it made. Raises Refused."""


def refusal_of(place: Place, carried: Callable[[], Any]) -> Refused | None:
    """Why it was refused, in words and without a trace; None if it was accepted."""
    before, refusal = place.m.seq, None
    try:
        carried()
    except Refused as refused:
        refusal = refused
    if refusal is not None:
        assert place.m.seq == before, "a refused act leaves no trace"
        assert refusal.wire()["zh"]
        assert refusal.wire()["en"]
        msgspec.json.encode(refusal.wire())
    return refusal


@dataclass
class Core:
    """A meeting without any I/O that keeps what a store would."""

    clock: ManualClock
    m: Meeting
    entries: list[Entry]
    choices: list[Choice] = field(default_factory=list)
    last: Run | None = None

    def carry(self, act: Act) -> str:
        self.last = run = handle(self.m, act, self.clock.now())
        self.entries += run.entries
        gone = set(run.wiped)
        self.choices = [one for one in (*self.choices, *run.choices) if one.ballot not in gone]
        return run.made


@dataclass
class Cast:
    """People by name in one meeting; a second passes with each act."""

    place: Place
    clock: ManualClock
    ids: dict[str, str] = field(default_factory=dict)
    ops: int = 0

    @property
    def m(self) -> Meeting:
        return self.place.m

    def act(self, who: str, verb: str, args: dict[str, Any], saw: int | None = None) -> str:
        self.ops += 1
        self.clock.at += 1000
        return self.place.carry(Act(verb, args, f"op{self.ops}", saw, self.ids.get(who, who)))

    def do(self, who: str, verb: str, /, **args: Any) -> str:
        """The id of what the act made; a refusal fails the test. `with_` loses its underscore, `saw` is no argument."""
        saw = args.pop("saw", None)
        return self.act(who, verb, {name.rstrip("_"): value for name, value in args.items()}, saw)

    def refused(self, who: str, verb: str, /, **args: Any) -> str:
        """The rule by which the act is refused, and nothing has changed; "" if it was accepted."""
        refusal = refusal_of(self.place, lambda: self.do(who, verb, **args))
        return refusal.rule if refusal else ""

    def join(self, who: str, name: str, group: str, role: str = "", **more: Any) -> str:
        args = {"name": name, "group": group, "role": role, "consent": True, **more}
        self.ids[who] = self.act("", "join", args)
        return self.ids[who]

    def scribed(self, who: str, verb: str, /, **args: Any) -> str:
        """The volunteer enters an act for somebody ("" : nobody signed it)."""
        return self.do("scribe", "proxy", person=self.ids.get(who, who), act={"verb": verb, "args": args})

    def wait(self, seconds: float) -> None:
        self.clock.at += int(seconds * 1000)

    def next(self) -> None:
        self.do("host", "advance", override="照排练往下走")

    def go(self, stage: str) -> None:
        """Walk on, one stage after the other, until we stand there for the first time."""
        while self.m.agenda.at.stage != stage:
            assert following(self.m), f"{stage} does not come any more"
            self.next()

    def need(self, who: str, text: str, category: str = "utilities", **fields: Any) -> str:
        return self.do(who, "write", kind="need", text=text, fields={"category": category, **fields})


def gather(place: Place, clock: ManualClock) -> Cast:
    """Everybody has come in; the meeting stands in its first stage."""
    cast = Cast(place, clock)
    for who, (name, group, role) in PEOPLE.items():
        cast.join(who, name, group, role)
    for who, (name, group, _role) in NO_PHONE.items():
        cast.ids[who] = cast.do("recorder", "check_in", name=name, group=group)
    return cast


def core(rule: str = "roundtable_needs") -> Core:
    clock = ManualClock(START)
    m, entries = opening(facts(rule), clock.now())
    return Core(clock, m, list(entries))


def cast() -> Cast:
    """The world at the door, without I/O."""
    place = core()
    return gather(place, place.clock)


def with_cards(cast: Cast) -> dict[str, str]:
    """Everybody writes what is in NEEDS; ids by text."""
    cast.go("gather")
    return {text: _written(cast, who, text, category) for who, text, category in NEEDS}


def _written(cast: Cast, who: str, text: str, category: str) -> str:
    if who in NO_PHONE:
        fields = {"category": category, "paper": 1}
        return cast.scribed(who, "write", kind="need", text=text, fields=fields)
    return cast.need(who, text, category)


def with_dots(cast: Cast) -> dict[str, str]:
    """Cards are written and dots are given; the dot ballot is still open."""
    cards = with_cards(cast)
    cast.go("dots")
    ids = list(cards.values())
    for who, chosen in {"wang": (0, 2, 4), "li": (0, 2, 3), "chen": (0, 4, 5), "bureau": (1, 2, 6)}.items():
        cast.do(who, "vote", choice={ids[n]: 1 for n in chosen})
    cast.scribed("elder", "vote", choice={ids[6]: 1, ids[0]: 1})
    return cards


def at(stage: str) -> Cast:
    """The world in that stage of the roundtable, with cards and dots where they belong."""
    here = cast()
    order = list(here.m.stages)
    if order.index(stage) > order.index("dots"):
        with_dots(here)
    elif order.index(stage) > order.index("gather"):
        with_cards(here)
    here.go(stage)
    return here
