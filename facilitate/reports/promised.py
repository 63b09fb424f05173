"""What was promised: answers in the order given, then tasks, each with who, with whom, until when and who checks."""

from __future__ import annotations

import msgspec

from facilitate.reports.cast import Cast
from facilitate.reports.form_fields import FIELDS, MONEY
from facilitate.reports.lines import Line, Listed, keyed, line, own
from facilitate.reports.numbers import Numbers, Ref
from facilitate.reports.record import Record
from facilitate.reports.rows import Action, Answer, Offer

ASIDE = frozenset({"due", "reason", "approver", "passed_to"})


class Promise(msgspec.Struct, frozen=True, kw_only=True):
    """One row of what was promised. `kind` is an answer kind, or `task`; `about` the matter it answers, empty for tasks; `note`
    are its conditions."""

    key: str
    what: Line
    about: str
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
    heads = {item.id: item.text for item in record.items if item.state == "shown"}
    answers = (_answer(row, heads.get(row.about, ""), numbers, cast) for row in record.answers)
    return (*answers, *(_task(row, numbers, cast) for row in record.actions))


def _answer(row: Answer, about: str, numbers: Numbers, cast: Cast) -> Promise:
    key, refs = f"answer/{row.id}", (numbers.ref("answer", row.id),)
    return Promise(
        key=key,
        what=keyed(key, own(row.text or row.reason, refs)),
        about=about,
        kind=row.kind,
        who=cast.name(row.by),
        note=_note(row),
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
        about="",
        kind="task",
        who=cast.name(row.who),
        note=line("第一步：{first}", first=row.first_step) if row.first_step else None,
        helpers=cast.names(row.with_),
        due=row.due,
        checker=cast.name(row.checker),
        refs=refs,
    )


def _note(row: Answer) -> Line | None:
    """Who must approve, to whom it is passed, why not, and whatever else the rule asks of an answer, such as its price."""
    told = [
        line("报批：{whom}", whom=row.approver) if row.approver else None,
        line("转：{whom}", whom=row.passed_to) if row.passed_to else None,
        line("理由：{reason}", reason=row.reason) if row.reason and row.text else None,
        *(_field(name, value) for name, value in row.fields.items() if name in FIELDS and name not in ASIDE),
    ]
    parts = tuple(part for part in told if part)
    return line("{parts}", parts=Listed(parts)) if parts else None


def _field(name: str, value: object) -> Line | None:
    if value in (None, ""):
        return None
    if isinstance(value, bool):
        told: object = line("是" if value else "否")
    elif name in MONEY:
        told = line("{n}元", n=value)
    else:
        told = str(value)
    return line("{name}：{value}", name=FIELDS[name], value=told)


def offered(row: Offer) -> Line:
    """What somebody can give, and how much of it."""
    if row.amount:
        return line("{what}，{amount}", what=row.text, amount=row.amount)
    return own(row.text)
