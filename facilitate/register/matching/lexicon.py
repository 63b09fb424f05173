"""Which of very many words stand in a text, by looking only for those that begin as some place in the text does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from facilitate.reports.categories import stands_in

BEGIN = 2


class Lexicon:
    """Words by code; made once, asked often."""

    def __init__(self, words: Mapping[str, Iterable[str]]) -> None:
        self._begun: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for code, some in words.items():
            for word in some:
                self._begun[word[:BEGIN]].append((code, word))

    def found(self, plain: str) -> dict[str, tuple[str, ...]]:
        """Code -> its words in `plain` (lower case, simplified), in the order of their codes; those without are left out."""
        begins = {plain[n : n + size] for size in range(1, BEGIN + 1) for n in range(len(plain))}
        near = [one for begin in begins & self._begun.keys() for one in self._begun[begin]]
        there: dict[str, list[str]] = defaultdict(list)
        for code, word in sorted(near):
            if stands_in(word, plain):
                there[code].append(word)
        return {code: tuple(words) for code, words in there.items()}
