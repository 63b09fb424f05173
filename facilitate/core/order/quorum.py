"""The quorum: watched while people come and go; without it a meeting talks but decides nothing, or adjourns, as the rule says."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

from facilitate.core.act import Entry, Event, Run, refuse
from facilitate.core.ballot import bars
from facilitate.core.ballot.ballot_events import Verdict
from facilitate.core.ballot.voters import deciders
from facilitate.core.language.rules import Bar, Stage

if TYPE_CHECKING:
    from facilitate.core.ballot.ballots import Ballot
    from facilitate.core.course.agenda import Slot
    from facilitate.core.meeting import Meeting

WHAT = {
    "one": {"zh": "到会人数", "en": "people here"},
    "household": {"zh": "到会户数", "en": "households here"},
    "area": {"zh": "到会面积（平方米）", "en": "floor area here, m²"},
}
VOTED = {
    "one": {"zh": "参加表决的人数", "en": "people voting"},
    "household": {"zh": "参加表决的户数", "en": "households voting"},
    "area": {"zh": "参加表决的面积（平方米）", "en": "floor area voting, m²"},
}
THEN = {
    "talk_only": {"zh": "可以先谈，先不表决。", "en": "You may talk, but not decide yet."},
    "adjourn": {
        "zh": "按规则要改期；确实要继续，请写明理由。",
        "en": "By the rule the meeting adjourns; to go on, give a reason.",
    },
}


class QuorumTaken(Event, frozen=True):
    """How the quorum stood when it mattered: at the opening of a vote, or at the end of the stage that checks it."""

    stage: str
    held: bool
    verdicts: tuple[Verdict, ...]


@dataclass
class Quorums:
    taken: list[tuple[int, QuorumTaken]] = field(default_factory=list)


def evolve(m: Meeting, entry: Entry) -> None:
    match entry.event:
        case QuorumTaken() as event:
            m.quorum.taken.append((entry.at, event))


# -- how it stands -------------------------------------------------------------------------------------------------


def verdicts(m: Meeting) -> tuple[Verdict, ...]:
    """Each bar of the quorum as it stands now; () where the rule has none."""
    rule = m.rule.quorum
    if rule is None:
        return ()
    roles = set(deciders(m))
    entitled = [p.id for p in m.people.all.values() if p.role in roles and not p.same_as]
    here = [id for id in entitled if m.people.all[id].present]
    counted, paper = (_answered(m, entitled), _on_paper(m)) if _by_post(m) else (here, 0)
    poll = bars.Poll(
        dict.fromkeys(counted, "here"), {"here": paper} if paper else {}, entitled, here, m.settings.eligible,
        area=m.settings.eligible_area,
    )  # fmt: skip
    return bars.verdicts(m, rule.bars, poll)


def held(m: Meeting) -> bool:
    return all(one.held for one in verdicts(m))


def _by_post(m: Meeting) -> bool:
    """Over days nobody sits in a hall: then those count who take part in the vote."""
    stage = m.stages[m.agenda.at.stage]
    return bool(stage.days and stage.ballot)


def _here(m: Meeting) -> list[Ballot]:
    return [b for b in m.ballots.all.values() if b.stage == m.agenda.at.stage and not b.question and not b.cancelled]


def _answered(m: Meeting, entitled: list[str]) -> list[str]:
    voted = {id for ballot in _here(m)[-1:] for id in ballot.voted}
    return [id for id in entitled if id in voted]


def _on_paper(m: Meeting) -> int:
    return sum(ballot.on_paper for ballot in _here(m)[-1:])


def whole(bar: Bar, needed: str) -> Fraction | int:
    """The number that must be there: of people and households a whole one, more than the half where the rule says so."""
    number = Fraction(needed)
    if bar.weigh == "area":
        return number
    return floor(number) + 1 if bar.over is not None else ceil(number)


# -- what follows --------------------------------------------------------------------------------------------------


def asks(stage: Stage) -> bool:
    return "quorum" in stage.check


def ballot_or_refuse(m: Meeting, stage: Stage) -> None:
    """Raises Refused(no_quorum) where no ballot may open now."""
    if bars_ballot(m, stage):
        _refuse(m)


def bars_ballot(m: Meeting, stage: Stage) -> bool:
    """Whether too few are here for the vote of this stage; what the host went into for a reason is voted on, and the
    minutes say so."""
    if m.rule.quorum is None or not asks(stage) or _by_post(m) or held(m):
        return False
    overridden = any(slot == m.agenda.at for _, _, slot, _ in m.agenda.overrides)
    return m.rule.quorum.fail == "talk_only" or not overridden


def go_or_refuse(run: Run, target: Slot | None, override: str) -> None:
    """Where the rule adjourns without a quorum, nobody goes into a vote, nor on from where it is checked, but with a reason."""
    m, rule = run.m, run.m.rule.quorum
    if rule is None or rule.fail != "adjourn" or override.strip() or held(m):
        return
    before, ahead = m.stages[m.agenda.at.stage], m.stages.get(target.stage) if target else None
    leaves = asks(before) and (before.ballot is None or _by_post(m))
    enters = ahead is not None and asks(ahead) and ahead.ballot is not None and not ahead.days
    if leaves or enters:
        _refuse(m)


def _refuse(m: Meeting) -> None:
    rule = m.rule.quorum
    assert rule is not None
    one = next(one for one in verdicts(m) if not one.held)
    bar = rule.bars[one.bar]
    what = (VOTED if _by_post(m) else WHAT)[bar.weigh or "one"]
    refuse(
        "no_quorum", what=what, needed=_told(whole(bar, one.needed)), n=_told(Fraction(one.value)), then=THEN[rule.fail]
    )


def _told(number: Fraction | int) -> str:
    """As people read it: whole, or with two decimals."""
    hundredths = round(Fraction(number) * 100)
    return str(hundredths // 100) if hundredths % 100 == 0 else f"{hundredths // 100}.{hundredths % 100:02d}"


def take(run: Run, entering: bool) -> None:
    """The quorum goes on record where the stage checks it: on entering a vote in the room, otherwise on leaving."""
    m = run.m
    stage = m.stages[m.agenda.at.stage]
    in_room = stage.ballot is not None and not stage.days
    if m.rule.quorum is not None and asks(stage) and in_room == entering:
        run.emit(QuorumTaken(stage.id, held(m), verdicts(m)))


def undecided(m: Meeting, ballot: Ballot) -> bool:
    """Whether a vote by post came to nothing because too few took part."""
    return asks(m.stages[ballot.stage]) and _by_post(m) and not ballot.question and not held(m)
