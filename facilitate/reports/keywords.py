"""The words that cards have in common: why they were suggested together, and what a need is about in a few words."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from facilitate.core.person.traditional import plain
from facilitate.reports.categories import stands_in
from facilitate.reports.shelf import runs, words

LONGEST = 6  # characters of a Chinese keyword
OPEN = "不没"  # what no keyword ends in


def shared(texts: Sequence[str], known: Iterable[str] = (), most: int = 3) -> tuple[str, ...]:
    """Up to `most` words that at least two of the texts have, those of the lists (`known`) first, then the longest.

    Chinese stretches of two to six characters between filler, other words whole; none that is part of another.
    """
    signs = [plain(text) for text in texts]
    return _shared(signs, _found(signs, known), most)


def keywords(texts: Sequence[str], known: Iterable[str] = (), most: int = 4) -> tuple[str, ...]:
    """What a need with these cards is about: words of the lists that any card has, then what its cards share."""
    signs = [plain(text) for text in texts]
    found = _found(signs, known)
    named = sorted(found, key=lambda word: (-found[word] * len(word), word))
    return _apart([*named, *_shared(signs, found, most)])[:most]


def _found(signs: Sequence[str], known: Iterable[str]) -> dict[str, int]:
    """In how many of the texts each known word stands; only those that stand in one."""
    whole = "\n".join(signs)
    counts = {word: sum(stands_in(word, text) for text in signs) for word in known if len(word) > 1 and word in whole}
    return {word: n for word, n in counts.items() if n}


def _shared(signs: Sequence[str], found: Mapping[str, int], most: int) -> tuple[str, ...]:
    often = Counter(word for text in signs for word in _pieces(text))
    named = {word for word, n in found.items() if n > 1}
    common = {word for word, n in often.items() if n > 1}
    order = sorted(named | common, key=lambda word: (word not in named, -often[word] * len(word), word))
    return _apart(order)[:most]


def _pieces(text: str) -> set[str]:
    found = set(words(text))
    for run in runs(text):
        ends = (run[a:b] for a in range(len(run)) for b in range(a + 2, min(a + LONGEST, len(run)) + 1))
        found |= {piece for piece in ends if piece[-1] not in OPEN}
    return found


def _apart(order: Sequence[str]) -> tuple[str, ...]:
    """The words in their order without those that overlap an earlier one."""
    kept: list[str] = []
    for word in order:
        if not any(_overlap(word, other) for other in kept):
            kept.append(word)
    return tuple(kept)


def _overlap(one: str, other: str) -> bool:
    """One is part of the other; of two in Chinese, also if one may end where the other begins."""
    if one in other or other in one:
        return True
    ends = range(1, min(len(one), len(other)))
    return not one.isascii() and any(one[-n:] == other[:n] or other[-n:] == one[:n] for n in ends)
