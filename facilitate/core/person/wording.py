"""Names and words inside other words: where somebody's name stands as a name, and where it is only a part of another."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

LONG = 6
"""Characters from which somebody's words are known again inside a longer sentence of the minutes."""
SHORT = 5
"""Signs of a text that many write ("同意", "没意见"), a word of letters counting for two: that one has fewer says nothing of whose it is."""
LETTER = "[^\\W\\u2e80-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff\\U00020000-\\U0003ffff]"
"""One of a script that parts its words by spaces: there a name ends where its word does."""

TWINS = {one: f"[{re.escape(one)}{wide}]" for one, wide in zip(",;:?!().\"'", "，；：？！（）。“”‘’", strict=False)}
TWINS |= {'"': '["“”]', "'": "['‘’]"}
"""Marks that a paper may write in another width."""


def named(text: str, names: Collection[str], others: Collection[str], instead: str) -> str:
    """The text with these names replaced. One inside a longer name of `others`, or inside a longer word ("Ann" in "annual"), stays; so
    does one of a single character unless nothing else is beside it ("王" in "王府"). However they are spaced: papers space Latin
    letters inside Chinese, and widen marks."""
    if text.strip() in names:
        return instead
    found = _pattern(frozenset(names), frozenset(others))
    hers = {bare(name) for name in names}
    return found.sub(lambda hit: instead if bare(hit[0]) in hers else hit[0], text) if found else text


def quoted(text: str, texts: Collection[str], instead: str) -> str:
    """The text with those of hers replaced that stand there whole, if they are long, or alone; spaced as above."""
    if text.strip() in texts:
        return instead
    for one in sorted(texts, key=len, reverse=True):
        if len(one) >= LONG:
            text = _spaced(one).sub(lambda _hit: instead, text)
    return text


def slight(text: str) -> bool:
    """Whether many may have written the same."""
    words = len(re.findall(f"{LETTER}+", text))
    return 2 * words + len(re.findall("\\w", re.sub(LETTER, "", text))) < SHORT


@lru_cache(maxsize=64)
def _pattern(names: frozenset[str], others: frozenset[str]) -> re.Pattern[str] | None:
    every = {*names, *(name for name in others if len(name) > 1)} - {""}
    longest = sorted(every, key=lambda name: (-len(name), name))
    return re.compile("|".join(_whole(name) for name in longest)) if names - {""} else None


def _whole(name: str) -> str:
    if len(name) == 1:
        return rf"(?<!\w){re.escape(name)}(?!\w)"
    before = f"(?<!{LETTER})" if re.match(LETTER, name[0]) else ""
    after = f"(?!{LETTER})" if re.match(LETTER, name[-1]) else ""
    return f"{before}{_letters(name)}{after}"


@lru_cache(maxsize=1024)
def _spaced(text: str) -> re.Pattern[str]:
    return re.compile(_letters(text))


def _letters(text: Iterable[str]) -> str:
    return r"\s*".join(TWINS.get(letter, re.escape(letter)) for letter in text if not letter.isspace())


def bare(text: str) -> str:
    """Without any space."""
    return "".join(text.split())
