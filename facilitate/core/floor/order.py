"""Speaking order is a sort: a list of keys from the rule file, and the first key that decides is the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from functools import cached_property
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from facilitate.core import relations
from facilitate.core.floor.events import Hand, Turn
from facilitate.core.floor.state import ROOM, Floor, at, rule
from facilitate.core.floor.tallies import Tally, scope

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

ONLY_HAND = "only_hand"
CALLED = "called_by_host"
ASKED_AGAIN = "asked_again"
BY_ARRIVAL = "arrival_order"
GIVEN = "time_given"
PASSED_ON = "passed_on"
LATER = 10_000_000
OTHER_SIDE = {"for": "against", "against": "for"}


class Row:
    """What the keys look at: everybody's place, counted once for a whole line and only where a key of the rule asks."""

    def __init__(self, m: Meeting, floor: Floor) -> None:
        self.m = m
        self.floor = floor
        self.scope = scope(rule(m).per, m.agenda.at)

    @cached_property
    def seats(self) -> dict[str, int]:
        return {p.id: n for n, p in enumerate(self.m.people.seated())}

    @cached_property
    def groups(self) -> dict[str, int]:
        return {code: n for n, code in enumerate(_groups(self.m))}

    @cached_property
    def quiet(self) -> dict[str, Fraction]:
        return self._seconds_per_head()

    @cached_property
    def movers(self) -> frozenset[str]:
        return _movers(self.m)

    @cached_property
    def safe(self) -> set[int]:
        return {self.floor.safe, *(hand.behind for hand in self.floor.hands.values())} - {0}

    @cached_property
    def last(self) -> Turn | None:
        ids = self._called()
        return self.floor.turns[ids[-1]] if ids else None

    @cached_property
    def side(self) -> str:
        turns = (self.floor.turns[id] for id in reversed(self._called()))
        return next((turn.stance for turn in turns if turn.stance), "")

    def _called(self) -> Sequence[str]:
        return self.floor.spoken.tallies.order.get((self.scope, self.floor.space), ())

    def tally(self, hand: Hand) -> Tally:
        return self.floor.spoken.tallies.of(self.scope, hand.person)

    def group(self, person: str) -> str:
        return self.m.people.all[person].group

    def _seconds_per_head(self) -> dict[str, Fraction]:
        spoken: dict[str, int] = {}
        heads: dict[str, int] = {}
        for id, tally in self.floor.spoken.tallies.people.get(self.scope, {}).items():
            spoken[self.group(id)] = spoken.get(self.group(id), 0) + tally.seconds + tally.answering
        for one in self.m.people.present():
            heads[one.group] = heads.get(one.group, 0) + 1
        return {group: Fraction(spoken.get(group, 0), n) for group, n in heads.items()}


def _groups(m: Meeting) -> list[str]:
    """The groups as the rule names them, then the other ones expected at this meeting."""
    needed = m.rule.groups.needed if m.rule.groups else ()
    return list(dict.fromkeys((*needed, *m.facts.groups)))


def _movers(m: Meeting) -> frozenset[str]:
    """Who moved what is on the table; where nothing is, nobody in particular."""
    subject = m.agenda.subject(m)
    return relations.movers(m, subject) if subject else frozenset()


# -- the keys: whoever has the smaller value comes first ---------------------------------------------------------------

Key = Callable[[Row, Hand], Any]


def first_come(_row: Row, hand: Hand) -> int:
    """Who raised the hand first, by its number in the log."""
    return hand.seq


def not_spoken_first(row: Row, hand: Hand) -> int:
    """Who has not spoken yet (on this matter, in this stage or meeting, as the rule says) comes first."""
    return min(1, fewest_turns(row, hand))


def fewest_turns(row: Row, hand: Hand) -> int:
    tally = row.tally(hand)
    return tally.turns + tally.answers


def least_time(row: Row, hand: Hand) -> int:
    """In seconds."""
    tally = row.tally(hand)
    return tally.seconds + tally.answering


def new_voice(row: Row, hand: Hand) -> int:
    """Who has not spoken in the whole meeting comes first."""
    tally = row.floor.spoken.tallies.of(scope("meeting", row.m.agenda.at), hand.person)
    return min(1, tally.turns + tally.answers)


def alternate_stance(row: Row, hand: Hand) -> int:
    """The other side than the last one heard, then those without a side, then the same side again."""
    if not row.side:
        return 0
    return (OTHER_SIDE[row.side], "", row.side).index(hand.stance)


def alternate_group(row: Row, hand: Hand) -> int:
    """Another group than the last speaker's comes first."""
    return int(row.last is not None and row.group(row.last.person) == row.group(hand.person))


def quiet_group_first(row: Row, hand: Hand) -> Fraction:
    """The group that has spoken least, in seconds for each of its people who are here."""
    return row.quiet.get(row.group(hand.person), Fraction())


def mover_first(row: Row, hand: Hand) -> int:
    """Who moved the matter opens the talk about it; after that she waits like everybody."""
    return int(hand.person not in row.movers or row.tally(hand).turns > 0)


def seat_order(row: Row, hand: Hand) -> int:
    return row.seats.get(hand.person, LATER)


def group_order(row: Row, hand: Hand) -> int:
    return row.groups.get(row.group(hand.person), LATER)


def random(row: Row, hand: Hand) -> str:
    """Drawn from the meeting's code, the slot and the person: the same for everybody, and anybody can check it."""
    return sha256(f"{row.m.facts.code}/{'/'.join(row.m.agenda.at)}/{hand.person}".encode()).hexdigest()


def safe_place(row: Row, hand: Hand) -> int:
    """Who was next as the time of a turn ran out stays next."""
    return int(hand.seq not in row.safe)


def queue_front(_row: Row, hand: Hand) -> int:
    """A sign that jumps the queue."""
    return int(not hand.front)


def waited_longest(row: Row, hand: Hand) -> int:
    """Over whom two for every hand in the line were called meanwhile: those come before the keys that could go on for ever."""
    patient = row.floor.count - hand.count >= 2 * len(row.floor.hands)
    return hand.seq if patient else LATER


KEYS: dict[str, Key] = {
    "first_come": first_come, "not_spoken_first": not_spoken_first, "fewest_turns": fewest_turns,
    "least_time": least_time, "new_voice": new_voice, "alternate_stance": alternate_stance,
    "alternate_group": alternate_group, "quiet_group_first": quiet_group_first, "mover_first": mover_first,
    "seat_order": seat_order, "group_order": group_order, "random": random,
    "safe_place": safe_place, "queue_front": queue_front, "waited_longest": waited_longest,
}  # fmt: skip
ENDLESS = {"least_time", "quiet_group_first", "seat_order", "group_order", "random"}
"""Keys on which one could stay behind others for as long as they raise their hands."""


def line_up(
    m: Meeting, space: str = ROOM, whose: Callable[[Hand], bool] = lambda _hand: True
) -> list[tuple[Hand, str]]:
    """The raised hands in order, each with its reason: the first key on which it differs from the next one
    (for the last: `after_` and the key that put it behind)."""
    floor = at(m, space)
    if not floor.hands:
        return []
    ranked = _rank(Row(m, floor), _names(rule(m).order), [hand for hand in floor.hands.values() if whose(hand)])
    if len(ranked) == 1:
        return [(ranked[0][1], ONLY_HAND)]
    keys = [key for key, _ in ranked]
    found = [(hand, _reason(keys[n], keys[n + 1])) for n, (_, hand) in enumerate(ranked[:-1])]
    return [*found, *((hand, f"after_{_reason(keys[-2], keys[-1])}") for _, hand in ranked[-1:])]


def call_up(m: Meeting, people: Iterable[str], by: str, space: str = ROOM) -> list[tuple[str, str]]:
    """(person, reason) of people who raised no hand, given in the order `by` which they are called where no key decides."""
    hands = [Hand(id, 0, n) for n, id in enumerate(people)]
    names = tuple(name for name in rule(m).order if name not in ("seat_order", "first_come"))
    ranked = _rank(Row(m, at(m, space)), (*names, "first_come"), hands)
    told = [_reason(key, after) for (key, _), (after, _) in pairwise(ranked)]
    reasons = [*told, *("first_come" for _ in ranked[-1:])]
    return [(hand.person, by if why == "first_come" else why) for (_, hand), why in zip(ranked, reasons, strict=True)]


Value = tuple[tuple[str, Any], ...]


def _names(order: tuple[str, ...]) -> tuple[str, ...]:
    """The keys of the rule, made safe and fair: nobody loses a certain place, nobody waits for ever."""
    fair = next((n for n, name in enumerate(order) if name in ENDLESS), len(order))
    names = ("safe_place", "queue_front", *order[:fair], "waited_longest", *order[fair:])
    return names if "first_come" in names else (*names, "first_come")


def _rank(row: Row, names: tuple[str, ...], hands: list[Hand]) -> list[tuple[Value, Hand]]:
    ranked = [(tuple((name, KEYS[name](row, hand)) for name in names), hand) for hand in hands]
    return sorted(ranked, key=lambda pair: (pair[0], pair[1].seq))


def _reason(mine: Value, other: Value) -> str:
    """The key on which two places differ."""
    return next((name for (name, a), (_, b) in zip(mine, other, strict=True) if a != b), "first_come")
