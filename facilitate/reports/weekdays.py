"""The days of the week that a text names, in Chinese and English: 周二、四, 周一至五, weekends, Mon–Fri."""

from __future__ import annotations

import re
from collections.abc import Iterator

ALL = frozenset(range(1, 8))
"""Monday is 1."""
WORDS = {
    "周末": {6, 7}, "双休日": {6, 7}, "休息日": {6, 7}, "工作日": {1, 2, 3, 4, 5}, "平日": {1, 2, 3, 4, 5},
    "每天": ALL, "天天": ALL, "每日": ALL, "每晚": ALL,
    "weekend": {6, 7}, "weekends": {6, 7}, "weekday": {1, 2, 3, 4, 5}, "weekdays": {1, 2, 3, 4, 5},
    "every day": ALL, "every evening": ALL, "daily": ALL,
}  # fmt: skip
_WEEK = "(?:周|星期|礼拜)"
_OFTEN = r"(?!\s*(?:次|回|趟|场|节|期|个|小时))"
_HOUR = r"(?!点|时|[:：]|[0-9])"
_LINK = "[、，,和及与/至到—–~-]"
CHINESE = re.compile(
    rf"{_WEEK}([一二三四五六日天](?:(?:{_LINK}{_WEEK}?[一二三四五六日天]|{_WEEK}?[一二三四五六日]){_OFTEN}{_HOUR})*"
    rf"|[1-7]{_HOUR}(?:{_LINK}[1-7]{_OFTEN}{_HOUR})*){_OFTEN}"
)
"""Days of the week in a row; 每周三次 names none."""
NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NAME = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?-i:Mon|Tues?|Weds?|Thu|Thurs?|Fri|Sat|Sun|MON|TUE|WED|THU|FRI|SAT|SUN)\b\.?)"
ENGLISH = re.compile(rf"\b({_NAME})(?:\s*(–|—|-|~|to|until|through)\s*({_NAME}))?", re.I)
SET = re.compile(
    "|".join(word if not word.isascii() else rf"\b{word}\b" for word in sorted(WORDS, key=len, reverse=True)), re.I
)
NOT_BEFORE = re.compile(r"(?:除了?|closed(?: on)?|except(?: on)?|not on)\s*$", re.I)
NOT_AFTER = re.compile(r"\s*(?:闭馆|休|不开|除外|关门)")
LINKS = "至到—–~-"


def weekdays(text: str) -> frozenset[int]:
    """All days that the text (simplified) names, 1 Monday to 7 Sunday; empty: none."""
    return days_of([days for _, _, days in named_days(text)])


def days_of(told: list[tuple[frozenset[int], bool]]) -> frozenset[int]:
    """What was named, less what was excepted; every other day where only exceptions are named."""
    open_ = frozenset().union(*(days for days, there in told if there))
    shut = frozenset().union(*(days for days, there in told if not there))
    return (open_ or ALL) - shut if told else frozenset()


def named_days(text: str) -> Iterator[tuple[int, int, tuple[frozenset[int], bool]]]:
    """(where it begins, where it ends, (the days, whether it is on them and not just closed)) in the order of the text."""
    found = [(one.start(), one.end(), _chinese(one[1])) for one in CHINESE.finditer(text)]
    found += [(one.start(), one.end(), _english(one[1], one[3])) for one in ENGLISH.finditer(text)]
    found += [(one.start(), one.end(), frozenset(WORDS[one[0].lower()])) for one in SET.finditer(text)]
    for start, end, days in sorted(found, key=lambda one: one[:2]):
        shut = NOT_BEFORE.search(text[:start]) or NOT_AFTER.match(text[end:])
        yield start, end, (days, not shut)


def _chinese(told: str) -> frozenset[int]:
    """`二、四`, `一至周五`, `六日`."""
    days: set[int] = set()
    row = False
    last = 0
    for sign in told:
        if sign in LINKS:
            row = True
        elif day := _number(sign):
            days |= set(_run(last, day)) if row else {day}
            last, row = day, False
    return frozenset(days)


def _number(sign: str) -> int:
    return int(sign) if sign.isdigit() else "一二三四五六日".find(sign.replace("天", "日")) + 1


def _english(first: str, last: str | None) -> frozenset[int]:
    low = NAMES.index(first[:3].lower()) + 1
    return frozenset(_run(low, NAMES.index(last[:3].lower()) + 1)) if last else frozenset({low})


def _run(low: int, high: int) -> range | list[int]:
    """From one day to another, over Sunday if need be."""
    return range(low, high + 1) if low <= high else [*range(low, 8), *range(1, high + 1)]
