"""Simulated neighbours for a rehearsal: they join, write, raise hands, vote and answer, a little at a time."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from facilitate.core.act import Act
from facilitate.core.ballot.ballots import open_here
from facilitate.core.course.agenda import here
from facilitate.core.may import may
from facilitate.core.meeting import Meeting
from facilitate.replay.script import Data, Script
from facilitate.service.house import House

STEP_SECONDS = 1.5
TALK_MS = 7_000
LONGEST_STEPS = 4_800
Wish = tuple[str, Data]


@dataclass
class Neighbours:
    """A crowd that lives in one meeting, each by a phone that `come` tells of; its words come from a scenario's cards, comments and answers."""

    services: House
    code: str
    script: Script
    wait: Callable[[float], None]
    come: Callable[[str], None]
    people: dict[str, Data] = field(default_factory=dict)
    said: int = 0

    def live(self) -> None:
        """Arrive, then do a little something at every step until the meeting is over."""
        for one in [p for p in self.script.list("people") if p["role"] in ("resident", "rep")]:
            self.wait(STEP_SECONDS / 3)
            self._arrive(one)
        for _ in range(LONGEST_STEPS):
            self.wait(STEP_SECONDS)
            with self.services.door.reading(self.code) as m:
                if m.agenda.ended:
                    return
                wishes = self._wishes(m)
            for person, (verb, args) in random.sample(wishes, min(2, len(wishes))):
                self.said += 1
                self.services.door.act(self.code, Act(verb, args, f"rehearsal-{self.said}", None, person))

    def _arrive(self, one: Data) -> None:
        keys, role = self.services.access.keys(self.code), one["role"]
        name = self.script.text(one["label"])
        joined = self.services.access.join(self.code, name, one["group"], role, keys.get(role))
        self.people[joined.participant] = one
        self.come(joined.participant)

    def _wishes(self, m: Meeting) -> list[tuple[str, Wish]]:
        """What each could do now; the one speaking finishes after a while."""
        now = self.services.clock.now()
        speaker = m.floor.speaker
        if speaker is not None and speaker.person in self.people:
            return [(speaker.person, ("done", {}))] if now - speaker.from_ > TALK_MS else []
        found = ((person, self._wish(m, person, one)) for person, one in self.people.items())
        return [(person, wish) for person, wish in found if wish is not None]

    def _wish(self, m: Meeting, person: str, one: Data) -> Wish | None:
        ballot = open_here(m)
        if ballot is not None:
            return (
                None
                if person in ballot.voted
                else ("vote", {"choice": _choice(ballot.rule.type, ballot.items, ballot.rule.axes)})
            )
        if may(m, person, "write", "need") is None:
            return self._card(m, person, one)
        if m.agenda.at.item:
            return self._talk(m, person)
        if may(m, person, "confirm") is None and not here(m).allow.get("pledge") and person not in m.closing.signed():
            return "confirm", {}
        return None

    def _card(self, m: Meeting, person: str, one: Data) -> Wish | None:
        mine = [c for c in self.script.list("cards") if c["by"] == one["id"]]
        written = len(m.items.by(person, "need"))
        if written >= min(3, len(mine)):
            return None
        card = mine[written]
        need = self.script.find("needs", card["need"])
        return "write", {
            "kind": "need",
            "text": card["text"],
            "fields": {"category": need["category"], "place": need["place"]},
        }

    def _talk(self, m: Meeting, person: str) -> Wish | None:
        item = m.agenda.at.item
        answered = any(a.about == item and a.by == person for a in m.outcomes.answers.values())
        if may(m, person, "answer") is None and not answered and random.random() < 0.1:
            text = random.choice(self.script.list("answers"))["text"]
            due = (date.fromisoformat(m.facts.starts[:10]) + timedelta(days=14)).isoformat()
            return "answer", {"about": item, "kind": "do_by", "text": text, "due": due}
        if person not in m.floor.hands and random.random() < 0.06:
            return "hand", {}
        if random.random() < 0.03:
            return "comment", {"about": item, "text": random.choice(self.script.list("comments"))["text"]}
        return ("react", {"signal": "same", "item": item}) if random.random() < 0.05 else None


def _choice(kind: str, items: tuple[str, ...], axes: tuple[str, ...]) -> Data:
    """Three different dots, or a grade on every axis of everything."""
    if kind == "dots":
        return dict.fromkeys(random.sample(items, min(3, len(items))), 1)
    return {item: {axis: random.randint(2, 5) for axis in axes} for item in items}
