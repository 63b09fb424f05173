"""The matters that needs and offers speak of, each in its own words: 没人做饭 and 老年食堂 are about the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from facilitate.core.language.rule_parts import Shape
from facilitate.core.person.lists import Lists
from facilitate.register.matching.lexicon import Lexicon
from facilitate.reports.categories import Suggestion, suggest, weight
from facilitate.resources import resource
from facilitate.service.lists import lists, read_file

STRONGEST = 6
"""Points of words beyond which a text is no more about a matter."""


class Matter(Shape, frozen=True):
    """`words` are said on both sides, `asks` by needs, `gives` by offers; `category`: of needs, by its code."""

    code: str
    category: str
    zh: str
    en: str
    words: tuple[str, ...]
    asks: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()


class Matters(Shape, frozen=True):
    matters: tuple[Matter, ...]


@dataclass(frozen=True)
class Heard:
    """A matter as a text speaks of it: the words found, how strongly, 1 to STRONGEST, and its share of how strongly the text
    speaks of what it speaks of most, above 0 to 1."""

    words: tuple[str, ...]
    strength: int
    share: float


@dataclass(frozen=True, eq=False)
class Known:
    """The lists that matching leans on, ready to be looked up."""

    lists: Lists
    matters: tuple[Matter, ...]
    asks: Lexicon
    gives: Lexicon
    kinds: Lexicon

    @classmethod
    def of(cls, lists: Lists, matters: tuple[Matter, ...]) -> Known:
        """Made once for these lists."""
        asks = Lexicon({one.code: (*one.words, *one.asks) for one in matters})
        gives = Lexicon({one.code: (*one.words, *one.gives) for one in matters})
        kinds = Lexicon({one.code: (*one.words, *one.words_en, *one.hints) for one in lists.needs})
        return cls(lists, matters, asks, gives, kinds)

    def category(self, heard: Mapping[str, Heard]) -> str:
        """The category of what is spoken of most; empty for nothing."""
        homes = {one.code: one.category for one in self.matters}
        return homes[max(heard, key=lambda code: (heard[code].share, code))] if heard else ""

    def asked(self, title: str, plain: str) -> dict[str, Heard]:
        """The matters that a need (lower case, simplified) speaks of; what its title says counts twice."""
        return _heard(self.asks.found(plain), plain, title)

    def offered(self, plain: str) -> dict[str, Heard]:
        """The matters that an offer's text speaks of."""
        return _heard(self.gives.found(plain), plain)

    def categories(self, plain: str) -> tuple[Suggestion, ...]:
        """The categories that a text points to, best first."""
        near = self.kinds.found(plain)
        return suggest(plain, [one for one in self.lists.needs if one.code in near])


@cache
def known() -> Known:
    """The shipped lists."""
    return Known.of(lists(), read_file(resource("rules") / "lists" / "matters.yaml", Matters).matters)


def _heard(found: Mapping[str, tuple[str, ...]], plain: str, title: str = "") -> dict[str, Heard]:
    apart = _longest(found, plain)
    strong = {code: sum(weight(word) * (1 + (word in title)) for word in words) for code, words in apart.items()}
    most = max(strong.values(), default=1)
    return {code: Heard(words, min(STRONGEST, strong[code]), strong[code] / most) for code, words in apart.items()}


def _longest(found: Mapping[str, tuple[str, ...]], plain: str) -> dict[str, tuple[str, ...]]:
    """Without words that stand only within longer ones: where it says 玩手机, 手机 says nothing."""
    rest, alone = plain, set()
    for word in sorted({word for words in found.values() for word in words}, key=lambda word: (-len(word), word)):
        if word in rest:
            alone.add(word)
            rest = rest.replace(word, "\n")
    kept = {code: tuple(word for word in words if word in alone) for code, words in found.items()}
    return {code: words for code, words in kept.items() if words}
