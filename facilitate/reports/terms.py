"""What is to be done first: answers and tasks by due date as near, middle and long term, and what has neither."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from facilitate.reports.needs import Need, NeedsReport
from facilitate.reports.numbers import Numbers, Ref
from facilitate.reports.record import Record

NEAR_DAYS, MIDDLE_DAYS = 7, 30
TERMS = ("near", "middle", "long")


class Step(msgspec.Struct, frozen=True):
    """One thing somebody will do for a need: `due` is None where no date was said; `reply`: only an answer is due then."""

    need: Need
    what: str
    who: str
    due: date | None
    reply: bool
    ref: Ref


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """Steps in the order of their dates, then of the needs. `near_until` and `middle_until` are the last days of each; `entered`
    are the needs whose sheet names a term (near, middle, long)."""

    near: tuple[Step, ...] = ()
    middle: tuple[Step, ...] = ()
    long: tuple[Step, ...] = ()
    undated: tuple[Step, ...] = ()
    near_until: date | None = None
    middle_until: date | None = None
    entered: dict[str, tuple[Need, ...]] = {}


def terms(record: Record, report: NeedsReport, numbers: Numbers) -> Terms:
    """Near: due within 7 days of the meeting; middle: within 30; long: later."""
    held = day(record.meeting.times.started or record.meeting.times.planned)
    steps = [step for need in report.needs for step in _steps(need, numbers, held)]
    dated = sorted((step for step in steps if step.due), key=lambda step: step.due or date.max)
    undated = tuple(step for step in steps if not step.due)
    entered = {term: tuple(need for need in report.needs if _term(need) == term) for term in TERMS}
    if held is None:
        return Terms(long=tuple(dated), undated=undated, entered=entered)
    near, middle = held + timedelta(NEAR_DAYS), held + timedelta(MIDDLE_DAYS)
    return Terms(
        near=tuple(step for step in dated if step.due and step.due <= near),
        middle=tuple(step for step in dated if step.due and near < step.due <= middle),
        long=tuple(step for step in dated if step.due and step.due > middle),
        undated=undated,
        near_until=near,
        middle_until=middle,
        entered=entered,
    )


def _term(need: Need) -> object:
    mark = need.entered("term")
    return mark.value if mark else None


def day(iso: str | None) -> date | None:
    """The day of an ISO instant; None where it is none."""
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None


def _steps(need: Need, numbers: Numbers, held: date | None) -> list[Step]:
    """What can be done at once is due on the day of the meeting."""
    answers = [
        Step(
            need, row.text or row.reason, row.by or "", held if row.kind == "now" and not row.due else day(row.due),
            row.kind == "reply_by", numbers.ref("answer", row.id),
        )
        for row in need.answers
        if row.kind != "cannot"
    ]  # fmt: skip
    return answers + [
        Step(need, row.what, row.who, day(row.due), False, numbers.ref("task", row.id)) for row in need.actions
    ]
