"""Whether the close of a secret ballot can be true, though nobody knows who chose what: what must be so whoever chose it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from msgspec.structs import replace

from facilitate.core.ballot import receipts
from facilitate.core.ballot.ballot_close import result_of
from facilitate.core.ballot.ballot_events import BallotClosed
from facilitate.core.ballot.ballot_types import type_of
from facilitate.core.ballot.ballot_types.kind import ranked
from facilitate.core.ballot.ballots import Ballot
from facilitate.core.ballot.counts.draw import lots, seed_of
from facilitate.core.meeting import Meeting
from facilitate.reports.proof import verdicts

UNREAD = {"irv", "schulze", "equal_shares"}
"""Ways of counting for which the counts are not enough: one must know what each chose."""
PLAIN = (
    "voters", "apart_voters", "eligible", "present", "on_paper", "apart_on_paper", "kind", "lost", "choices", "slips",
)  # fmt: skip
"""What does not depend on who chose what."""
Check = Callable[[Meeting, Ballot, BallotClosed, BallotClosed, str], bool]


def agrees(m: Meeting, ballot: Ballot, told: BallotClosed, at: int) -> bool:
    """`m` stands right before the close at `at`; `told` is what the log says of it."""
    if not set(told.voters) | set(told.apart_voters) <= ballot.voted or not _listed(ballot, told):
        return False
    box = _some_box(ballot, told)
    if box is None:
        return False
    seed = seed_of(m.facts.code, ballot.id, at)
    before, ballot.box = ballot.box, box
    try:
        again = result_of(m, ballot, seed)
    finally:
        ballot.box = before
    if any(getattr(told, name) != getattr(again, name) for name in PLAIN):
        return False
    checks: Check = _sides if type_of(ballot.rule).sides else _items
    return checks(m, ballot, told, again, seed)


def unlisted(ballot: Ballot, told: BallotClosed) -> bool:
    """Whether the list of receipts is missing that votes of this kind have now."""
    return not told.receipts and bool(told.voters) and receipts.given(ballot)


def _listed(ballot: Ballot, told: BallotClosed) -> bool:
    """The list of receipts, where there is one, is what was counted."""
    if not told.receipts:
        return not told.unreceipted
    listed: Counter[str] = Counter()
    for code, choice in told.receipts:
        listed.update(choice if isinstance(choice, dict) else [choice])
        if not receipts.CODE.fullmatch(code):
            return False
    by_hand = [sheet for (_, aside), sheet in ballot.sheets.items() if not aside]
    for sheet in by_hand:  # every phone and every slip has its line, the rest was counted on sheets
        listed.update(sheet.counts)
    cast = len(told.voters) + sum(told.on_paper.values())
    whole = len(told.receipts) == cast - sum(sheet.people for sheet in by_hand) and +listed == +Counter(told.counts)
    return whole and receipts.agrees(told.counts, told.receipts, told.unreceipted, cast, ballot.rule.per_person or 1)


def _some_box(ballot: Ballot, told: BallotClosed) -> dict[str, Any] | None:
    """Some box that comes to these counts: the votes given to the voters in any order. None where there can be none."""
    box: dict[str, Any] = {}
    for apart, people, counts in ((False, told.voters, told.counts), (True, told.apart_voters, told.apart)):
        voters = [*people, *(slip for slip, aside in ballot.slips.items() if aside == apart)]
        chosen = _chosen(ballot, counts, apart, len(voters))
        if len(chosen) != len(voters):
            return None
        box |= dict(zip(voters, chosen, strict=True))
    return box


def _chosen(ballot: Ballot, counts: Any, apart: bool, most: int) -> Sequence[Any]:
    sides = type_of(ballot.rule).sides
    if sides is None:
        return [[] if ballot.rule.type in ("rank", "budget") else {}] * most
    if not counts:  # the numbers are not told
        return [sides(ballot)[0]] * most
    left = Counter(counts)
    for (_, aside), sheet in ballot.sheets.items():
        if aside == apart:
            left.subtract(sheet.counts)
    return [side for side, n in left.items() for _ in range(n)] if min(left.values()) >= 0 else ()


def _sides(m: Meeting, ballot: Ballot, told: BallotClosed, again: BallotClosed, seed: str) -> bool:
    why = Counter(reason.level for reason in told.reasons)
    for counts in (told.counts, told.apart):
        why.subtract({side: n for side, n in counts.items() if isinstance(n, int)})
    known = bool(told.counts) and (bool(told.apart) or not told.apart_voters)
    if (told.counts, told.apart) != (again.counts, again.apart) or (known and max(why.values(), default=0) > 0):
        return False
    empty = replace(told, outcome="", tied=(), seed="", verdicts=(), weighed={}, reasons=(), receipts=(), unreceipted=0)
    bare = replace(again, outcome="", tied=(), seed="", verdicts=(), weighed={}, reasons=(), receipts=(), unreceipted=0)
    return empty == bare and verdicts.hold(m, ballot, told, again) and verdicts.follow(m, ballot, told, seed)


def _items(m: Meeting, ballot: Ballot, told: BallotClosed, again: BallotClosed, seed: str) -> bool:
    """Scores, order and what is paid for follow from the counts, and the counts are no more than so many people have."""
    kind, rule, lot = type_of(ballot.rule), ballot.rule, lots(seed)
    cast = len(told.voters) + sum(told.on_paper.values())
    aside = len(told.apart_voters) + sum(told.apart_on_paper.values())
    if not (_within(ballot, told.counts, cast) and _within(ballot, told.apart, aside)):
        return False
    if told.counts.keys() != again.counts.keys() or told.apart.keys() != again.apart.keys():
        return False
    scores = {id: Fraction(n) for id, n in told.scores.items()}
    hidden = cast and not told.counts and rule.count != "mixed"
    if hidden or rule.count in UNREAD:
        reading = ranked(ballot, scores, lot)
        return rule.count == "irv" or (told.ranks, told.tied) == (reading.ranks, reading.tied)
    reading = kind.read(m, ballot, told.counts, [], lot)
    money = ["" if n is None else str(n) for n in (reading.spent, reading.budget)]
    read = ({id: str(n) for id, n in reading.scores.items()}, reading.ranks, reading.tied, reading.funded, *money)
    said = (told.scores, told.ranks, told.tied, told.funded, told.spent, told.budget)
    rest = (told.verdicts, told.outcome, told.reasons, told.weighed, told.rounds, told.pairs)
    return read == said and rest == ((), "none", (), {}, (), {}) and told.seed == (seed if reading.drawn else "")


def _within(ballot: Ballot, counts: Any, people: int) -> bool:
    rule, most = ballot.rule, ballot.rule.per_person or 1
    each = {
        "rank": most if rule.per_person else len(ballot.items),
        "dots": rule.per_item or most,
        "pick": rule.per_item or 1,
    }
    ints = [n for n in counts.values() if isinstance(n, int)]
    grades = [by_grade for axes in counts.values() if isinstance(axes, dict) for by_grade in axes.values()]
    return (
        all(0 <= n <= people * each.get(rule.type, 1) for n in ints)
        and (not type_of(rule).handed_out or sum(ints) <= people * most)
        and all(min(one, default=0) >= 0 and sum(one) <= people for one in grades)
    )
