"""The minutes of one meeting: what every sentence says and which cards, turns and ballots it rests on."""

from __future__ import annotations

import msgspec

from facilitate.reports.cast import Cast
from facilitate.reports.course import course
from facilitate.reports.lines import Line, line
from facilitate.reports.needs import Need, NeedsReport, needs
from facilitate.reports.numbers import Numbers, Ref
from facilitate.reports.outcomes import Decision, decisions
from facilitate.reports.record import Record
from facilitate.reports.talk import spoken, worries
from facilitate.reports.unheard import unheard


class Matter(msgspec.Struct, frozen=True):
    """One need as it was talked about."""

    need: Need
    lines: tuple[Line, ...]


class Promise(msgspec.Struct, frozen=True, kw_only=True):
    """One row of what was promised. `kind` is an answer kind, or `task`; `by_reply` means reply by, not do by."""

    what: str
    kind: str
    who: str
    note: Line | None
    helpers: tuple[str, ...]
    due: str | None
    checker: str
    refs: tuple[Ref, ...]
    unkept: bool = False


class Minutes(msgspec.Struct, frozen=True, kw_only=True):
    """The sections in order; an empty one is left out of the paper. `decides`: something was put to the vote; `votes`:
    something was chosen by votes."""

    decides: bool
    votes: bool
    decisions: tuple[Decision, ...]
    course: tuple[Line, ...]
    matters: tuple[Matter, ...]
    promises: tuple[Promise, ...]
    worries: tuple[Line, ...]
    unheard: tuple[Line, ...]
    signers: tuple[str, ...]
    report: NeedsReport


def minutes(record: Record) -> Minutes:
    """The minutes; a roundtable has opinions and commitments, and only a ballot of sides makes resolutions."""
    report, numbers, cast = needs(record), Numbers(record), Cast(record)
    talked = sorted(report.priority or report.needs, key=lambda need: need.number)
    matters = tuple(Matter(need, spoken(need, numbers, cast)) for need in talked)
    decided = decisions(record, numbers)
    return Minutes(
        decides=bool(decided),
        votes=any(ballot.type not in ("dots", "score") or ballot.count == "mixed" for ballot in record.ballots),
        decisions=decided,
        course=course(record, numbers, cast),
        matters=tuple(matter for matter in matters if matter.lines),
        promises=promises(record, numbers, cast),
        worries=worries(record, report, numbers, cast),
        unheard=unheard(record, report, cast),
        signers=cast.names(dict.fromkeys(done.person for done in record.confirmations if not done.text)),
        report=report,
    )


def promises(record: Record, numbers: Numbers, cast: Cast) -> tuple[Promise, ...]:
    """Answers in the order given, then tasks."""
    answers = [
        Promise(
            what=row.text or row.reason,
            kind=row.kind,
            who=cast.name(row.by),
            note=_note(row.approver, row.passed_to, row.reason if row.text else ""),
            helpers=(),
            due=row.due,
            checker="",
            refs=(numbers.ref("answer", row.id),),
            unkept=row.kind == "cannot",
        )
        for row in record.answers
    ]
    tasks = [
        Promise(
            what=row.what,
            kind="task",
            who=cast.name(row.who),
            note=None,
            helpers=cast.names(row.with_),
            due=row.due,
            checker=cast.name(row.checker),
            refs=(numbers.ref("task", row.id),),
        )
        for row in record.actions
    ]
    return (*answers, *tasks)


def _note(approver: str, passed_to: str, reason: str) -> Line | None:
    if approver:
        return line("报批：{whom}", whom=approver)
    elif passed_to:
        return line("转：{whom}", whom=passed_to)
    elif reason:
        return line("理由：{reason}", reason=reason)
    else:
        return None
