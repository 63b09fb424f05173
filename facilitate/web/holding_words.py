"""What was done with whose meeting it is, in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from facilitate.register.people.holdings_log import Line
from facilitate.register.promises.promises_days import day
from facilitate.web.i18n import _, pick
from facilitate.web.i18n import day as called
from facilitate.web.sight import context

SAID = {
    "made": "{who}建了“{title}”",
    "handed": "{who}把“{title}”交给了{whom}",
    "shared": "{who}请{whom}合办“{title}”",
    "taken": "“{title}”不再和{whom}合办（{who}）",
    "admin": "{who}：本处管理员现在是{whom}",
    "opened": "{who}以管理员的身份打开了“{title}”，看一天",
}


def sentences(lines: Iterable[Line], people: Mapping[int, str], me: int | None = None) -> list[str]:
    """One for each line, with its day; `me` is called you."""
    titles = {row.code: pick(row.title) for row in context().access.meetings()}
    return [sentence(line, people, titles.get(line.meeting, line.meeting), me) for line in lines]


def sentence(line: Line, people: Mapping[int, str], title: str, me: int | None) -> str:
    """A deed of another's, or one's own, with the day on which it was done."""
    kind, _colon, number = line.doer.partition(":")
    who = _name(int(number), people, me) if kind == "account" else _("拿本处钥匙的人")
    whom = line.after if line.what == "handed" else line.whom
    nobody = _("拿本处钥匙的人") if line.what == "admin" else _("本处")
    said = _(SAID[line.what], who=who, title=title, whom=nobody if whom is None else _name(whom, people, me))
    return f"{called(day(line.at).isoformat())} · {said}"


def _name(account: int, people: Mapping[int, str], me: int | None) -> str:
    return _("您") if account == me else people.get(account, "")
