"""When something is open or wanted: days of the week and hours of the day as people write them, and whether two meet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from facilitate.core.person.traditional import simplified
from facilitate.reports.fitting import CLOCK, DAWN, NOON, Clock, Span, named_hours
from facilitate.reports.weekdays import ALL, days_of, named_days

WHOLE = Span(0, 24 * 60)
LONG = 120
"""Minutes that something lasts of which only the beginning is told: ours."""
AT = re.compile(CLOCK)
AFTER = re.compile(CLOCK + r"\s*(以后|之后|过后|后|起|开始|onwards)")
BEFORE = re.compile(CLOCK + r"\s*(以前|之前|前)")
ENGLISH_OPEN = re.compile(r"\b(after|from|before|until|by)\s+" + CLOCK, re.I)
PARTS = {
    "早上": (6, 9), "清早": (5, 8), "上午": (8, 12), "中午": (11, 14), "下午": (12, 18), "傍晚": (17, 20), "晚上": (18, 24), "晚间": (18, 24),
    "每晚": (18, 24), "夜里": (20, 24), "白天": (8, 18), "放学": (15, 19), "下班": (17, 24), "24小时": (0, 24),
    "全天": (0, 24), "整天": (0, 24), "随时": (0, 24),
    "morning": (8, 12), "lunchtime": (11, 14), "lunch": (11, 14), "afternoon": (12, 18), "evening": (18, 24), "night": (20, 24), "daytime": (8, 18),
    "after school": (15, 19), "after work": (17, 24), "office hours": (9, 17),
    "24 hours": (0, 24), "all day": (0, 24), "any time": (0, 24),
}  # fmt: skip
"""Hours of the parts of a day, which are nowhere written: ours, wide rather than narrow."""
PART = re.compile("|".join(word if not word.isascii() else rf"\b{word}s?\b" for word in PARTS), re.I)
NAMES = (
    ("周一", "Mon"),
    ("周二", "Tue"),
    ("周三", "Wed"),
    ("周四", "Thu"),
    ("周五", "Fri"),
    ("周六", "Sat"),
    ("周日", "Sun"),
)


class Opening(NamedTuple):
    """On these days (1 Monday to 7 Sunday) at these hours."""

    days: frozenset[int]
    span: Span

    def words(self) -> dict[str, str]:
        """`周三 14:00—16:00` in both languages; what is open at all times is told so."""
        told = {"zh": _days(self.days, 0), "en": _days(self.days, 1)}
        if self.span != WHOLE:
            told = {lang: f"{days} {self.span}".strip() for lang, days in told.items()}
        return {"zh": told["zh"] or "随时", "en": told["en"] or "at any time"}


@lru_cache(maxsize=16384)
def openings(text: str, vague: bool = True) -> tuple[Opening, ...]:
    """The hours that a text names, each with its days: those named last before it, else the first after it.

    Days without hours are whole days, hours without days every day. `vague`: also 晚上, mornings, after school, and 晚上7点 alone.
    """
    plain = simplified(text)
    spans = _apart(plain, vague)
    days = list(named_days(plain))
    if not spans:
        named = days_of([told for _, _, told in days])
        return (Opening(named, WHOLE),) if named else ()
    return tuple(Opening(_days_at(start, spans, days), span) for start, _, span in spans)


def meeting(wanted: tuple[Opening, ...], open_: tuple[Opening, ...]) -> Opening | None:
    """The first time that both have in common; None where there is none."""
    for one in wanted:
        for other in open_:
            days = one.days & other.days
            from_, to = max(one.span.from_, other.span.from_), min(one.span.to, other.span.to)
            if days and from_ < to:
                return Opening(days, Span(from_, to))
    return None


def _apart(text: str, vague: bool) -> list[tuple[int, int, Span]]:
    """Where hours stand, the exact ones first: what lies within another is part of it."""
    kept: list[tuple[int, int, Span]] = []
    bare = any(True for _ in named_days(text))
    for start, end, span in (*named_hours(text, bare), *_open_ended(text), *(_loose(text) if vague else ())):
        if span.from_ < span.to and not any(start < its_end and its_start < end for its_start, its_end, _ in kept):
            kept.append((start, end, span))
    return sorted(kept)


def _open_ended(text: str) -> Iterator[tuple[int, int, Span]]:
    """From a time on (a bare 六点以后 is in the evening), or up to it; a number alone is no time here, unless am or pm or a part of the day stands with it."""
    for pattern, later in ((AFTER, True), (BEFORE, False)):
        for found in pattern.finditer(text):
            yield from _one(found.start(), found.end(), found.groups()[:6], later)
    for found in ENGLISH_OPEN.finditer(text):
        yield from _one(found.start(), found.end(), found.groups()[1:], found[1].lower() in ("after", "from"))


def _one(start: int, end: int, told: tuple[str | None, ...], later: bool) -> Iterator[tuple[int, int, Span]]:
    clock = Clock(*(part or "" for part in told))
    if clock.half or clock.mark.strip():
        at = min(clock.at() + NOON * (later and clock.plain and clock.at() <= DAWN), WHOLE.to)
        yield start, end, Span(at, WHOLE.to) if later else Span(0, at)


def _loose(text: str) -> Iterator[tuple[int, int, Span]]:
    """A beginning without an end, and parts of the day."""
    for found in AT.finditer(text):
        clock = Clock(*(part or "" for part in found.groups()))
        if clock.mark.strip() and clock.at() < WHOLE.to:
            yield found.start(), found.end(), Span(clock.at(), min(clock.at() + LONG, WHOLE.to))
    for found in PART.finditer(text):
        word = found[0].lower()
        from_, to = PARTS.get(word) or PARTS[word.removesuffix("s")]
        yield found.start(), found.end(), Span(from_ * 60, to * 60)


def _days_at(
    start: int, spans: list[tuple[int, int, Span]], days: list[tuple[int, int, tuple[frozenset[int], bool]]]
) -> frozenset[int]:
    """The days named since the hours before these ones, or, where none are, those that hold on; else the first after."""
    before = [one for one in days if one[0] <= start]
    ends = [end for _, end, _ in spans if end <= (before[-1][0] if before else 0)]
    told = [one[2] for one in before if one[0] >= max(ends, default=0)]
    return days_of(told or [one[2] for one in days if one[0] > start][:1]) or ALL


def _days(days: frozenset[int], lang: int) -> str:
    """`周一至周五`, `周二、周四`; nothing for every day."""
    if days == ALL:
        return ""
    row = sorted(days)
    if len(row) > 2 and row[-1] - row[0] == len(row) - 1:
        return ("至", "–")[lang].join((NAMES[row[0] - 1][lang], NAMES[row[-1] - 1][lang]))
    return ("、", ", ")[lang].join(NAMES[day - 1][lang] for day in row)
