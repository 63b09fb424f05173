"""What became of a card, as one sentence in the reader's language."""

from collections.abc import Mapping
from typing import Any

from facilitate.register.moments import instant
from facilitate.register.rooms.slips import Slip
from facilitate.web.i18n import _, day
from facilitate.web.sight import context

WORDS: Mapping[str, str] = {
    "waiting": "已收到，等下一次会。",
    "held": "已收到，只给主办方看。",
    "waiting_long": "已经收到 {days} 天了，主办方还没有处理。您可以去问一问，或者改一改、写清楚一点。",
    "held_long": "已经收到 {days} 天了，只给主办方看，还没有回音。着急的话，请直接找工作人员。",
    "taken": "已经带到{date}的会上：{title}。开完会，结果写在这里。",
    "taken_soon": "已经选上，带到下一次会上去。开完会，结果写在这里。",
    "nobody": "已记进需求册，还没有人负责。",
    "answered": "{who}已答复，{due}前办好。",
    "answered_undated": "{who}已答复，还没有定日期。",
    "reply": "{who}说，{due}前给大家答复。",
    "late": "{who}说好{due}前办好，日子已经过了，还没有办好。",
    "approval": "{who}已答复，正在等{approver}批。",
    "approval_somewhere": "{who}已答复，正在等上面批。",
    "done": "{who}说已经办好了，请您看看是不是。",
    "confirmed": "已经办好，居民也确认了。",
    "settled": "已经解决了。",
    "cannot": "{who}答复：暂时办不了。{why}",
    "put_away": "会上把这件事撤下了。",
    "withdrawn": "您已经撤回了。",
    "refused": "主办方没有收下：{reason}",
}


def sentence(slip: Slip) -> str:
    """您 3 月 2 日写的：已答复，5 月底前动工。"""
    return _("您{date}写的：{told}", date=_day(instant(slip.card.at)), told=became(slip))


def became(slip: Slip) -> str:
    """The second half of it."""
    params = dict(slip.params)
    return _(WORDS[_code(slip.code, params)], **_filled(params))


def _code(code: str, params: Mapping[str, Any]) -> str:
    if code == "taken" and not params["title"]:
        return "taken_soon"
    if code == "answered" and not params["due"]:
        return "answered_undated"
    if code == "reply" and not params["due"]:
        return "answered_undated"
    if code == "approval" and not params["approver"]:
        return "approval_somewhere"
    return code


def _filled(params: Mapping[str, Any]) -> dict[str, Any]:
    told = {name: value for name, value in params.items() if name not in ("who", "due", "starts")}
    return told | {
        "who": params.get("who") or _("一位参会的人"),
        "due": _day(params.get("due")),
        "date": _day(params.get("starts")),
    }


def _day(when: str | None) -> str:
    """With the year where it is not this one."""
    return day(when, year=bool(when) and str(when)[:4] != instant(context().clock.now())[:4])
