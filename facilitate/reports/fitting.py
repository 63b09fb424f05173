"""Whether what is offered fits what is asked for: the hours of the day, the entrance or building, and until when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from facilitate.core.person.traditional import simplified

DIGITS = {sign: n for n, sign in enumerate("零一二三四五六七八九")} | {"两": 2}
_HALF = r"(凌晨|清早|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|夜里|晚|放学后?|下班后?)?\s*"
_NUMBER = r"([0-9]{1,2}|二十[一二三]?|十[一二]?|[一二三四五六七八九两])"
_MARK = r"(?:[:：]([0-9]{2})|[点时](半|一刻|三刻)?(?!间))?\s*([aApP]\.?[mM]\b\.?)?"
CLOCK = rf"{_HALF}(?<![0-9.:：]){_NUMBER}({_MARK})"
_TO = r"\s*(?:到|至|—+|–|－|-|~|～|\bto\b|\buntil\b|\btill\b)\s*"
HOURS = re.compile(CLOCK + _TO + CLOCK)
MORE = re.compile(r"\w")
SPOT = re.compile(
    r"([0-9]{1,3}|[一二三四五六七八九十]{1,3})(?:([、和至到—–-])([0-9]{1,3}|[一二三四五六七八九十]{1,3}))?\s*#?\s*(单元|号楼|栋|幢)"
)
ENGLISH_SPOT = re.compile(r"\b(building|block|entrance|staircase)s? (?:no\. ?)?([0-9]{1,3})\b", re.I)
SAME_SPOT = {"栋": "号楼", "幢": "号楼", "building": "号楼", "block": "号楼", "entrance": "单元", "staircase": "单元"}
NOON = 12 * 60
DAWN = 6 * 60
LATER = ("下午", "傍晚", "晚上", "晚间", "晚", "夜里", "放学", "放学后", "下班", "下班后")


class Span(NamedTuple):
    """Minutes of the day."""

    from_: int
    to: int

    def __str__(self) -> str:
        return "—".join(f"{minutes // 60:02d}:{minutes % 60:02d}" for minutes in self)


class Clock(NamedTuple):
    """A time of the day as somebody wrote it; `mark` empty where only a number stands."""

    half: str
    hour: str
    mark: str
    minutes: str
    quarter: str
    noon: str

    @property
    def plain(self) -> bool:
        """Nothing says which half of the day it is in, nor is it written as 04:00."""
        return not (self.half or self.minutes or self.noon)

    def at(self, half: str = "", noon: str = "") -> int:
        """Minutes of the day; `half` and `noon` (am, pm): what is said beside it, where it says nothing itself."""
        told = _number(self.hour) * 60 + {"半": 30, "一刻": 15, "三刻": 45}.get(self.quarter, int(self.minutes or 0))
        half, noon = self.half or half, (self.noon or noon)[:1].lower()
        if noon == "a" and told >= NOON:
            return told - NOON
        later = noon == "p" or half in LATER or (half == "中午" and told < NOON // 2)
        return told + NOON if later and told < NOON else told


def hours(text: str) -> tuple[Span, ...]:
    """The hours that a text names as "from … to …"; what cannot be hours of one day is left out."""
    return tuple(span for _, _, span in named_hours(simplified(text)))


def named_hours(text: str, bare: bool = False) -> Iterator[tuple[int, int, Span]]:
    """(where it begins, where it ends, the hours) for each; `bare`: two numbers with a line between them are hours anywhere."""
    for found in HOURS.finditer(text):
        parts = [part or "" for part in found.groups()]
        first, last = Clock(*parts[:6]), Clock(*parts[6:])
        marked = first.mark.strip() or last.mark.strip() or first.half
        alone = not MORE.match(text[found.end() :])
        if (marked or bare or found.end() == len(text)) and (last.mark.strip() or alone):
            span = _span(first, last)
            if span:
                yield found.start(), found.end(), span


def _span(first: Clock, last: Clock) -> Span | None:
    """9–11am are both in the morning, 11–1pm is across noon, 下午2—4点 both in the afternoon, and so is a bare 4点到6点."""
    to = last.at(first.half)
    if first.plain and last.plain and first.at() < to <= DAWN:
        return Span(first.at() + NOON, to + NOON)
    for from_ in (first.at(noon=last.noon), first.at()):
        if from_ < to <= 24 * 60:
            return Span(from_, to)
    return None


def spots(text: str) -> frozenset[str]:
    """The entrances and buildings that a text names: `3单元`, `5号楼`, also where it says 栋 or "building 5"."""
    found: set[str] = set()
    for first, link, last, kind in SPOT.findall(simplified(text)):
        low, high = _number(first), _number(last) if last else _number(first)
        many = range(low, high + 1) if link in ("至", "到", "—", "–", "-") else (low, high)
        found |= {f"{n}{SAME_SPOT.get(kind, kind)}" for n in many}
    return frozenset(found | {f"{int(n)}{SAME_SPOT[kind.lower()]}" for kind, n in ENGLISH_SPOT.findall(text)})


def _number(told: str) -> int:
    if told.isdigit():
        return int(told)
    tens, ten, ones = told.rpartition("十")
    return (DIGITS.get(tens, 1) * 10 if ten else 0) + DIGITS.get(ones, 0)
