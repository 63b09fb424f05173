"""Who may do what, read a second time from the rule files alone, and a small world in every stage of them to try it in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from facilitate.core.act import Act, Entry, Event
from facilitate.core.ballot.ballot_events import BallotOpened
from facilitate.core.course.agenda import StageEntered
from facilitate.core.decide import handle
from facilitate.core.meeting import Meeting
from facilitate.core.person.admission import PersonRemoved
from facilitate.core.person.people import PersonJoined, PersonLeft
from facilitate.core.refusals.refusal import Refused
from facilitate.core.writing.items import ItemWritten, StateSet
from facilitate.resources import resource
from tests.cast import START, core
from tests.core.packed import Packed

POWER = {
    "advance": ["advance"], "back": ["advance"], "pause": ["advance"], "resume": ["advance"], "undo": ["advance"], "squeeze": ["advance"],
    "set": ["advance", "record"], "grant": ["grant"], "cut": ["cut"], "extend": ["extend"], "warn": ["warn"], "hide": ["hide"],
    "quiet": ["advance", "warn"], "unquiet": ["advance", "warn"],
    "show": ["hide", "merge"], "merge": ["merge"], "split": ["merge"], "assess": ["merge", "record", "advance"],
    "open_ballot": ["open_ballot"], "close_ballot": ["close_ballot"], "check_in": ["check_in"], "set_role": ["check_in", "advance"],
    "seat": ["check_in", "advance"], "record": ["record"], "hand_over": ["hand_over", "advance"], "schedule": ["schedule"],
    "count": ["record", "close_ballot"], "remove": ["advance"], "readmit": ["advance"], "renew": ["advance"],
    "roll": ["check_in", "advance"], "call": ["check_in", "advance"], "release_seat": ["check_in", "advance"],
    "invite": ["check_in", "advance"], "uninvite": ["check_in", "advance"], "seat_guest": ["check_in", "advance"],
    "reply": ["check_in", "advance"], "proxy": ["proxy"],
    **{verb: ["record", "advance"] for verb in (
        "revise", "add_line", "leave_out", "move_line", "take_back", "settle", "correction_window", "seal",
        "add_photo", "change_photo", "move_photo", "withdraw_photo",
    )},
}  # fmt: skip
"""Which powers of a role's `may` open which verb, as docs and ENGINE say it; written down a second time, not read from the code."""
WORDS = {
    "hand": ["speak", "report", "move"], "unhand": ["speak", "report", "move"], "pass": ["speak", "report"],
    "done": ["speak", "report", "answer"], "vote": ["vote", "grade"], "react": ["react"], "second": ["second"],
    "pledge": ["pledge"], "confirm": ["confirm"], "sign_up": ["sign_up"], "move": ["move"], "comment": ["comment"],
    "question": ["question", "comment"], "offer": ["offer"], "report": ["report"], "answer": ["answer"], "action": ["pledge"], "edit": ["edit"],
}  # fmt: skip
HERSELF = ("join", "leave", "rename", "time_up", "feel", "correct")
OWN = ("edit", "withdraw")
STANDS_IN = {
    "check_in": ("check_in", ""), "record": ("record", ""), "proxy": ("proxy", ""), "grant": ("grant", "called"), "cut": ("cut", "called"),
    "open_ballot": ("open_ballot", "ballot"), "close_ballot": ("close_ballot", "ballot"), "count": ("close_ballot", "ballot"),
    "hide": ("hide", "looked_at"), "show": ("hide", "looked_at"), "warn": ("warn", "conduct"),
}  # fmt: skip
"""What nobody's role has the power for, whoever leads does: always, or where the rule has need of it."""
RELATIONS = {"mover", "convener", "seconder", "proposer", "table_host", "note_taker", "seated"}
OBJECTS = ("own", "others", "hidden", "foreign", "erased")
ID = {"own": "1", "others": "2", "hidden": "3", "foreign": "777", "erased": "4"}
ERASED = "（已删除 / erased）"


def files() -> dict[str, dict[str, Any]]:
    """Every shipped rule as its file says it; what extends another is whole once it stands in a meeting, so it is left out."""
    found = {}
    for path in sorted(resource("rules").glob("*.yaml")):
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        if "extends" not in told and "stages" in told:
            found[told["id"]] = told
    return found


def leaves(rule: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The stages of a rule file by id, those inside others too."""
    return {leaf["id"]: leaf for stage in rule["stages"] for leaf in stage.get("stages", [stage])}


@dataclass
class World:
    """A meeting in one stage: `who` by role, one other, one sent out, one gone; items 1 to 4 as ID says."""

    m: Meeting
    rule: dict[str, Any]
    stage: dict[str, Any]
    who: dict[str, str]
    now: int = START + 60_000

    def happen(self, event: Event, person: str = "") -> None:
        self.m.evolve(Entry(self.m.seq + 1, self.now, person, "", event))

    def attempt(self, act: Act) -> str:
        """Nothing where the act was carried out, in a copy, else the code of the refusal."""
        before = self.m.seq
        try:
            handle(self.m, act, self.now)
        except Refused as refused:
            assert self.m.seq == before, act
            return refused.rule
        self.m = self._clean.fresh()
        return ""

    def keep(self) -> None:
        """What every act begins from."""
        self._clean = Packed(self.m)


def worlds(rule: dict[str, Any], role: str) -> Iterator[World]:
    """One for each stage, in which somebody of that role may act."""
    for stage in leaves(rule).values():
        place = core(rule["id"])
        world = World(place.m, rule, stage, {})
        _people(world, role)
        _things(world, world.who[role])
        world.happen(StageEntered(stage["id"]))
        if world.m.stages[stage["id"]].ballot is not None:
            world.happen(BallotOpened("5", stage["id"], ("1", "2")))
        world.keep()
        yield world


def _people(world: World, role: str) -> None:
    for n, name in enumerate(
        [*world.rule["roles"], world.m.default_role, world.m.default_role, world.m.default_role], 1
    ):
        world.happen(PersonJoined(f"p{n}", f"人{n}", "residents", name))
        world.who.setdefault(name, f"p{n}")
    last = len(world.rule["roles"]) + 3
    world.who |= {"other": f"p{last - 2}", "out": f"p{last - 1}", "gone": f"p{last}"}
    world.happen(PersonRemoved(world.who["out"], "吵架"), world.who[role])
    for one in ("out", "gone"):
        world.happen(PersonLeft(world.who[one]))


def _things(world: World, me: str) -> None:
    kinds = [
        w["kind"] for stage in leaves(world.rule).values() for w in stage.get("write", []) if w["kind"] not in WORDS
    ]
    kind, first = (kinds or ["idea"])[0], next(iter(leaves(world.rule)))
    for id, by in (("1", me), ("2", world.who["other"]), ("3", world.who["other"]), ("4", world.who["other"])):
        world.happen(ItemWritten(id, kind, ERASED if id == "4" else f"第{id}张", first), by)
    world.happen(StateSet("3", "hidden", "骂人"), me)


def acts(world: World, me: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """(verb, object, args) of everything that is tried."""
    people = {
        "own": me,
        "others": world.who["other"],
        "hidden": world.who["out"],
        "foreign": "p999",
        "erased": world.who["gone"],
    }
    for object in OBJECTS:
        item, person = ID[object], people[object]
        for verb in ("edit", "withdraw", "second", "pledge", "confirm", "split", "feel", "correct"):
            yield verb, object, {"item": item, "text": "改一改"}
        for verb in ("comment", "question", "offer", "report", "answer", "action", "record"):
            more = {"kind": "yes", "what": "修", "who": me, "resource": "time", "fields": {}}
            yield verb, object, {"about": item, "text": "一句话", **more}
        for verb in (
            "set_role",
            "check_in",
            "grant",
            "hand_over",
            "readmit",
            "move",
            "warn",
            "remove",
            "quiet",
            "unquiet",
        ):
            more = {"group": "residents", "offence": "off_topic", "reason": "吵", "space": "9", "minutes": 5}
            yield verb, object, {"person": person, **more}
        for verb in ("hide", "show", "merge", "schedule", "assess"):
            yield (
                verb,
                object,
                {"items": [item, "1" if object != "own" else "2"], "item": item, "reason": "重", "title": "合"},
            )
        yield "react", object, {"signal": "same", "item": item}
        yield "proxy", object, {"person": person, "act": {"verb": "hand", "args": {}}}
        yield "call", object, {"entry": "e1", "person": person}
        yield "seat", object, {"order": [person]}
        for verb in ("vote", "close_ballot", "open_ballot", "count"):
            ballot = {"own": "5", "others": "", "hidden": "2", "foreign": "777", "erased": "4"}[object]
            yield (
                verb,
                object,
                {"ballot": ballot, "choice": "for", "source": "hands", "counts": {"for": 1}, "witness": "人"},
            )
    for verb in sorted({*POWER, *WORDS, *HERSELF} - {verb for verb, _ in _tried()}):
        yield (
            verb,
            "none",
            {"name": "bell", "value": True, "what": "board", "names": [], "id": "g1", "seconds": 30, "signal": "hand"},
        )


def _tried() -> set[tuple[str, str]]:
    names = """edit withdraw second pledge confirm split feel correct comment question offer report answer action record set_role
    check_in grant hand_over readmit move warn remove quiet unquiet hide show merge schedule assess react proxy call seat vote
    close_ballot open_ballot count"""
    return {(name, "") for name in names.split()}


def reason(world: World, role: str, verb: str, object: str) -> str:
    """Why the rule file lets this role do that in this stage; "" where it does not."""
    powers, stage, allow = world.rule["roles"][role].get("may", []), world.stage, world.stage.get("allow", {})
    if verb in HERSELF or (verb in OWN and object == "own"):
        return "herself"
    if any(power in powers for power in POWER.get(verb, [])):
        return "may"
    if "advance" in powers and _stands_in(world, verb):
        return "stands in"
    words = {word for one in WORDS.get(verb, []) for word in allow.get(one, [])}
    written = [w for w in stage.get("write", []) if w["kind"] == verb]
    words |= {word for w in written for word in w.get("roles", allow.get("write", []))}
    if role in words:
        return "allow"
    if words & RELATIONS and object in ("own", "none"):
        return "what she is to it"
    return _besides(world, role, verb, powers, stage)


def _besides(world: World, role: str, verb: str, powers: list[str], stage: dict[str, Any]) -> str:
    if verb == "action" and "assign_action" in powers:
        return "may"
    if verb == "answer" and "answer" in powers and stage.get("allow", {}).get("answer"):
        return "may"
    if verb == "extend" and "advance" in powers and (stage.get("floor") or {}).get("extend"):
        return "may"
    if verb == "move" and {"check_in", "schedule", "advance"} & set(powers):
        return "may"
    if verb in ("schedule", "merge", "split") and (stage.get("place") or {}).get("by") == "proposer":
        return "what she is to it"
    if verb == "hand_over" and any(one.get("place") for one in leaves(world.rule).values()):
        return "what she is to it"
    signals = {one["id"]: one for one in world.rule.get("signals", [])}
    named = any(role in one.get("roles", []) for one in signals.values() if one.get("effect") == "call_host")
    speaks = role in stage.get("allow", {}).get("speak", [])
    return "allow" if verb == "react" and (named or speaks) else ""


def _stands_in(world: World, verb: str) -> bool:
    power, need = STANDS_IN.get(verb, ("", ""))
    held = any(power in role.get("may", []) for role in world.rule["roles"].values())
    stage, written = world.stage, [w for one in leaves(world.rule).values() for w in one.get("write", [])]
    needs = {
        "": True, "called": (stage.get("floor") or {}).get("grant") == "host", "ballot": "ballot" in stage,
        "looked_at": any(w.get("reveal") == "by_host" for w in written), "conduct": "conduct" in world.rule,
    }  # fmt: skip
    return bool(power) and not held and needs[need]
