"""Neighbours in a meeting: they come in, then each does a little something now and then until it is over."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from facilitate.core.act import Act
from facilitate.core.meeting import Meeting
from facilitate.replay.neighbours import promising, speaking, voting, walking, writing
from facilitate.replay.neighbours.company import company
from facilitate.replay.neighbours.mind import Mind, Wish
from facilitate.replay.neighbours.phrases import phrases, tongue
from facilitate.service.house import House

STEP_SECONDS = 1.5
LONGEST_STEPS = 4_800
AT_ONCE = 2
JOINING = "rehearsal-come-"
"""How the op begins with which a neighbour joins: by it she is known again after the server was off."""
WISHES: tuple[Callable[[Mind], Wish | None], ...] = (
    voting.vote, writing.write, walking.place, walking.walk, walking.sign_up, writing.second, writing.report,
    speaking.call, promising.answer, promising.task, promising.news, speaking.hand, writing.remark, promising.offer,
    speaking.sign, promising.word,
)  # fmt: skip
"""What a neighbour thinks of, the most pressing first."""


@dataclass
class Neighbours:
    """A crowd that lives in one meeting, each by a phone that `come` tells of. `people` are those who came before."""

    services: House
    code: str
    wait: Callable[[float], None]
    come: Callable[[str], None]
    people: list[str] = field(default_factory=list)
    dice: random.Random = field(default_factory=random.Random)

    def live(self) -> None:
        """Arrive, as far as they have not, then do something at every step until the meeting is over."""
        with self.services.door.reading(self.code) as m:
            coming = company(m)
        for person in self.people:
            self.come(person)
        for n, (role, group) in enumerate(coming[len(self.people) :], len(self.people)):
            self.wait(STEP_SECONDS / 3)
            self._arrive(n, role, group)
        for _ in range(LONGEST_STEPS):
            self.wait(STEP_SECONDS)
            if not self.step():
                return

    def _arrive(self, n: int, role: str, group: str) -> None:
        names = phrases().names
        with self.services.door.reading(self.code) as m:
            name = tongue(names[n % len(names)], m.facts.language)
        args = {"name": name, "group": group, "role": role, "consent": True}
        joined = self.services.door.act(self.code, Act("join", args, f"{JOINING}{n}"))
        if joined.refusal is None:
            self.people.append(joined.made)
            self.come(joined.made)

    def step(self) -> bool:
        """Whoever has talked long enough stops, two others do something; whether the meeting goes on."""
        with self.services.door.reading(self.code) as m:
            if m.agenda.ended:
                return False
            finished = [person for person in speaking.finished(m, self.services.clock.now()) if person in self.people]
        for person in finished:
            self._act(person, ("done", {}))
        for _ in range(AT_ONCE):
            self._somebody()
        return True

    def _somebody(self) -> None:
        """The first, by chance, of those who are not speaking and want to do something now."""
        with self.services.door.reading(self.code) as m:
            found = next(filter(None, (self._wish(m, person) for person in self._shuffled())), None)
        if found is not None:
            self._act(*found)

    def _shuffled(self) -> list[str]:
        return self.dice.sample(self.people, len(self.people))

    def _wish(self, m: Meeting, person: str) -> tuple[str, Wish] | None:
        mind = Mind(m, person, self.dice)
        if not m.people.get(person).present or speaking.speaks(mind):
            return None
        wish = next((wish for think in WISHES if (wish := think(mind)) is not None), None)
        return (person, wish) if wish is not None else None

    def _act(self, person: str, wish: Wish) -> None:
        verb, args = wish
        op = f"rehearsal-{self.dice.getrandbits(64):x}"
        self.services.door.act(self.code, Act(verb, args, op, None, person))
