"""Closing ballots: counted once, judged by the rule's bars, who voted but on a secret one not how; the box is emptied."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from facilitate.core.act import Run
from facilitate.core.ballot import bars, few, purposes, receipts
from facilitate.core.ballot.ballot_events import BallotCancelled, BallotClosed, Counts, Reason
from facilitate.core.ballot.ballot_types import type_of
from facilitate.core.ballot.ballot_types.kind import Lot
from facilitate.core.ballot.ballot_types.yesno import side_of, why_of
from facilitate.core.ballot.ballots import Ballot, all_here, questions
from facilitate.core.ballot.counts.draw import lots, seed_of
from facilitate.core.ballot.sheets import SLIP
from facilitate.core.ballot.voters import eligible, entitled, groups, present, told_eligible
from facilitate.core.course import choosing
from facilitate.core.course.agenda import Selected
from facilitate.core.order import quorum

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting


def close(run: Run, ballot: Ballot) -> BallotClosed:
    """Count, judge, say who voted, and empty the box; what a question of procedure asked for is done if it was carried."""
    result = result_of(run.m, ballot, seed_of(run.m.facts.code, ballot.id, run.now))
    run.emit(result)
    run.wiped.append(ballot.id)
    purposes.done(run, ballot, result)
    _select(run, ballot)
    return result


def _select(run: Run, ballot: Ballot) -> None:
    """A stage that both votes and selects selects by its own ballots, once they are all closed."""
    select = run.m.stages[ballot.stage].select
    if select is not None and not ballot.question and not all_here(run.m):
        chosen, tie = choosing.select(run.m, select)
        run.emit(Selected(select.into, chosen, tie))


def close_all(run: Run) -> None:
    """Close whatever is open where the meeting stands."""
    for ballot in [*all_here(run.m), *questions(run.m)]:
        if ballot.open:  # what an earlier one carried may have closed it
            close(run, ballot)


def cancel(run: Run, ballot: Ballot) -> None:
    """As if it had never been opened."""
    run.emit(BallotCancelled(ballot.id))
    run.wiped.append(ballot.id)


def result_of(m: Meeting, ballot: Ballot, seed: str) -> BallotClosed:
    """What the ballot would come to if it closed now, lots drawn under that seed; of a secret one without what would tell how
    a few voted."""
    kind, lot = type_of(ballot.rule), lots(seed)
    main, apart = _sorted(m, ballot)
    choices = [ballot.box[id] for id in main]
    counts = _whole(ballot, main, False)
    reading = kind.read(m, ballot, counts, choices, lot)
    lines, unreceipted = receipts.published(ballot)
    sizes = (_size(ballot, main, False), _size(ballot, apart, True))
    said = few.may_say_why(m, ballot, main, apart, sizes)
    told = {} if ballot.secrecy == "secret" else {id: ballot.box[id] for id in [*main, *apart]}
    found = BallotClosed(
        ballot.id, counts, _whole(ballot, apart, True), _people(main), _people(apart), eligible(m, ballot),
        len(present(m, ballot)), _papers(ballot, False), _papers(ballot, True), kind=ballot.rule.type,
        scores={id: str(n) for id, n in reading.scores.items()}, ranks=reading.ranks, rounds=reading.rounds,
        pairs=dict(reading.pairs), tied=reading.tied, funded=reading.funded,
        spent=_exact(reading.spent), budget=_exact(reading.budget), seed=seed if reading.drawn else "",
        choices={id: choice for id, choice in told.items() if not id.startswith(SLIP)},
        slips={id: choice for id, choice in told.items() if id.startswith(SLIP)},
        reasons=_reasons(ballot, list(said)) if kind.sides else (),
        receipts=lines, unreceipted=unreceipted, lost=len(receipts.lost(ballot)),
    )  # fmt: skip
    whole = _judged(m, ballot, found, main, lot, seed) if kind.sides else found
    return few.covered(m, ballot, whole, {id: ballot.stood[id].group for id in found.voters if id in ballot.stood})


def _size(ballot: Ballot, voters: Sequence[str], apart: bool) -> int:
    return len(_people(voters)) + sum(_papers(ballot, apart).values())


def _exact(n: Fraction | None) -> str:
    return "" if n is None else str(n)


def _judged(m: Meeting, ballot: Ballot, found: BallotClosed, main: Sequence[str], lot: Lot, seed: str) -> BallotClosed:
    """With the verdict on every bar, and what follows; a tie that the rule settles by lot is settled here."""
    paper = {side: n for side, n in found.counts.items() if isinstance(n, int)}
    for id in main:
        paper[side_of(ballot.box[id])] -= not id.startswith(SLIP)
    poll = bars.Poll(
        {id: side_of(ballot.box[id]) for id in _people(main)}, {side: n for side, n in paper.items() if n},
        entitled(m, ballot), present(m, ballot), told_eligible(m), ballot.rule.weigh or "one", groups(m, ballot),
        m.settings.eligible_area, ballot.stood,
    )  # fmt: skip
    verdicts = bars.verdicts(m, ballot.rule.pass_, poll)
    outcome = bars.outcome(verdicts, ballot.rule.pass_, poll, silence=bool(ballot.question))
    if outcome == "carried" and quorum.undecided(m, ballot):
        outcome = "failed"
    tie, drawn = outcome == "tied", outcome == "tied" and ballot.rule.tie == "draw"
    if drawn:
        outcome = "carried" if lot("for") < lot("against") else "failed"
    elif tie and ballot.rule.tie not in ("repeat", "host"):
        outcome = "failed"
    weighs = {bar.weigh or poll.weigh for bar in ballot.rule.pass_} | {poll.weigh}
    weighed = {weigh: bars.summed(m, poll, weigh) for weigh in sorted(weighs - {"one"})}
    return replace(
        found, verdicts=verdicts, outcome=outcome, tied=ballot.items if tie else (),
        seed=seed if drawn else "",
        weighed={weigh: {side: str(n) for side, n in sums.items()} for weigh, sums in weighed.items()},
    )  # fmt: skip


def _sorted(m: Meeting, ballot: Ballot) -> tuple[list[str], list[str]]:
    """Those who voted, people first, in the order in which they came: (who decide, who are counted apart), by the roles in
    which they voted."""

    def aside(id: str) -> bool:
        role = ballot.stood[id].role if id in ballot.stood else m.role_name(id)
        return role in ballot.rule.apart

    voters = sorted(ballot.box, key=lambda id: (id.startswith(SLIP), int(id.removeprefix(SLIP).lstrip("p"))))
    apart = [id for id in voters if (ballot.slips[id] if id in ballot.slips else aside(id))]
    return [id for id in voters if id not in apart], apart


def _people(voters: Sequence[str]) -> tuple[str, ...]:
    return tuple(id for id in voters if not id.startswith(SLIP))


def _whole(ballot: Ballot, voters: Sequence[str], apart: bool) -> Counts:
    """What was chosen on phones and slips and what was counted on paper or by hand, together."""
    counts = type_of(ballot.rule).count(ballot, [ballot.box[id] for id in voters])
    for (_, aside), sheet in ballot.sheets.items():
        if aside == apart:
            for id, n in sheet.counts.items():
                before = counts[id]
                assert isinstance(before, int)
                counts[id] = before + n
    return counts


def _papers(ballot: Ballot, apart: bool) -> dict[str, int]:
    """How many people's votes came from each kind of paper."""
    found = {source: sheet.people for (source, aside), sheet in ballot.sheets.items() if aside == apart}
    slips = sum(aside == apart for aside in ballot.slips.values())
    return found | {"slips": found.get("slips", 0) + slips} if slips else found


def _reasons(ballot: Ballot, voters: Sequence[str]) -> tuple[Reason, ...]:
    """Who said why; on a secret ballot nobody is named, and the order tells nothing."""
    said = [(id, ballot.box[id]) for id in voters if why_of(ballot.box[id])]
    if ballot.secrecy == "secret":
        return tuple(
            sorted((Reason(side_of(choice), why_of(choice)) for _, choice in said), key=lambda r: (r.text, r.level))
        )
    return tuple(Reason(side_of(choice), why_of(choice), "" if id.startswith(SLIP) else id) for id, choice in said)


def live(m: Meeting, ballot: Ballot) -> dict[str, Any] | None:
    """The counts so far, where the rule shows them while people vote; of a secret ballot never."""
    if not ballot.open or ballot.rule.show != "live" or ballot.secrecy == "secret":
        return None
    return dict(_whole(ballot, _sorted(m, ballot)[0], False))
