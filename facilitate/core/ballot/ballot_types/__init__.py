"""The table of ballot types: each knows what may be chosen, how it is counted and what the counts amount to."""

from facilitate.core.ballot.ballot_types.budget import BUDGET
from facilitate.core.ballot.ballot_types.dots import DOTS
from facilitate.core.ballot.ballot_types.kind import BallotType
from facilitate.core.ballot.ballot_types.levels import LEVELS
from facilitate.core.ballot.ballot_types.pick import PICK
from facilitate.core.ballot.ballot_types.rank import RANK
from facilitate.core.ballot.ballot_types.score import SCORE
from facilitate.core.ballot.ballot_types.yesno import YESNO
from facilitate.core.language.rules import Ballot as BallotRule

TYPES: dict[str, BallotType] = {
    "yesno": YESNO,
    "consent": YESNO,
    "levels": LEVELS,
    "pick": PICK,
    "dots": DOTS,
    "rank": RANK,
    "score": SCORE,
    "grade": SCORE,
    "budget": BUDGET,
}
COUNTED = {
    "pick": {"sum"},
    "dots": {"sum"},
    "rank": {"borda", "irv", "schulze"},
    "score": {"mean", "median", "mixed"},
    "grade": {"mean", "median", "mixed", "sum"},
    "yesno": {"sum"},
    "consent": {"sum"},
    "budget": {"sum", "greedy", "equal_shares"},
}
"""How each type may be counted."""


def type_of(rule: BallotRule) -> BallotType:
    """The type of this ballot; any that has levels is answered by them."""
    return TYPES["levels" if rule.levels else rule.type]
