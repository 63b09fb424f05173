"""What was promised: answers in the order given, then tasks, each with who, with whom, until when and who checks."""

from __future__ import annotations

import msgspec

from facilitate.reports.cast import Cast
from facilitate.reports.lines import Line, keyed, line, own
from facilitate.reports.numbers import Numbers, Ref
from facilitate.reports.record import Record
from facilitate.reports.rows import Action, Answer, Offer


class Promise(msgspec.Struct, frozen=True, kw_only=True):
    """One row of what was promised. `kind` is an answer kind, or `task`; `note` are its conditions."""

    key: str
    what: Line
    kind: str
    who: str
    note: Line | None
    helpers: tuple[str, ...]
    due: str | None
    checker: str
    refs: tuple[Ref, ...]
    unkept: bool = False


def promises(record: Record, numbers: Numbers, cast: Cast) -> tuple[Promise, ...]:
    """Answers in the order given, then tasks."""
    answers = (_answer(row, numbers, cast) for row in record.answers)
    return (*answers, *(_task(row, numbers, cast) for row in record.actions))


def _answer(row: Answer, numbers: Numbers, cast: Cast) -> Promise:
    key, refs = f"answer/{row.id}", (numbers.ref("answer", row.id),)
    return Promise(
        key=key,
        what=keyed(key, own(row.text or row.reason, refs)),
        kind=row.kind,
        who=cast.name(row.by),
        note=_note(row.approver, row.passed_to, row.reason if row.text else ""),
        helpers=(),
        due=row.due,
        checker="",
        refs=refs,
        unkept=row.kind == "cannot",
    )


def _task(row: Action, numbers: Numbers, cast: Cast) -> Promise:
    key, refs = f"task/{row.id}", (numbers.ref("task", row.id),)
    return Promise(
        key=key,
        what=keyed(key, own(row.what, refs)),
        kind="task",
        who=cast.name(row.who),
        note=None,
        helpers=cast.names(row.with_),
        due=row.due,
        checker=cast.name(row.checker),
        refs=refs,
    )


def _note(approver: str, passed_to: str, reason: str) -> Line | None:
    if approver:
        return line("报批：{whom}", whom=approver)
    elif passed_to:
        return line("转：{whom}", whom=passed_to)
    elif reason:
        return line("理由：{reason}", reason=reason)
    else:
        return None


def offered(row: Offer) -> Line:
    """What somebody can give, and how much of it."""
    if row.amount:
        return line("{what}，{amount}", what=row.text, amount=row.amount)
    return own(row.text)
