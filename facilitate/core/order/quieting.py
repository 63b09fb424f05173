"""A phone that disturbs is quiet for some minutes: it writes nothing and raises no hand, but always votes; everybody is told why."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec

from facilitate.core import undo
from facilitate.core.act import Act, Run, refuse
from facilitate.core.order.conduct import Quieted, Unquieted
from facilitate.core.person.names import clean_text
from facilitate.core.refusals.refusal import Refused

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

MINUTES, MOST_MINUTES = 10, 240
REASON_CHARS = 120
BARRED = frozenset({
    "write", "edit", "comment", "question", "react", "hand", "offer", "answer", "report", "action", "rename", "feel", "proxy",
})  # fmt: skip
"""What a quiet phone does not do. Voting, seconding, tasks, the way through the tables and the minutes are everybody's at all times."""


class QuietArgs(msgspec.Struct):
    person: str
    reason: str
    minutes: int = MINUTES


class UnquietArgs(msgspec.Struct):
    person: str


def quiet(run: Run) -> None:
    """Her phone is quiet from now on, for `minutes` (1 to 240). Whoever leads the meeting cannot be made quiet."""
    args = run.read(QuietArgs)
    one, reason = run.m.people.get(args.person), clean_text(args.reason)[:REASON_CHARS]
    if not 1 <= args.minutes <= MOST_MINUTES:
        refuse("bad_param", min=1, max=MOST_MINUTES)
    if not reason:
        refuse("quiet_reason")
    if "advance" in run.m.rule.roles[one.role].may:
        refuse("quiet_host")
    was = run.m.conduct.quiet.get(one.id)
    run.emit(Quieted(one.id, run.now + args.minutes * 60_000, reason))
    undo.keep(run, was if was is not None and was.until > run.now else Unquieted(one.id))


def unquiet(run: Run) -> None:
    """It may speak again before its time."""
    one = run.m.people.get(run.read(UnquietArgs).person)
    was = standing(run.m, one.id, run.now)
    if was is None:
        refuse("not_quiet")
    run.emit(Unquieted(one.id))
    undo.keep(run, was)


def standing(m: Meeting, person: str, now: int) -> Quieted | None:
    """Why and until when her phone is quiet at `now` (server ms); None where it is not."""
    found = m.conduct.quiet.get(person)
    return found if found is not None and found.until > now else None


def keep_quiet(m: Meeting, act: Act, now: int) -> None:
    """Refuse what a quiet phone does not do, and say until when. What somebody at the desk enters for her is no act of her phone."""
    found = standing(m, m.people.get(act.person).id, now) if act.person else None
    if found is not None and act.verb in BARRED and not _appeals(act):
        raise Refused("quieted", reason=found.reason, until=clock(m, found.until), at=found.until)


def clock(m: Meeting, at: int) -> str:
    """An instant (server ms) on the clock of the hall, as 19:40."""
    hall = datetime.fromisoformat(m.facts.starts).tzinfo
    return datetime.fromtimestamp(at / 1000, hall).strftime("%H:%M")


def _appeals(act: Act) -> bool:
    kind: Any = act.args.get("kind")
    return act.verb == "hand" and kind == "appeal"
