"""Points put together from ballots held before about the same items, each jury with its share."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from facilitate.core.ballot.ballots import Ballot, scores
from facilitate.core.ballot.counts.mixed import Part, mixed, points
from facilitate.core.language.rules import Part as PartRule

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting


def total(m: Meeting, ballot: Ballot) -> dict[str, Fraction]:
    """The points of each item out of a hundred. A part finds its ballots by their voters and by where they were held:
    stages before or after the meeting, or of several days, are online; the others in the room."""
    return mixed(ballot.items, [_part(m, ballot, part) for part in ballot.rule.parts])


def by_part(m: Meeting, ballot: Ballot) -> list[tuple[PartRule, dict[str, Fraction]]]:
    """What each part gives each item."""
    found = [(part, _part(m, ballot, part)) for part in ballot.rule.parts]
    return [(rule, {id: points(part, id) for id in ballot.items}) for rule, part in found]


def _part(m: Meeting, ballot: Ballot, part: PartRule) -> Part:
    held = [b for b in m.ballots.about(ballot.rule.of) if _belongs(m, b, part)]
    last = [b for b in held if b.stage == held[-1].stage]
    got = {id: Fraction(n) for b in last for id, n in scores(b).items() if id in ballot.items}
    full = max(got.values(), default=Fraction(0)) if part.scale_to_top or not last else _most(last[-1])
    return Part(part.share, got, full)


def _belongs(m: Meeting, ballot: Ballot, part: PartRule) -> bool:
    stage = m.stages[ballot.stage]
    where = "online" if stage.days or stage.place_in_life in ("before", "after") else "room"
    return bool(set(part.voters) & set(ballot.rule.voters)) and part.where in (None, where)


def _most(ballot: Ballot) -> Fraction:
    """The most that one item could get: the top of the scale on every axis, or all that the voters had for one."""
    assert ballot.result is not None
    if any(isinstance(axes, dict) for axes in ballot.result.counts.values()):
        return Fraction(ballot.scale[1] * len(ballot.axes))
    cast = len(ballot.result.voters) + sum(ballot.result.on_paper.values())
    return Fraction(cast * (ballot.rule.per_item or 1))
