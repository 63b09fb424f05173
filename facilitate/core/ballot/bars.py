"""Bars: what share of which base a side must reach, judged in exact fractions; 以上 includes the number, 过半数 the half not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from facilitate.core.ballot.ballot_events import Verdict
from facilitate.core.ballot.ballots import Stood
from facilitate.core.language.rules import Bar

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting
    from facilitate.core.person.people import Person

ABSTAIN = "abstain"


def needed(bar: Bar, base: Fraction) -> Fraction:
    """The number against which the value is held: a share of the base, or a count of its own."""
    if bar.over is not None or bar.least is not None:
        return Fraction(bar.over or bar.least or 0) * base
    return Fraction(bar.count if bar.count is not None else bar.most or 0)


def holds(bar: Bar, value: Fraction, base: Fraction) -> bool:
    """`over` excludes its threshold, `least` and `count` include it, `most` is a ceiling. Of nobody no share is reached."""
    threshold = needed(bar, base)
    if bar.over is not None:
        return value > threshold
    if bar.least is not None:
        return base > 0 and value >= threshold
    return value >= threshold if bar.count is not None else value <= threshold


def judge(n: int, bar: Bar, value: Fraction, base: Fraction, group: str = "") -> Verdict:
    """The verdict on the n-th bar."""
    return Verdict(n, str(value), str(needed(bar, base)), str(base), holds(bar, value, base), group)


def weights(m: Meeting, people: Iterable[str], weigh: str, stood: Mapping[str, Stood] = {}) -> dict[str, Fraction]:
    """What each of these people weighs: one each; a household together one; or her floor area (m²)."""
    persons = [m.people.get(id) for id in people]
    homes = [_home(one, stood.get(one.id)) or one.id for one in persons]
    if weigh == "area":
        return {one.id: Fraction(one.area or 0) for one in persons}
    if weigh == "household":
        return {one.id: Fraction(1, homes.count(home)) for one, home in zip(persons, homes, strict=True)}
    return {one.id: Fraction(1) for one in persons}


def _home(one: Person, stood: Stood | None) -> str:
    return one.household if stood is None or stood.home is None else stood.home


@dataclass(frozen=True)
class Poll:
    """What bars are judged on: who chose which side, what paper adds to each, who is entitled and who of them is present;
    `eligible` is their number and `area` all their floor area (m²) where the desk has set it; `stood` as what they voted."""

    sides: Mapping[str, str]
    paper: Mapping[str, int] = field(default_factory=dict)
    entitled: Sequence[str] = ()
    present: Sequence[str] = ()
    eligible: int | None = None
    weigh: str = "one"
    groups: Sequence[str] = ()
    area: str | None = None
    stood: Mapping[str, Stood] = field(default_factory=dict)

    def within(self, m: Meeting, id: str, group: str) -> bool:
        """Whether this person counts in the group ("": everybody does)."""
        return not group or (self.stood[id].group if id in self.stood else m.people.get(id).group) == group


def verdicts(m: Meeting, bars: Sequence[Bar], poll: Poll) -> tuple[Verdict, ...]:
    """Every bar judged, one `in_group: every` once for each group, in order."""
    found: list[Verdict] = []
    for n, bar in enumerate(bars):
        every = poll.groups if bar.in_group == "every" else (bar.in_group or "",)
        found += [_one(m, n, bar, poll, group) for group in every]
    return tuple(found)


def _one(m: Meeting, n: int, bar: Bar, poll: Poll, group: str) -> Verdict:
    weigh = bar.weigh or poll.weigh
    sums = summed(m, poll, weigh, group)
    value = sums.get(bar.side, Fraction(0)) if bar.side else sum(sums.values(), Fraction(0))
    return judge(n, bar, value, _base(m, bar, poll, weigh, group, sums), group)


def summed(m: Meeting, poll: Poll, weigh: str, group: str = "") -> dict[str, Fraction]:
    """Each side's votes by that weight; of one group alone, or of everybody with what was counted on paper."""
    heavy = weights(m, poll.sides, weigh, poll.stood)
    sums: dict[str, Fraction] = {} if group else {side: Fraction(n) for side, n in poll.paper.items()}
    for id, side in poll.sides.items():
        if poll.within(m, id, group):
            sums[side] = sums.get(side, Fraction(0)) + heavy[id]
    return sums


def _base(m: Meeting, bar: Bar, poll: Poll, weigh: str, group: str, sums: Mapping[str, Fraction]) -> Fraction:
    if bar.of in (None, "cast"):
        return sum((n for side, n in sums.items() if side != ABSTAIN), Fraction(0))
    if bar.of == "answered":
        return sum(sums.values(), Fraction(0))
    if bar.of == "eligible" and poll.eligible is not None and not group and weigh != "area":
        return Fraction(poll.eligible)
    if bar.of == "eligible" and poll.area is not None and not group and weigh == "area":
        return max(Fraction(poll.area), sum(weights(m, poll.entitled, weigh, poll.stood).values(), Fraction(0)))
    asked = poll.present if bar.of == "present" else poll.entitled
    among = dict.fromkeys([*asked, *poll.sides])  # who voted and left
    people = [id for id in among if poll.within(m, id, group)]
    counted = sum(weights(m, people, weigh, poll.stood).values(), Fraction(0))
    answered = sum(sums.values(), Fraction(0)) if poll.paper and not group and weigh != "area" else Fraction(0)
    return max(counted, answered)


def outcome(found: Sequence[Verdict], bars: Sequence[Bar], poll: Poll, silence: bool = False) -> str:
    """carried where all bars hold; tied where as many are for as against and nothing but the one vote over is missing;
    failed otherwise; none where nobody voted or the rule sets no bar. `silence` is enough where only objections count."""
    if not found or not (
        poll.sides or sum(poll.paper.values()) or (silence and all(bar.most is not None for bar in bars))
    ):
        return "none"
    if all(one.held for one in found):
        return "carried"
    missed = [one for one in found if not one.held]
    edge = all(bars[one.bar].over is not None and one.value == one.needed for one in missed)
    votes = [*poll.sides.values()]
    level = {side: votes.count(side) + poll.paper.get(side, 0) for side in ("for", "against")}
    return "tied" if edge and level["for"] == level["against"] > 0 else "failed"
