"""Whether what is offered fits what is asked for: the hours of the day, the entrance or building, and until when."""

from __future__ import annotations

import re
from typing import NamedTuple

DIGITS = {sign: n for n, sign in enumerate("零一二三四五六七八九")} | {"两": 2}
_HOUR = r"(上午|下午|晚上|晚|中午|夜里|早上)?([0-9]{1,2}|[一二三四五六七八九两]|十[一二]?|二十[一二三]?)(?:(?:[:：]([0-9]{2})|[点时](半)?)|(?=[—–~～\-到至]))"
HOURS = re.compile(_HOUR + r"\s*(?:到|至|—+|–|-|~|～)\s*" + _HOUR.replace("(?=[—–~～\\-到至])", "(?!.)"))
SPOT = re.compile(
    r"([0-9]{1,3}|[一二三四五六七八九十]{1,3})(?:([、和至到—-])([0-9]{1,3}|[一二三四五六七八九十]{1,3}))?(单元|号楼|栋|幢)"
)
NOON = 12 * 60


class Span(NamedTuple):
    """Minutes of the day."""

    from_: int
    to: int

    def __str__(self) -> str:
        return "—".join(f"{minutes // 60:02d}:{minutes % 60:02d}" for minutes in self)


def hours(text: str) -> tuple[Span, ...]:
    """The hours that a text names as "from … to …"; what cannot be hours of one day is left out."""
    found = []
    for half, hour, minutes, thirty, later, end, end_minutes, end_thirty in HOURS.findall(text):
        from_ = _minutes(half, hour, minutes, thirty)
        to = _minutes(later or half, end, end_minutes, end_thirty)
        if from_ < to <= 24 * 60:
            found.append(Span(from_, to))
    return tuple(found)


def spots(text: str) -> frozenset[str]:
    """The entrances and buildings that a text names: `3单元`."""
    found: set[str] = set()
    for first, link, last, kind in SPOT.findall(text):
        low, high = _number(first), _number(last) if last else _number(first)
        many = range(low, high + 1) if link in ("至", "到", "—", "-") else (low, high)
        found |= {f"{n}{kind}" for n in many}
    return frozenset(found)


def _minutes(half: str, hour: str, minutes: str, thirty: str) -> int:
    told = _number(hour) * 60 + (30 if thirty else int(minutes or 0))
    later = half in ("下午", "晚上", "晚", "夜里") and told < NOON
    return told + NOON if later else told


def _number(told: str) -> int:
    if told.isdigit():
        return int(told)
    tens, ten, ones = told.rpartition("十")
    return (DIGITS.get(tens, 1) * 10 if ten else 0) + DIGITS.get(ones, 0)
