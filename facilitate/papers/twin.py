"""Both languages at once, for what is signed, cut out or hung up: each sentence in Chinese with its English beneath."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from facilitate.papers.blocks import Runs
from facilitate.papers.tongue import Language, Tongue
from facilitate.reports.lines import Line
from facilitate.reports.numbers import Ref
from facilitate.reports.rows import Words

ZH, EN = Tongue("zh"), Tongue("en")


class Two(str):
    """One text in both languages; where nothing can stand beneath it, it reads `会议通知 / Notice of meeting`."""

    __slots__ = ("en", "zh")
    zh: str
    en: str

    def __new__(cls, zh: str, en: str) -> Two:
        made = super().__new__(cls, f"{zh} / {en}")
        made.zh, made.en = zh, en
        return made

    def __add__(self, other: str) -> str:
        return two(self.zh + chinese(other), self.en + english(other))

    def __radd__(self, other: str) -> str:
        return two(chinese(other) + self.zh, english(other) + self.en)


def two(zh: str, en: str) -> str:
    """The text in both languages, or once where both are the same or there is no English."""
    return zh if zh == en or not en else Two(zh, en)


def chinese(text: str) -> str:
    return text.zh if isinstance(text, Two) else text


def english(text: str) -> str:
    return text.en if isinstance(text, Two) else text


def once(words: str, blank: str = " ____") -> str:
    """A line to write on stands once, in the Chinese."""
    return two(words.zh, words.en.replace(blank, "")) if isinstance(words, Two) else words


def beneath(runs: Runs) -> Runs:
    """What stands in English beneath these runs: neither people's own words nor the numbers of sources, which stand above."""
    return tuple(replace(run, text=run.text.en) for run in runs if isinstance(run.text, Two) and run.kind != "src")


def above(runs: Runs) -> Runs:
    """The same runs in Chinese, with whatever is in one language only, and sources in both."""
    return tuple(replace(run, text=str(run.text) if run.kind == "src" else chinese(run.text)) for run in runs)


@dataclass(frozen=True)
class Twin(Tongue):
    """Speaks Chinese and English; what it is given in both languages goes into each by its half."""

    code: Language = "zh"
    both = True

    def say(self, sentence: str, /, **holes: object) -> str:
        zh, en = self._sides()
        return two(zh.say(sentence, **_halves(holes, chinese)), en.say(sentence, **_halves(holes, english)))

    def line(self, line: Line) -> str:
        return self._each(lambda tongue: tongue.line(line))

    def pick(self, words: Words) -> str:
        return self._each(lambda tongue: tongue.pick(words))

    def join(self, parts: Iterable[object]) -> str:
        listed, (zh, en) = list(parts), self._sides()
        return two(zh.join(_half(part, chinese) for part in listed), en.join(_half(part, english) for part in listed))

    def quotes(self, texts: Iterable[str]) -> str:
        listed = list(texts)
        return self._each(lambda tongue: tongue.quotes(listed))

    def day(self, iso: str | date | None) -> str:
        return self._each(lambda tongue: tongue.day(iso))

    def full_day(self, iso: str) -> str:
        return self._each(lambda tongue: tongue.full_day(iso))

    def long_day(self, iso: str) -> str:
        return self._each(lambda tongue: tongue.long_day(iso))

    def linked(self, parts: Iterable[str]) -> str:
        listed = list(parts)
        return two(ZH.linked(map(chinese, listed)), EN.linked(map(english, listed)))

    def numeral(self, number: int) -> str:
        return self._each(lambda tongue: tongue.numeral(number))

    def refs(self, refs: Sequence[Ref]) -> str:
        return self._each(lambda tongue: tongue.refs(refs))

    def _sides(self) -> tuple[Tongue, Tongue]:
        return replace(ZH, year=self.year), replace(EN, year=self.year)

    def _each(self, told: Callable[[Tongue], str]) -> str:
        zh, en = self._sides()
        return two(told(zh), told(en))


def _halves(holes: Mapping[str, object], side: Callable[[str], str]) -> dict[str, object]:
    return {name: _half(value, side) for name, value in holes.items()}


def _half(value: object, side: Callable[[str], str]) -> object:
    match value:
        case str():
            return side(value)
        case tuple() | list():
            return tuple(_half(each, side) for each in value)
        case _:
            return value
