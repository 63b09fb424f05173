"""Whether the verdicts of a secret ballot, and the outcome, can follow from its counts, whoever of its voters chose what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from facilitate.core.ballot import bars
from facilitate.core.ballot.ballot_events import BallotClosed, Verdict
from facilitate.core.ballot.ballots import Ballot
from facilitate.core.ballot.counts.draw import lots
from facilitate.core.language.rules import Bar
from facilitate.core.meeting import Meeting
from facilitate.core.order import quorum


def hold(m: Meeting, ballot: Ballot, told: BallotClosed, again: BallotClosed) -> bool:
    """Each bar is judged, held or not as its numbers say, and the numbers are those of the counts. `again` is the same count
    with the votes given to the voters in some order."""
    ours = {(one.bar, one.group): one for one in again.verdicts}
    theirs = {(one.bar, one.group): one for one in told.verdicts}
    if ours.keys() != theirs.keys() or len(theirs) != len(told.verdicts) or told.weighed.keys() != again.weighed.keys():
        return False
    if not all(_weighed(m, ballot, told, weigh) for weigh in told.weighed):
        return False
    if not all(_shared(ballot, told, n) for n in range(len(ballot.rule.pass_))):
        return False
    return all(_holds(m, ballot, told, theirs[key], ours[key]) for key in ours)


def _shared(ballot: Ballot, told: BallotClosed, n: int) -> bool:
    """Where each party has a bar, their votes together are those on phones: what stands on paper is nobody's."""
    bar = ballot.rule.pass_[n]
    found = [one for one in told.verdicts if one.bar == n]
    known = all(one.value and one.group for one in found) and all(one.group for one in ballot.stood.values())
    if bar.in_group != "every" or bar.side is None or (bar.weigh or ballot.rule.weigh or "one") != "one" or not known:
        return True
    votes, together = told.counts.get(bar.side, 0), sum(Fraction(one.value) for one in found)
    return isinstance(votes, int) and votes - sum(told.on_paper.values()) <= together <= votes


def _holds(m: Meeting, ballot: Ballot, told: BallotClosed, one: Verdict, ours: Verdict) -> bool:
    if not (one.value and ours.value):  # numbers that are not told, for they would tell how a few voted
        return (one.value, one.needed, one.base) == (ours.value, ours.needed, ours.base)
    bar = ballot.rule.pass_[one.bar]
    value, base = Fraction(one.value), Fraction(one.base)
    if one != bars.judge(one.bar, bar, value, base, one.group):
        return False
    weigh = bar.weigh or ballot.rule.weigh or "one"
    if bar.of not in (None, "cast") and one.base != ours.base:  # this base is the same whoever chose what
        return False
    if one.group:
        return _in_group(m, ballot, told, bar, one, weigh)
    if weigh == "one":
        return one == ours
    return (value, base) == _summed(bar, told.weighed[weigh], base)


def _summed(bar: Bar, sums: Mapping[str, str], base: Fraction) -> tuple[Fraction, Fraction]:
    """Value and base of a bar for everybody, out of the sums by that weight."""
    each = {side: Fraction(n) for side, n in sums.items()}
    whole = sum(each.values(), Fraction(0))
    if bar.of in (None, "cast"):
        base = whole - each.get(bars.ABSTAIN, Fraction(0))
    elif bar.of == "answered":
        base = whole
    return (each.get(bar.side, Fraction(0)) if bar.side else whole), base


def _weighed(m: Meeting, ballot: Ballot, told: BallotClosed, weigh: str) -> bool:
    """These sums weigh as much as all who voted, and each side can weigh so much."""
    sums = {side: Fraction(n) for side, n in told.weighed[weigh].items()}
    if not told.counts:
        return False
    heavy = [*bars.weights(m, told.voters, weigh, ballot.stood).values()]
    papers = sum(told.on_paper.values())
    counts = {side: n for side, n in told.counts.items() if isinstance(n, int)}
    if sum(sums.values(), Fraction(0)) != sum(heavy, Fraction(0)) + sum(counts.values()) - len(heavy):
        return False
    return all(_between(sums.get(side, Fraction(0)), n, heavy, [], papers) for side, n in counts.items())


def _in_group(m: Meeting, ballot: Ballot, told: BallotClosed, bar: Bar, one: Verdict, weigh: str) -> bool:
    """So many of a group can have chosen that side."""
    heavy = bars.weights(m, told.voters, weigh, ballot.stood)
    inside = [n for id, n in heavy.items() if _group(m, ballot, id) == one.group]
    outside = [n for id, n in heavy.items() if _group(m, ballot, id) != one.group]
    votes = told.counts.get(bar.side, 0) if bar.side else len(told.voters)
    if not told.counts or not isinstance(votes, int):
        return True
    value, base = Fraction(one.value), Fraction(one.base)
    papers = sum(told.on_paper.values())
    if not _between(value, votes, inside, outside, papers, paper_weighs=0):
        return False
    if bar.of not in (None, "cast"):
        return True
    return base <= sum(inside, Fraction(0)) and (value <= base or bar.side in (None, bars.ABSTAIN))


def _group(m: Meeting, ballot: Ballot, id: str) -> str:
    return ballot.stood[id].group if id in ballot.stood else m.people.get(id).group


def _between(
    value: Fraction,
    votes: int,
    inside: Sequence[Fraction],
    outside: Sequence[Fraction],
    papers: int,
    paper_weighs: int = 1,
) -> bool:
    """Whether `votes` votes, of which up to `papers` are on paper, can weigh so much among those inside."""
    fewest, most = max(0, votes - papers - len(outside)), min(votes, len(inside))
    lightest = sum(sorted(inside)[:fewest], Fraction(0))
    heaviest = sum(sorted(inside, reverse=True)[:most], Fraction(0)) + min(papers, votes) * paper_weighs
    return lightest <= value <= heaviest


def follow(m: Meeting, ballot: Ballot, told: BallotClosed, seed: str) -> bool:
    """The outcome is what the verdicts come to, with a tie settled as the rule says."""
    rule = ballot.rule
    counts = {side: n for side, n in told.counts.items() if isinstance(n, int)}
    voted = len(told.voters) + sum(told.on_paper.values())
    poll = bars.Poll({}, counts or {"": voted})
    outcome = bars.outcome(told.verdicts, rule.pass_, poll, silence=bool(ballot.question))
    if outcome == "carried" and quorum.undecided(m, ballot):
        outcome = "failed"
    if not counts and voted and outcome == "failed" and told.tied:  # whether as many were for as against is not told
        outcome = "tied"
    tie = ballot.items if outcome == "tied" else ()
    drawn = outcome == "tied" and rule.tie == "draw"
    if drawn:
        lot = lots(seed)
        outcome = "carried" if lot("for") < lot("against") else "failed"
    elif outcome == "tied" and rule.tie not in ("repeat", "host"):
        outcome = "failed"
    return (told.outcome, told.tied, told.seed) == (outcome, tie, seed if drawn else "")
