"""What a secret ballot does not tell, because it would tell how a few voted: of those counted apart, of those who decide
beside many who are counted apart, and of small groups. The outcome and the order stand; the numbers are never written down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec.structs import replace

from facilitate.core.ballot.ballot_events import SMALLEST, BallotClosed, Verdict

if TYPE_CHECKING:
    from facilitate.core.ballot.ballots import Ballot
    from facilitate.core.language.rules import Stage
    from facilitate.core.meeting import Meeting


def few(n: int) -> bool:
    """Whether so few voted that their counts would tell who chose what."""
    return 0 < n < SMALLEST


def main_covered(m: Meeting, ballot: Ballot, main: int, apart: int) -> bool:
    """Whether those who decide are few beside many who are counted apart, so that their numbers are not told. Where a later
    stage needs these numbers themselves they are told."""
    return ballot.secrecy == "secret" and few(main) and apart >= SMALLEST and not _needed(m, ballot.rule.of)


def _needed(m: Meeting, of: str) -> bool:
    return any(_by_numbers(stage, of) for stage in m.stages.values())


def _by_numbers(stage: Stage, of: str) -> bool:
    """Whether this stage chooses by a least number of votes, or puts points together from earlier ballots."""
    select, ballot = stage.select, stage.ballot
    chooses = select is not None and select.from_ == of and bool(select.at_least)
    return chooses or (ballot is not None and ballot.of == of and bool(ballot.parts))


def is_kept_back(ballot: Ballot) -> bool:
    """Whether a closed ballot's numbers were kept back so: its `scores` are places alone, for nobody's eyes."""
    found = ballot.result
    if found is None or ballot.secrecy != "secret" or not ballot.rule.apart or ballot.rule.count == "mixed":
        return False
    return not found.counts and bool(found.voters or found.on_paper)


def covered(m: Meeting, ballot: Ballot, found: BallotClosed, groups: Mapping[str, str]) -> BallotClosed:
    """The result as it may be written down; `groups` says of which group each voter on a phone is who decides."""
    if ballot.secrecy != "secret":
        return found
    main = len(found.voters) + sum(found.on_paper.values())
    apart = len(found.apart_voters) + sum(found.apart_on_paper.values())
    found = replace(found, verdicts=_grouped(ballot, found.verdicts, Counter(groups.values()), main))
    if few(apart):
        found = replace(found, apart={})
    return _without_numbers(found) if main_covered(m, ballot, main, apart) else found


def _without_numbers(found: BallotClosed) -> BallotClosed:
    return replace(
        found, counts={}, scores=_places(found.scores), rounds=(), pairs={}, weighed={},
        verdicts=tuple(_blank(verdict) for verdict in found.verdicts),
    )  # fmt: skip


def _places(scores: Mapping[str, str]) -> dict[str, str]:
    """Only what stands above what, and what got nothing at all: 0, then 1, 2… from the lowest up."""
    values = {id: Fraction(n) for id, n in scores.items()}
    steps = sorted({Fraction(0), *values.values()})
    return {id: str(steps.index(n)) for id, n in values.items()}


def _grouped(ballot: Ballot, verdicts: Sequence[Verdict], sizes: Counter[str], main: int) -> tuple[Verdict, ...]:
    """Of groups of which few voted, or all but a few, no numbers; where every group must agree, not which of them did."""
    told: list[Verdict] = []
    for n in dict.fromkeys(verdict.bar for verdict in verdicts):
        of_bar = [verdict for verdict in verdicts if verdict.bar == n]
        if not any(_small(verdict, sizes, main) for verdict in of_bar):
            told += of_bar
        elif ballot.rule.pass_[n].in_group == "every":
            told.append(Verdict(n, "", "", "", all(verdict.held for verdict in of_bar)))
        else:
            told += [_blank(verdict) for verdict in of_bar]
    return tuple(told)


def _small(verdict: Verdict, sizes: Counter[str], main: int) -> bool:
    """Also a group beside which few are left: their votes are the whole count less the group's."""
    inside = sizes[verdict.group]
    return bool(verdict.group) and (Fraction(verdict.base) < SMALLEST or few(inside) or few(main - inside))


def _blank(verdict: Verdict) -> Verdict:
    return replace(verdict, value="", needed="", base="")


def may_say_why(
    m: Meeting, ballot: Ballot, main: Sequence[str], apart: Sequence[str], sizes: tuple[int, int]
) -> Iterable[str]:
    """Whose reasons are told: on a secret ballot those of a few on one side would tell who chose what. `sizes`: how many voted
    on either side, paper included."""
    if ballot.secrecy != "secret":
        return [*main, *apart]
    if main_covered(m, ballot, *sizes):
        return apart
    return main if sizes[1] < SMALLEST else [*main, *apart]
