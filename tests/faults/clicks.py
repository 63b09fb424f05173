"""Two hosts who press at the same moment, on random meetings of all shipped rules, behind the real door; and who judges it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import cycle
from random import Random
from threading import Barrier
from typing import Any

from facilitate.core.act import Act, Entry
from facilitate.core.decide import handle
from facilitate.core.freshness_words import SOMETHING
from facilitate.core.meeting import Meeting, fold
from facilitate.core.refusals.refusal import Refused
from facilitate.service.door import Answer
from facilitate.store.kept import Kept
from tests import wild
from tests.cast import Cast, Core
from tests.doors import behind
from tests.faults.sights import Sight, faults_of_two
from tests.test_every_method import RULES, anything, everybody

CODE = "TWOH2STS"
EACH = 12
"""Pairs in one meeting, before another is begun."""


@dataclass
class Counted:
    """What came of so many pairs: `conflicts`: of two clicks that would each have been accepted alone one was refused."""

    pairs: int = 0
    accepted: int = 0
    conflicts: int = 0
    losers: Counter[str] = field(default_factory=Counter)
    verbs: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    otherwise: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        stale = self.refused["stale"]
        return (
            f"{self.pairs} pairs, {self.accepted} clicks accepted, {stale} stale, {self.refused.total() - stale} refused otherwise, "
            f"{self.conflicts} conflicts (losers told: {dict(self.losers)} {self.otherwise}), {len(self.faults)} faults; accepted by verb: {dict(self.verbs)}"
        )  # fmt: skip


def clicks(m: Meeting, dice: Random) -> tuple[str, dict[str, Any]]:
    """What a host may press, sensible or not."""
    person, item = dice.choice(list(m.people.all)), wild.pick(dice.randint(0, 99), m.items.all)
    other, stage = wild.pick(dice.randint(0, 99), m.items.all), dice.choice(list(m.stages))
    return dice.choice([
        *[("advance", {"override": "走"})] * 3, ("advance", {}), ("advance", {"to": stage, "override": "跳"}), ("back", {}), ("back", {}),
        *[("grant", {})] * 3, ("grant", {"person": person}), *[("cut", {})] * 3, *[("extend", {"seconds": 30})] * 2, ("pause", {}),
        ("pause", {}), ("resume", {}), ("resume", {}), *[("undo", {})] * 3, ("open_ballot", {}), ("open_ballot", {}),
        ("close_ballot", {}), ("close_ballot", {}), ("merge", {"items": [item, other], "title": f"一件事{dice.randint(0, 9)}"}),
        ("merge", {"items": [item], "into": other}), ("split", {"items": [item]}),
        ("squeeze", {"stage": stage, "minutes": dice.randint(1, 60)}), ("squeeze", {"end": 1_795_250_000_000 + dice.randint(0, 9)}),
        ("set", {"name": "door", "value": dice.choice(("open", "closed"))}), ("set", {"name": "message", "value": f"请坐{dice.randint(0, 9)}"}),
        ("seat", {"order": dice.sample(list(m.people.all), 2)}), ("warn", {"person": person, "offence": "overtime"}),
        ("set_role", {"person": person, "group": dice.choice(("residents", "agency"))}),
    ])  # fmt: skip


class Desk:
    """One meeting with two hosts behind a real door; everything that was ever looked at."""

    def __init__(self, rule: str, url: str, dice: Random) -> None:
        cast = everybody(rule)
        assert isinstance(cast.place, Core)
        self.clock, self._dice = cast.clock, dice
        leads = [p.id for p in cast.m.people.present() if "advance" in cast.m.role_of(p.id).may]
        self.hosts = (leads * 2)[:2]
        self._people = list(cast.ids.values())
        place = behind(url)
        self._store, self.door = place.store, place.door.at(self.clock)
        self.door.create(CODE, cast.place.entries)
        self.door.memory.box(CODE)  # read before two threads are here: in a house one thread alone has the database
        self._pool, self._ops = ThreadPoolExecutor(2), 0
        self.sights: dict[int, Sight] = {}

    def close(self) -> None:
        self._pool.shutdown()

    def walk(self, stages: int) -> None:
        """So many stages on, with some talk in each."""
        for _ in range(stages):
            self.live(6)
            self._one("advance", {"override": "走"}, self.hosts[0], None)

    def live(self, acts: int) -> None:
        """Anybody does anything for a while; now and then the host goes on."""
        for _ in range(acts):
            if self._dice.random() < 0.4:
                self._one(
                    "hand", {"stance": self._dice.choice(("for", "against"))}, self._dice.choice(self._people), None
                )
                continue
            with self.door.reading(CODE) as m:
                act = anything(Cast(Reading(m), self.clock, {id: id for id in self._people}), self._dice)
            self._one(act.verb, act.args, act.person, None)
        if self._dice.random() < 0.08:
            self._one("advance", {"override": "走"}, self.hosts[0], None)

    def pair(self, counted: Counted) -> None:
        """Two clicks at one moment, and what is to be said of them."""
        self.clock.at += self._dice.choice((0, 900, 7000, 40_000))
        self._before = self._read()
        before = self._fold()
        self.sights[before.seq] = Sight.of(before)
        acts = self._two(before)
        start = Barrier(2)

        def press(act: Act) -> Answer:
            start.wait()
            return self.door.act(CODE, act)

        answers = list(self._pool.map(press, acts))
        self._judge(acts, answers, [entry for entry in self._read().entries if entry.seq > before.seq], counted)

    def _two(self, m: Meeting) -> list[Act]:
        first = self._lively(m)
        second = first if self._dice.random() < 0.5 else clicks(m, self._dice)
        same = self._dice.random() < 0.2
        whose = (self.hosts[0], self.hosts[0] if same else self.hosts[1])
        found = []
        for (verb, args), who in zip((first, second), whose, strict=True):
            true = self._dice.random() < 0.8
            saw = m.seq if true else self._dice.choice([seq for seq in self.sights if seq <= m.seq])
            self._ops += 1
            found.append(Act(verb, args, f"click{self._ops}", saw, who))
        return found

    def _lively(self, m: Meeting) -> tuple[str, dict[str, Any]]:
        """A click, mostly one that would be accepted."""
        for _ in range(self._dice.choice((1, 4, 4, 4))):
            found = clicks(m, self._dice)
            if not self._alone(Act(*found, "try", m.seq, self.hosts[0])):
                break
        return found

    def _judge(self, acts: list[Act], answers: list[Answer], new: list[Entry], counted: Counted) -> None:
        told = [answer.refusal.rule if answer.refusal else "" for answer in answers]
        serial = [self._serially(acts, order, told, new) for order in ((0, 1), (1, 0))]
        counted.pairs += 1
        counted.accepted += told.count("")
        counted.refused.update(one for one in told if one)
        counted.verbs.update(act.verb for act, one in zip(acts, told, strict=True) if not one)
        if not any(serial):
            counted.faults.append(f"no serial order: {acts} {told} {[type(e.event).__name__ for e in new]}")
            return
        alone = [not self._alone(act) for act in acts]
        if all(alone) and told.count("") == 1:
            counted.conflicts += 1
            counted.losers.update([next(one for one in told if one)])
            counted.otherwise += [f"{[act.verb for act in acts]} {told}"] if "stale" not in told else []
        counted.faults += self._words(acts, answers)
        order = (0, 1) if serial[0] else (1, 0)
        counted.faults += faults_of_two(
            [acts[n] for n in order], [told[n] for n in order], new, self.sights, self._fold(), self.clock.now()
        )

    def _serially(self, acts: list[Act], order: tuple[int, int], told: list[str], new: list[Entry]) -> bool:
        """Whether the pure core, asked in that order, says and does the same."""
        m, made = self._fold(), list[Entry]()
        for n in order:
            try:
                run = handle(m, acts[n], self.clock.now())
            except Refused as refused:
                if told[n] != refused.rule:
                    return False
            else:
                if told[n]:
                    return False
                made += run.entries
        return made == new

    def _alone(self, act: Act) -> str:
        """Why it would have been refused if nobody else had pressed; "" if not."""
        try:
            handle(self._fold(), act, self.clock.now())
        except Refused as refused:
            return refused.rule
        return ""

    def _words(self, acts: list[Act], answers: list[Answer]) -> list[str]:
        """Whoever is told `stale` is told who did what and when, as it stands in the log."""
        found = list[str]()
        by_seq, m = {entry.seq: entry for entry in self._read().entries}, self._fold()
        for act, answer in zip(acts, answers, strict=True):
            if answer.refusal is not None and answer.refusal.rule == "stale":
                params = answer.refusal.params
                entry = by_seq[params["changed"]]
                name = m.people.all[entry.entered_by or entry.person].name
                right = (params["who"]["zh"], params["at"]) == (name, entry.at) and params["what"] != SOMETHING
                found += (
                    [] if right and entry.seq > (act.saw or 0) else [f"stale without who, what, when: {act} {params}"]
                )
        return found

    def _fold(self) -> Meeting:
        """The meeting as it was before the two clicks."""
        return fold(self._before.entries, self._before.choices)

    def _read(self) -> Kept:
        kept = self._store.read(CODE)
        assert kept is not None
        return kept

    def _one(self, verb: str, args: dict[str, Any], person: str, saw: int | None) -> None:
        self._ops += 1
        self.clock.at += 500
        self.door.act(CODE, Act(verb, args, f"o{self._ops}", saw, person))


@dataclass
class Reading:
    """A meeting to look at."""

    m: Meeting

    def carry(self, act: Act) -> str:
        raise NotImplementedError


def press(pairs: int, url: Callable[[], str], seed: int = 1) -> Counted:
    """So many pairs, on meetings of all shipped rules in turn; `url` gives an empty database for each."""
    dice, counted, turn = Random(seed), Counted(), cycle(RULES)
    while counted.pairs < pairs:
        desk = Desk(next(turn), url(), dice)
        desk.walk(dice.randint(0, 4))
        for _ in range(min(EACH, pairs - counted.pairs)):
            desk.live(dice.randint(0, 5))
            desk.pair(counted)
        desk.close()
    return counted
