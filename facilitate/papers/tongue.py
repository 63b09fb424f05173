"""One language of a paper: its sentences, dates, lists of names and source numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Literal, Self

from babel.messages.pofile import read_po

from facilitate.reports.cast import REMOVED
from facilitate.reports.lines import Line, Listed, Moment, Quotes
from facilitate.reports.numbers import KINDS, Ref
from facilitate.reports.rows import Words

Language = Literal["zh", "en"]
Choice = Literal["zh", "en", "both"]
CATALOGUES = Path(__file__).parent.parent / "translations"
HOLE = re.compile(r"\{(\w+)(?::([^|{}]*)\|([^{}]*))?\}")
DOUBLED = re.compile(r"([？！…?!])。")
NUMERALS = "零一二三四五六七八九"
WEEK = "一二三四五六日"
SIGNS = dict(zip(KINDS, ("流程", "需", "卡", "言", "留", "答", "资", "任", "票", "注"), strict=True))
NOUNS = dict(
    zip(
        KINDS,
        ("stage", "need", "card", "turn", "comment", "answer", "offer", "task", "ballot", "note"),
        strict=True,
    )
)


@dataclass(frozen=True)
class Tongue:
    """Speaks one language; the Chinese sentence is the key of the English one. `year` goes without saying: dates in any
    other are told with theirs (0: all without)."""

    code: Language
    year: int = 0
    both = False  # a Twin speaks both languages

    @property
    def tag(self) -> str:
        return "zh-Hans" if self.code == "zh" else "en"

    def in_year_of(self, began: str) -> Self:
        """The same beside a meeting that began on that day (ISO; empty: nobody knows when)."""
        return replace(self, year=int(began[:4] or 0))

    def say(self, sentence: str, /, **holes: object) -> str:
        """The sentence with its `{holes}` filled; `{n:card|cards}` takes the first word for one."""
        text = sentence if self.code == "zh" else english().get(sentence, sentence)
        filled = HOLE.sub(lambda hole: self._filled(hole, holes), text)
        return DOUBLED.sub(r"\1", filled) if self.code == "zh" else filled

    def line(self, line: Line) -> str:
        return self.say(line.text, **line.holes)

    def pick(self, words: Words) -> str:
        """The rule's or list's own words, in the other language where this one is missing."""
        return (words.zh or words.en) if self.code == "zh" else (words.en or words.zh)

    def join(self, parts: Iterable[object]) -> str:
        """`a、b、c` or `a, b and c`."""
        texts = [self._text(part) for part in parts]
        if self.code == "zh" or len(texts) < 2:
            return ("、" if self.code == "zh" else ", ").join(texts)
        return f"{', '.join(texts[:-1])} and {texts[-1]}"

    def series(self, parts: Iterable[str]) -> str:
        """Whole statements one after another: `a；b` or `a; b`."""
        return ("；" if self.code == "zh" else "; ").join(parts)

    def linked(self, parts: Iterable[str]) -> str:
        """`全院 · 96户`: short facts beside one another; empty ones are left out."""
        return " · ".join(part for part in parts if part)

    def quotes(self, texts: Iterable[str]) -> str:
        """People's own words one after another, in quotation marks, without their last full stop."""
        words = [text.strip().rstrip("。.；;，,") for text in texts]
        return self.series(words if self.code == "zh" else (f'"{text}"' for text in words))

    def day(self, iso: str | date | None) -> str:
        """`12月5日` or `5 Dec`, in another year `2027年3月20日` or `20 Mar 2027`; the text itself where it is no date."""
        try:
            day = iso if isinstance(iso, date) else date.fromisoformat((iso or "")[:10])
        except ValueError:
            return str(iso)
        told = day.year if self.year and day.year != self.year else 0
        if self.code == "zh":
            return (f"{told}年" if told else "") + f"{day.month}月{day.day}日"
        return f"{day.day} {day:%b}" + (f" {told}" if told else "")

    def full_day(self, iso: str) -> str:
        """`2026年11月21日` or `21 November 2026`, without the weekday; empty where there is no date."""
        if not iso:
            return ""
        day = datetime.fromisoformat(iso)
        return f"{day.year}年{day.month}月{day.day}日" if self.code == "zh" else f"{day.day} {day:%B %Y}"

    def long_day(self, iso: str) -> str:
        day = datetime.fromisoformat(iso)
        if self.code == "zh":
            return f"{day.year}年{day.month}月{day.day}日（星期{WEEK[day.weekday()]}）"
        return f"{day:%A} {day.day} {day:%B %Y}"

    def numeral(self, number: int) -> str:
        """Headings: 一, 二 … 十一, or 1, 2 …"""
        if self.code == "en" or number > 99:
            return str(number)
        tens, ones = divmod(number, 10)
        head = ("" if tens == 1 else NUMERALS[tens]) + "十" if tens else ""
        return head + (NUMERALS[ones] if ones or not tens else "")

    def refs(self, refs: Sequence[Ref]) -> str:
        """`卡01·02 言23–54` or `cards 1, 2; turns 23–54`, in the order of KINDS, each number once."""
        ordered = sorted(set(refs), key=lambda ref: (KINDS.index(ref.kind), ref.number))
        groups = [(kind, list(some)) for kind, some in groupby(ordered, key=lambda ref: ref.kind)]
        if self.code == "zh":
            return " ".join(SIGNS[kind] + _numbers(some, "·", 2 if kind == "card" else 1) for kind, some in groups)
        return "; ".join(f"{NOUNS[kind]}{'s' * (len(some) > 1)} {_numbers(some, ', ', 1)}" for kind, some in groups)

    def number(self, value: float) -> str:
        """A whole number without its `.0`, anything else to two places at most: as the ranking has it."""
        return str(int(value)) if value == int(value) else f"{value:.2f}".rstrip("0").rstrip(".")

    def _filled(self, hole: re.Match[str], holes: Mapping[str, object]) -> str:
        name, one, many = hole.groups()
        if one is None:
            return self._text(holes[name])
        return one if holes[name] == 1 else many

    def _text(self, value: object) -> str:
        match value:
            case Words():
                return self.pick(value)
            case Moment():
                return (
                    self.say("{day} {starts}", day=self.day(value.day), starts=value.clock)
                    if value.day
                    else value.clock
                )
            case Line():
                return self.line(value)
            case Quotes():
                return self.quotes(value.texts)
            case date():
                return self.day(value)
            case Listed(parts=parts):
                return self.series(self._text(part) for part in parts)
            case tuple() | list():
                return self.join(value)
            case REMOVED.zh:
                return self.pick(REMOVED)
            case float():
                return self.number(value)
            case _:
                return str(value)


def _numbers(refs: Sequence[Ref], apart: str, digits: int) -> str:
    """`23·25` apart, `23–54` where the second ends a stretch that the first begins."""
    signs = ["", *("–" if ref.ends else apart for ref in refs[1:])]
    return "".join(f"{sign}{ref.number:0{digits}d}" for sign, ref in zip(signs, refs, strict=True))


@cache
def english() -> Mapping[str, str]:
    """Every English sentence of the papers by its Chinese one: papers.po, and papers_*.po of single papers."""
    found: dict[str, str] = {}
    for path in sorted(CATALOGUES.glob("papers*.po")):
        with path.open("rb") as file:
            found |= {str(each.id): str(each.string) for each in read_po(file) if each.id and each.string}
    return found
