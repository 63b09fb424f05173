"""How neighbours vote: something allowed on every type of ballot, more often for than against."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from facilitate.core.ballot.ballot_types import type_of
from facilitate.core.ballot.ballot_types.dots import limits
from facilitate.core.ballot.ballot_types.kind import own
from facilitate.core.ballot.ballot_types.rank import places
from facilitate.core.ballot.ballots import Ballot, all_here, questions
from facilitate.core.ballot.costs import money
from facilitate.core.ballot.voting import why_not
from facilitate.replay.neighbours.mind import Mind, Wish

LEANING = 0.7
"""How often the first side asked, or the upper half of a scale, is chosen."""


def vote(mind: Mind) -> Wish | None:
    """On the first open ballot on which she may and has not."""
    for ballot in (*all_here(mind.m), *questions(mind.m)):
        if mind.person not in ballot.voted and why_not(mind.m, mind.person, ballot) is None:
            choice = choice_on(mind, ballot)
            return None if choice is None else ("vote", {"ballot": ballot.id, "choice": choice})
    return None


def choice_on(mind: Mind, ballot: Ballot) -> Any:
    rule, kind = ballot.rule, type_of(ballot.rule)
    open_ = [id for id in ballot.items if rule.own is not False or not own(mind.m, id, mind.person)]
    if kind.sides is not None:
        return _side(mind, kind.sides(ballot))
    if kind.graded:
        return {id: {axis: _grade(mind, *ballot.scale) for axis in ballot.axes} for id in open_}
    if kind.priced:
        return _basket(mind, ballot, open_)
    if rule.type == "rank":
        return mind.dice.sample(open_, min(places(ballot), len(open_))) or None
    return dict.fromkeys(mind.dice.sample(open_, min(limits(ballot)[0], len(open_))), 1)


def _side(mind: Mind, sides: tuple[str, ...]) -> Any:
    """With a reason, which some sides ask for and no side forbids."""
    side = sides[0] if mind.luck(LEANING) else mind.dice.choice(sides)
    return side if side == sides[0] else {"level": side, "why": mind.say("why", 60)}


def _grade(mind: Mind, low: int, high: int) -> int:
    middle = (low + high) // 2
    return mind.dice.randint(middle, high) if mind.luck(LEANING) else mind.dice.randint(low, high)


def _basket(mind: Mind, ballot: Ballot, items: list[str]) -> list[str] | None:
    """Whatever comes first, as long as there is money and the rule lets her choose more."""
    left, basket = money(mind.m) or Fraction(0), list[str]()
    for id in mind.dice.sample(items, len(items)):
        if ballot.costs[id] <= left and len(basket) < (ballot.rule.per_person or len(items)):
            basket.append(id)
            left -= ballot.costs[id]
    return basket or None
