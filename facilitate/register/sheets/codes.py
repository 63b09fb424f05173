"""The lists that a column may draw from: each code with its names in both languages and other words for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from facilitate.register.sheets.fields import Kind
from facilitate.register.units.units import folded
from facilitate.service.lists import lists


@dataclass(frozen=True)
class Choice:
    """`also`: other words by which it is known."""

    code: str
    zh: str
    en: str
    also: tuple[str, ...] = ()


NEED_KINDS = (Choice("need", "需求", "Need"), Choice("idea", "点子", "Idea"))
NEED_STATES = (
    Choice("open", "未解决", "Open", ("待解决", "办理中", "否")),
    Choice("settled", "已解决", "Settled", ("已办结", "办结", "是")),
)
OFFER_STATES = (
    Choice("published", "已发布", "Published", ("刚发布", "在供", "有效")),
    Choice("taken_up", "有人接手", "Taken up"),
    Choice("matched", "已对接", "Matched"),
    Choice("shown", "已公开", "Shown"),
    Choice("fulfilled", "已兑现", "Fulfilled"),
    Choice("withdrawn", "已撤回", "Withdrawn"),
)
CHOICES: Mapping[Kind, Callable[[], Sequence[Choice]]] = {
    "category": lambda: _of(lists().needs),
    "resource": lambda: _of(lists().resources),
    "group": lambda: _of(lists().groups),
    "need_kind": lambda: NEED_KINDS,
    "need_state": lambda: NEED_STATES,
    "offer_state": lambda: OFFER_STATES,
}


@cache
def meant(kind: Kind) -> Mapping[str, str]:
    """What may be written (folded) -> the code."""
    return {folded(word): one.code for one in CHOICES[kind]() for word in (one.code, one.zh, one.en, *one.also)}


def named(kind: Kind, code: str, lang: str) -> str:
    """What a code is called; a code that is not in the list stands for itself, as before a list was changed."""
    one = next((each for each in CHOICES[kind]() if each.code == code), None)
    return (one.en if lang == "en" else one.zh) if one else code


def _of(rows: Sequence[Any]) -> list[Choice]:
    return [Choice(row.code, row.zh, row.en) for row in rows]
