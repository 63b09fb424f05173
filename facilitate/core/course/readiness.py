"""Whether the meeting may go on from where it stands, why or why not, and how many are still waited for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitate.core import floor
from facilitate.core.act import Run, refuse
from facilitate.core.ballot import ballot_open, ballots, voters
from facilitate.core.course.agenda import date_due, deadline, here
from facilitate.core.course.plan import ending, following
from facilitate.core.language.rules import flat
from facilitate.core.outcome.outcomes import bare
from facilitate.core.person import guests
from facilitate.core.space import seating

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

READY_WORDS = {
    "timer": {"zh": "时间还没到", "en": "the time is not up"},
    "all_spoken": {"zh": "还有 {n} 位没有说", "en": "{n} people have not spoken yet"},
    "queue_empty": {"zh": "还有 {n} 位想发言", "en": "{n} people still want to speak"},
    "used_up": {"zh": "还有 {n} 位想发言", "en": "{n} people still want to speak"},
    "all_done": {"zh": "还没有做完", "en": "it is not finished"},
    "ballot_closed": {"zh": "投票还没有结束", "en": "the ballot is still open"},
    "guests": {"zh": "一定要到的，还有 {n} 方没到", "en": "{n} of those who must be there have not come"},
    "date": {"zh": "日期还没到", "en": "the date has not come"},
    "tasks": {
        "zh": "有 {n} 项任务没写全：谁来办、哪天前、谁督办",
        "en": "tasks without an owner, a date or somebody who checks: {n}",
    },
}


def ready(m: Meeting, now: int) -> tuple[bool, str, int]:
    """(may the meeting go on, the code of why or why not, how many people are still waited for)."""
    if (awaited := guests.awaited(m)) and _begins(m):
        return False, "guests", len(awaited)
    if (tasks := bare(m)) and ending(m, following(m)):
        return False, "tasks", len(tasks)
    if ballot_open.idle(m) and floor.rule(m).mode == "none":
        return True, "nothing_to_vote_on", 0
    ends = here(m).ends or ("host",)
    met = [end for end in ends if end != "host" and _met(m, end, now)]
    open_ones = ballots.all_here(m)
    if (met or "host" in ends) and open_ones and not any(ballot.voted or ballot.on_paper for ballot in open_ones):
        return True, "no_votes", len(voters.waiting(m, open_ones[0]))
    if met:
        return True, met[0], 0
    if "timer" in ends and _all_heard(m):
        return True, "all_spoken", 0
    if "host" in ends:
        return True, "host", _waiting(m, ends)
    return False, ends[0], _waiting(m, ends)


def _begins(m: Meeting) -> bool:
    """Whether the meeting stands where it looks round who has come: in its first stage in the hall, or where the rule checks."""
    stage = here(m)
    first = next((leaf.id for leaf, _ in flat(m.rule) if (leaf.place_in_life or "during") == "during"), "")
    return bool(stage.check) or stage.id == first


def _met(m: Meeting, end: str, now: int) -> bool:
    if end == "timer":
        due = deadline(m)
        return due is not None and now >= due
    if end == "all_spoken":
        return floor.unspoken(m) == 0
    if end == "queue_empty":
        return floor.waiting(m) == 0
    if end == "used_up":
        return floor.all_used_up(m)
    if end == "ballot_closed":
        return not any(voters.waiting(m, ballot) for ballot in ballots.all_here(m))
    if end == "date":
        return now >= (date_due(m) or 0)
    if here(m).place_in_life == "after":
        return bool(m.outcomes.actions) and all(
            a.state in ("confirmed", "dropped") for a in m.outcomes.actions.values()
        )
    return not seating.unsettled(m)


def _all_heard(m: Meeting) -> bool:
    """Whether everybody who is called in turn here has been heard: the minutes that are left wait for nobody."""
    called = floor.rule(m).mode in ("report", "round")
    return (
        called
        and not floor.unspoken(m)
        and not floor.waiting(m)
        and any(turn.slot == m.agenda.at for turn in m.floor.turns.values())
    )


def _waiting(m: Meeting, ends: tuple[str, ...]) -> int:
    if "all_spoken" in ends:
        return floor.unspoken(m)
    return floor.waiting(m) or (seating.unsettled(m) if "all_done" in ends else 0)


def ready_or_refuse(run: Run, override: str, ends: bool = False) -> None:
    """Refused before readiness, or where it `ends` the meeting with tasks that are not whole, unless the host gives a reason to
    overrule it."""
    ok, why, waiting = ready(run.m, run.now)
    if ok and ends and (tasks := bare(run.m)):
        ok, why, waiting = False, "tasks", len(tasks)
    if not ok and not override.strip():
        words = {lang: text.format(n=waiting) for lang, text in READY_WORDS[why].items()}
        refuse("not_ready", why=words, code=why, n=waiting)
