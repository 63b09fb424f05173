"""Corrections: whoever was there asks for other words, host or recorder answers, until a date."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import msgspec

from facilitate.core.act import Run, refuse
from facilitate.core.outcome.closing import reading_back
from facilitate.core.paper.events import CorrectionAnswered, CorrectionAsked, CorrectionsClosed, CorrectionsOpened
from facilitate.core.paper.revising import SENTENCE_CHARS, named, not_sealed, seen
from facilitate.core.refusals.field_words import words
from facilitate.core.writing.fields import body, day

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

CORRECTION_CHARS = 400
MOST_OPEN = 20
DAY_MS = 86_400_000
KEEPERS = frozenset({"record", "advance"})


class CorrectArgs(msgspec.Struct):
    text: str
    key: str = ""
    was: str = ""


def correct(run: Run) -> None:
    """She asks for other words, of one sentence or of the minutes as a whole."""
    args, m = run.read(CorrectArgs), run.m
    if why := why_not(m, run.person):
        refuse(why, until=m.paper.until)
    if not _keeps(m, run.person) and m.paper.until and run.now >= over_at(m, m.paper.until):
        refuse("corrections_closed", until=m.paper.until)
    key = named(args.key) if args.key else ""
    mine = [one for one in m.paper.corrections.values() if one.person == run.person and one.state == "open"]
    if len(mine) >= MOST_OPEN:
        refuse("too_many", max=MOST_OPEN)
    run.emit(CorrectionAsked(run.new_id(), body(args.text, CORRECTION_CHARS), key, seen(args.was)))


def why_not(m: Meeting, person: str) -> str:
    """The code of the refusal, whatever the date; "" if she may ask for a correction. Host and recorder always may: they enter what
    somebody told them, after the seal too."""
    if not person:
        return "not_yours"
    if _keeps(m, person):
        return ""
    if not reading_back(m):
        return "not_read_yet"
    return "corrections_closed" if m.paper.closed else ""


def over_at(m: Meeting, until: str) -> int:
    """The instant (server ms) at which that day is over where the meeting was held."""
    held = datetime.fromisoformat(m.facts.starts)
    began = datetime.combine(date.fromisoformat(until), datetime.min.time(), held.tzinfo)
    return int(began.timestamp() * 1000) + DAY_MS  # the calendar's last day has an end too


class SettleArgs(msgspec.Struct):
    id: str
    accept: bool
    text: str = ""
    reason: str = ""


def settle(run: Run) -> None:
    """Accepted with the words that stand there from now on, or declined with a reason; answered once."""
    args = run.read(SettleArgs)
    asked = run.m.paper.corrections.get(args.id) or refuse("no_such_thing")
    if asked.state != "open":
        refuse("correction_answered")
    if args.accept:
        run.emit(CorrectionAnswered(asked.id, True, body(args.text or asked.text, SENTENCE_CHARS)))
    elif args.reason.strip():
        run.emit(CorrectionAnswered(asked.id, False, reason=body(args.reason, CORRECTION_CHARS)))
    else:
        refuse("missing_field", field=words("reason"), name="reason")


class WindowArgs(msgspec.Struct):
    until: str = ""


def window(run: Run) -> None:
    """Corrections may be asked for until the end of that day; without a day they are closed."""
    args = run.read(WindowArgs)
    not_sealed(run.m)
    until = day(run.m, args.until)
    run.emit(CorrectionsOpened(until) if until else CorrectionsClosed())


def _keeps(m: Meeting, person: str) -> bool:
    return bool(KEEPERS & set(m.role_of(person).may))
