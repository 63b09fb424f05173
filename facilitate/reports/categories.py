"""Which categories of needs a text points to, and by which of its words: suggested, chosen by a person."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from facilitate.core.person.lists import Need
from facilitate.core.person.traditional import PAIRS, plain


class Suggestion(msgspec.Struct, frozen=True):
    """A category by its code, and the words of the list found in the text, as the list writes them."""

    code: str
    words: tuple[str, ...]


def suggest(text: str, needs: Iterable[Need]) -> tuple[Suggestion, ...]:
    """The categories that `text` points to, best first; () if no word is known.

    A Chinese word weighs as many points as it has characters, an English one two for each of its words: the longer says
    more. A hint (people, places: what goes with a category without naming it) weighs half.
    """
    signs = plain(text)
    points: dict[str, float] = {}
    found: dict[str, tuple[str, ...]] = {}
    for need in needs:
        named = [word for word in (*need.words, *need.words_en) if stands_in(word, signs)]
        hinted = [word for word in need.hints if stands_in(word, signs)]
        if named or hinted:
            points[need.code] = sum(map(weight, named)) + sum(map(weight, hinted)) / 2
            found[need.code] = (*named, *hinted)
    return tuple(Suggestion(code, found[code]) for code in sorted(points, key=lambda code: -points[code]))


def weight(word: str) -> int:
    """Points for a word: its characters in Chinese, twice its words in English."""
    return 2 * len(word.split()) if word.isascii() else len(word)


def stands_in(word: str, signs: str) -> bool:
    """Whether `signs` (lower case, simplified) has the word; an English one whole, in the singular or with s or es."""
    return word in signs and (not word.isascii() or _whole(word).search(signs) is not None)


@lru_cache(maxsize=4096)
def _whole(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z0-9_]){re.escape(word)}(?:s|es)?(?![a-z0-9_])")


def known_words(needs: Iterable[Need]) -> tuple[str, ...]:
    """The words that name a matter, of all categories in both languages; no hints."""
    return tuple(word for need in needs for word in (*need.words, *need.words_en))


def folding(needs: Iterable[Need]) -> str:
    """The characters of the lists' words in traditional script, each followed by its simplified one: enough for a phone."""
    known = {sign for need in needs for word in (*need.words, *need.hints) for sign in word}
    pairs = (PAIRS[n : n + 2] for n in range(0, len(PAIRS), 2))
    return "".join(pair for pair in pairs if pair[1] in known)
