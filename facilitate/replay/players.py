"""The players of a scenario: who is who in the meeting it is played into, and how their acts get through the door."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from facilitate.core.act import Act
from facilitate.core.meeting import Words
from facilitate.core.refusals.refusal import Refused
from facilitate.replay.helping import help_with
from facilitate.replay.script import Data, Script
from facilitate.service.access import NewMeeting
from facilitate.service.door import Answer
from facilitate.service.house import House


@dataclass(frozen=True)
class Trouble:
    """An act that was refused, or something that came out otherwise than the scenario says."""

    at: int
    do: str
    by: str
    word: str
    refused: str = ""
    expected: bool = False


@dataclass
class Cast:
    """The people and things of the scenario by its ids, as the meeting knows them."""

    services: House
    script: Script
    code: str = ""
    people: dict[str, str] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    things: dict[str, str] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)
    acts: int = 0
    staged: bool = False
    arranged: set[str] = field(default_factory=set)
    waiting: bool = False
    away: set[str] = field(default_factory=set)
    trial: bool = False

    def open(self) -> None:
        """The meeting is opened; whoever runs it holds the role from the beginning."""
        data = self.script.data
        groups = tuple(dict.fromkeys(one["group"] for one in self.script.list("people") if one.get("group")))
        place = data.get("place") or ""
        opened = self.services.access.open_meeting(NewMeeting(
            data["rule"], _words(data["title"]), _words(place), str(data["starts"]), data.get("language", "zh"), groups,
            int(data.get("minutes") or 0), trial=self.trial,
        ))  # fmt: skip
        self.code, self.keys = opened.code, opened.keys
        with self.services.door.reading(self.code) as m:
            chairs = [name for name, role in m.rule.roles.items() if "advance" in role.may]
        for one in self.script.list("people"):
            if one.get("role") in chairs:
                self.come(one)
        self._prepare()
        self._wait()

    def _wait(self) -> None:
        """Where the word goes round by itself from the first stage on, the host waits until people are there."""
        with self.meeting() as m:
            floor = m.stages[m.agenda.at.stage].floor
        if floor is not None and floor.mode == "round" and floor.grant != "host":
            self.waiting = self.attempt(self.holder("advance"), "pause", {}).refusal is None

    def _prepare(self) -> None:
        """What the desk fills in before anybody comes: places, how many may vote, the money, the questions of the rule."""
        data = self.script.data
        places = [
            self.script.text(one.get("name", one) if isinstance(one, dict) else one)
            for one in self.script.list("places")
        ]
        given = {
            "places": places,
            "eligible": data.get("eligible"),
            "eligible_area": data.get("eligible_area"),
            "budget": data.get("budget"),
        }
        given |= {f"setting.{name}": value for name, value in (data.get("settings") or {}).items()}
        for name, value in given.items():
            if value:
                self.act(self.holder("advance"), "set", {"name": name, "value": value})

    def come(self, one: Data) -> None:
        """Somebody joins with her own phone, or is entered at the door if she has none."""
        if one["id"] in self.people:
            self.act(one["id"], "join", {})
            return
        label, group, role = self.script.text(one.get("label")), one.get("group") or "", self._role(one)
        if one.get("phone") == "none" and self.holder("check_in"):
            self._enter(one, {"name": label, "group": group, "role": role, "phone": "none"})
            self._at_home(one)
            return
        phone = "remote" if one.get("phone") == "remote" or "online" in (one.get("notes") or ()) else "own"
        try:
            joined = self.services.access.join(self.code, label, group, role, self.keys.get(role), phone)
        except Refused as refused:
            self.trouble({"at": 0, "do": "join", "by": one["id"]}, refused.wire()["en"], refused.rule)
        else:
            self.people[one["id"]], self.tokens[one["id"]] = joined.participant, joined.token
        self._at_home(one)

    def _at_home(self, one: Data) -> None:
        """The desk notes whose household somebody votes for and how much floor area."""
        told = {name: one[name] for name in ("household", "area") if one.get(name)}
        if told and one["id"] in self.people:
            who = self.holder("check_in") or self.holder("advance")
            self.act(who, "check_in", {"person": self.people[one["id"]]} | {k: str(v) for k, v in told.items()})

    def _role(self, one: Data) -> str:
        """A role that the rule does not have is its default role."""
        with self.services.door.reading(self.code) as m:
            role = one.get("role")
            return role if role in m.rule.roles else m.default_role

    def _enter(self, one: Data, args: Data) -> None:
        answer = self.act(self.holder("check_in"), "check_in", args)
        if answer.made:
            self.people[one["id"]] = answer.made

    # -- acts ------------------------------------------------------------------------------------------------------

    def act(self, by: str, verb: str, args: Data, event: Data | None = None) -> Answer:
        """An act of a scenario's person, with a host's help where one would give it; a refusal is noted as the event's."""
        told = event or {"at": 0, "do": verb, "by": by}
        answer = self.attempt(by, verb, args)
        helped = (
            None if told.get("refused") or answer.refusal is None else help_with(self, verb, args, answer.refusal.rule)
        )
        if helped is not None:
            answer = self.attempt(by, verb, helped)
        if answer.refusal is not None:
            self.trouble(told, answer.refusal.wire()["en"], answer.refusal.rule)
        return answer

    def attempt(self, by: str, verb: str, args: Data) -> Answer:
        """An act whose refusal nobody notes."""
        self.acts += 1
        person = self.people.get(by, "")
        act = Act(verb, args, f"s{self.acts}", None, person)
        return self.services.door.act(self.code, act) if person else Answer(refusal=Refused("no_such_person"))

    def do(self, event: Data, verb: str, args: Data, by: str | None = None) -> Answer:
        """The act of the event's person: her own, or through the scribe where she has no phone or one is named."""
        who = by or str(event["by"])
        scribe = event.get("by_scribe") or ("" if self.has_phone(who) else self.holder("proxy"))
        if who == "anonymous":
            return self.act(self.holder("proxy"), "proxy", {"person": "", "act": {"verb": verb, "args": args}}, event)
        if scribe and scribe != who:
            wrapped = {"person": self.people.get(who, "?"), "act": {"verb": verb, "args": args}}
            return self.act(str(scribe), "proxy", wrapped, event)
        return self.act(who, verb, args, event)

    def has_phone(self, id: str) -> bool:
        return all(one.get("phone") != "none" for one in self.script.list("people") if one["id"] == id)

    def holder(self, power: str) -> str:
        """The scenario's id of somebody present who has that power; the recorder before others; empty if nobody."""
        with self.services.door.reading(self.code) as m:
            able = [
                id
                for id, person in self.people.items()
                if power in m.role_of(person).may and m.people.get(person).present
            ]
            return min(able, key=lambda id: "record" not in m.role_of(self.people[id]).may, default="")

    def can(self, id: str, power: str) -> bool:
        with self.services.door.reading(self.code) as m:
            return id in self.people and power in m.role_of(self.people[id]).may

    def meeting(self) -> Any:
        """The meeting, for looking at (a context manager)."""
        return self.services.door.reading(self.code)

    def trouble(self, event: Data, word: str, refused: str = "") -> None:
        expected = bool(refused) and event.get("refused") in (True, refused)
        self.troubles.append(Trouble(event["at"], event["do"], str(event.get("by", "")), word, refused, expected))

    def remember(self, one: Data, made: str) -> None:
        """What an entry of the scenario has become; what an event itself says has no id to be found by."""
        if one.get("id"):
            self.things[str(one["id"])] = made

    def thing(self, id: str) -> str:
        """What a scenario's id has become here: the need's head, the card, the comment."""
        return self.things.get(id, "?")

    def label(self, id: str) -> str:
        """What the scenario calls somebody."""
        return next((self.script.text(one.get("label")) for one in self.script.list("people") if one["id"] == id), id)

    def id_of(self, person: str) -> str:
        """The scenario's id of somebody in the meeting; empty if she is not of the scenario."""
        return next((id for id, one in self.people.items() if one == person), "")

    def after(self, event: Data) -> list[Data]:
        """The events that follow this one."""
        events = self.script.events
        here = next((n for n, one in enumerate(events) if one is event), -1)
        return events[here + 1 :] if here >= 0 else [one for one in events if one["at"] > event["at"]]

    def around(self, event: Data, do: str) -> bool:
        """Whether the file tells of such a thing between the stage before this event and the one after it."""
        stages = [one["at"] for one in self.script.events if one["do"] == "stage"]
        begun = max((at for at in stages if at <= event["at"]), default=event["at"])
        ends = min((at for at in stages if at > event["at"]), default=self.script.events[-1]["at"] + 1)
        return any(one["do"] == do and begun <= one["at"] < ends for one in self.script.events)


def _words(told: Any) -> Words:
    return (
        Words(str(told.get("zh", "")), str(told.get("en", "")))
        if isinstance(told, dict)
        else Words(str(told), str(told))
    )
