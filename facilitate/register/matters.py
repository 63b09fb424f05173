"""The matters that needs and offers speak of, each in its own words: 没人做饭 and 老年食堂 are about the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from facilitate.core.language.rule_parts import Shape
from facilitate.core.person.lists import Lists
from facilitate.register.lexicon import Lexicon
from facilitate.reports.categories import Suggestion, suggest, weight
from facilitate.resources import resource
from facilitate.service.lists import lists, read_file

STRONGEST = 6
"""Points of words beyond which a text is no more about a matter."""


class Matter(Shape, frozen=True):
    """`words` are said on both sides, `asks` by needs, `gives` by offers."""

    code: str
    zh: str
    en: str
    words: tuple[str, ...]
    asks: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()


class Matters(Shape, frozen=True):
    matters: tuple[Matter, ...]


@dataclass(frozen=True)
class Heard:
    """A matter as a text speaks of it: the words found, and how strongly, 1 to STRONGEST."""

    words: tuple[str, ...]
    strength: int


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

    def asked(self, plain: str) -> dict[str, Heard]:
        """The matters that a need's text (lower case, simplified) speaks of."""
        return _heard(self.asks.found(plain))

    def offered(self, plain: str) -> dict[str, Heard]:
        """The matters that an offer's text speaks of."""
        return _heard(self.gives.found(plain))

    def categories(self, plain: str) -> tuple[Suggestion, ...]:
        """The categories that a text points to, best first."""
        near = self.kinds.found(plain)
        return suggest(plain, [one for one in self.lists.needs if one.code in near])


@cache
def known() -> Known:
    """The shipped lists."""
    return Known.of(lists(), read_file(resource("rules") / "lists" / "matters.yaml", Matters).matters)


def _heard(found: Mapping[str, tuple[str, ...]]) -> dict[str, Heard]:
    apart = {code: _longest(words) for code, words in found.items()}
    return {code: Heard(words, min(STRONGEST, sum(map(weight, words)))) for code, words in apart.items()}


def _longest(words: tuple[str, ...]) -> tuple[str, ...]:
    """Without those that are part of another: 厕所 says no more than 公共厕所 does."""
    return tuple(word for word in words if not any(word != other and word in other for other in words))
