"""A worked case of rules/cases played in the core: a small rule, a few people, acts, and what must come out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec
import yaml

from facilitate.core.language.rule_sense import flaws
from facilitate.core.language.rules import Rule
from facilitate.core.meeting import MeetingOpened, Words, opening
from facilitate.core.refusals.refusal import Refused
from facilitate.resources import resource
from facilitate.service.clock import ManualClock
from facilitate.web.views import entity, every_key
from facilitate.web.views.look import Look
from facilitate.web.views.me import me
from tests.cast import START, Cast, Core, facts, rules

POWERS = [
    "advance", "grant", "cut", "warn", "extend", "merge", "hide", "schedule", "open_ballot", "close_ballot",
    "check_in", "proxy", "record", "time", "hand_over", "assign_action",
]  # fmt: skip
HOST = {"title": {"zh": "主持人", "en": "Host"}, "may": POWERS}
MEMBER = {"title": {"zh": "参与者", "en": "Member"}, "default": True}
LATEST = ("ballot", "item", "turn", "comment", "answer")  # named without an id: the latest of that kind


@dataclass(frozen=True)
class Case:
    """One case as it stands in its file."""

    theme: str
    name: str
    shows: tuple[str, ...]
    given: dict[str, Any]
    when: list[dict[str, Any]]
    then: dict[str, Any]

    @property
    def rule(self) -> Rule:
        return rules()[self.given["method"]] if "method" in self.given else _small_rule(self.given["rule"])


def all_cases() -> list[Case]:
    """Every case of every theme, in file order."""
    return [
        _case(path.stem, one) for path in sorted((resource("rules") / "cases").glob("*.yaml")) for one in _read(path)
    ]


def _read(path: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return found


def _case(theme: str, one: dict[str, Any]) -> Case:
    unknown = one.keys() - {"case", "shows", "given", "when", "then"}
    assert not unknown, f"{theme}: {one.get('case')}: {unknown}"
    return Case(theme, one["case"], tuple(one.get("shows", ())), one["given"], one.get("when", []), one.get("then", {}))


def _small_rule(said: dict[str, Any]) -> Rule:
    """What a case leaves out: a host with every power, members, titles, an end by the host."""
    words = {"zh": "一个小例子", "en": "A small case"}
    whole = {"id": "case", "version": 1, "title": words, "purpose": words, "outputs": ["record"], **said}
    whole["roles"] = {"host": HOST, "member": MEMBER} | {
        name: {"title": {"zh": name, "en": name}} | role for name, role in said.get("roles", {}).items()
    }
    whole["stages"] = [_stage(one) for one in said["stages"]]
    return msgspec.convert(whole, Rule)


def _stage(said: dict[str, Any]) -> dict[str, Any]:
    found = {"title": {"zh": said["id"], "en": said["id"]}, **said}
    if "stages" in said:
        found["stages"] = [_stage(one) for one in said["stages"]]
    else:
        found.setdefault("ends", ["host"])
    return found


def play(case: Case) -> None:
    """Everything in order; a wrong outcome fails the test with what was found instead."""
    assert not flaws(case.rule), flaws(case.rule)
    story = Story(case)
    for step in case.when:
        story.step(step)
    story.expect(case.then)


class Story:
    """One case being played: `names` are the ids of people and of what acts have made."""

    def __init__(self, case: Case) -> None:
        self.clock = ManualClock(START)
        m, entries = opening(_opened(case), self.clock.now())
        self.cast = Cast(Core(self.clock, m, list(entries)), self.clock)
        for name, who in {"host": "host", **case.given.get("people", {})}.items():
            self._join(name, who)
        self.names = self.cast.ids
        if "stage" in case.given:
            self.cast.go(case.given["stage"])

    def _join(self, name: str, who: str) -> None:
        role, _, group = who.partition(" ")
        self.cast.join(name, name, group or "residents", role)

    def step(self, step: dict[str, Any]) -> None:
        """An act (`by`, `do`, its args), or `wait` seconds, `go` to a stage, `join` people, `then` look."""
        match step:
            case {"wait": seconds}:
                self.cast.wait(seconds)
            case {"go": stage}:
                self.cast.go(stage)
            case {"next": times}:
                for _ in range(times):
                    self.cast.next()
            case {"join": people}:
                for name, who in people.items():
                    self._join(name, who)
            case {"then": what}:
                self.expect(what)
            case {"by": by, "do": verb}:
                self._act(by, verb, {key: one for key, one in step.items() if key not in ("by", "do")})
            case _:
                raise AssertionError(f"no step of a case: {step}")

    def _act(self, by: str, verb: str, said: dict[str, Any]) -> None:
        made_as, refused, told = said.pop("as", ""), said.pop("refused", ""), said.pop("params", {})
        saw = said.pop("saw", None)
        made, refusal = self._tried(by, verb, said | said.pop("args", {}), saw)
        found = refusal.rule if refusal else ""
        assert found == refused, f"{by} {verb} {said}: refused as {found!r}, not {refused!r}"
        if refusal:
            _like(self.meant(told), refusal.params, f"{verb} refused")
        elif made_as:
            self.names[made_as] = made

    def _tried(self, by: str, verb: str, said: dict[str, Any], saw: int | None) -> tuple[str, Refused | None]:
        try:
            return self.cast.act(by, verb, self.meant(said), saw), None
        except Refused as refusal:
            return "", refusal

    def meant(self, said: Any) -> Any:
        """The same with every `$name` exchanged for the id it stands for."""
        if isinstance(said, str) and said.startswith("$"):
            return self.names[said[1:]]
        if isinstance(said, dict):
            return {self.meant(key): self.meant(one) for key, one in said.items()}
        return [self.meant(one) for one in said] if isinstance(said, list) else said

    def expect(self, told: dict[str, Any]) -> None:
        """Each key is an entity of the desk (`ballot` alone: the latest), `me/NAME`, or with a bar `room|floor` an audience's."""
        for key, wanted in told.items():
            _like(self.meant(wanted), self._seen(key), key)

    def _seen(self, told: str) -> Any:
        audience, bar, key = told.rpartition("|")
        kind, _, id = key.partition("/")
        look = Look(self.cast.m, audience if bar else "desk", self.clock.now(), "", "")
        if kind == "me":
            return me(look, self.names[id])
        if kind == "stage" and not id:
            key = f"stage/{self.cast.m.agenda.at.stage}"
        elif kind in LATEST and not id:
            key = [one for one in every_key(self.cast.m) if one.startswith(f"{kind}/")][-1]
        return entity(look, f"{kind}/{self.meant(id)}" if id else key)


def _opened(case: Case) -> MeetingOpened:
    title = Words("一个小例子", "A small case")
    return msgspec.structs.replace(facts(), title=title, rule=case.rule, **case.given.get("opened", {}))


def _like(wanted: Any, found: Any, where: str) -> None:
    """`wanted` says all that matters: of a table the keys it names, of a list every entry; a person stands for her id."""
    if isinstance(wanted, dict):
        assert isinstance(found, dict), f"{where}: {found!r} is no table"
        for key, one in wanted.items():
            assert key in found, f"{where} has no {key!r}: {list(found)}"
            _like(one, found[key], f"{where}.{key}")
    elif isinstance(wanted, list):
        assert isinstance(found, list | tuple), f"{where}: {found!r} is no list"
        ids = [one.get("id") if isinstance(one, dict) else one for one in found]
        assert len(wanted) == len(found), f"{where}: {ids}, not {wanted}"
        for n, one in enumerate(wanted):
            _like(one, found[n], f"{where}[{n}]")
    elif isinstance(found, dict) and isinstance(wanted, str):
        assert found.get("id") == wanted, f"{where}: {found}, not {wanted}"
    else:
        assert found == wanted, f"{where}: {found!r}, not {wanted!r}"
