"""Cards that seem to say the same, as suggestions to whoever merges: the host decides, nothing is merged here."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

import msgspec

from facilitate.core.person.traditional import plain
from facilitate.reports.keywords import shared
from facilitate.reports.shelf import FEW, Shelf, grams

ALIKE = 0.25  # cosine from which two cards are worth showing side by side


class Pair(msgspec.Struct, frozen=True):
    """Two cards and how alike they are, 0 to 1; `near`: almost the same words, `same`: the same."""

    one: str
    other: str
    score: float
    near: bool = False
    same: bool = False


def similar(cards: Mapping[str, str], words: Iterable[str] = (), at_least: float = ALIKE) -> tuple[Pair, ...]:
    """The pairs of `cards` (id to text) that seem alike, the most alike first.

    `words` name matters (those of the categories): sharing one of them weighs more. Cards in the same words are paired
    with the first of them only.
    """
    holders: dict[str, list[str]] = defaultdict(list)
    for id, text in cards.items():
        if text.strip():
            holders[plain(text.strip())].append(id)
    shelf = _shelf(_measure(tuple(holders)), frozenset(gram for word in words for gram in grams(word) if len(gram) > 1))
    for text in holders:
        shelf.put(text)
    pairs = [Pair(first, clone, 1.0, near=True, same=True) for first, *rest in holders.values() for clone in rest]
    at = {id: n for n, id in enumerate(cards)}
    for (a, b), likeness in shelf.alike.items():
        if likeness.score >= at_least and a in holders and b in holders:
            one, other = sorted((holders[a][0], holders[b][0]), key=at.__getitem__)
            pairs.append(Pair(one, other, round(likeness.score, 2), near=likeness.ratio > 0))
    return tuple(sorted(pairs, key=lambda pair: (-pair.score, at[pair.one], at[pair.other])))


@lru_cache(maxsize=8)
def _shelf(measure: tuple[str, ...], telling: frozenset[str]) -> Shelf:
    """Kept between two looks at the same meeting, so that one more card is compared alone."""
    return Shelf(measure, telling)


def _measure(texts: tuple[str, ...]) -> tuple[str, ...]:
    """The texts that say which words are rare: all while they are few, then the first 2^k, so that it seldom changes."""
    return texts if len(texts) <= FEW else texts[: 1 << (len(texts).bit_length() - 1)]


def groups(pairs: tuple[Pair, ...]) -> tuple[tuple[str, ...], ...]:
    """The pairs gathered into groups in which everybody resembles everybody, the most alike first."""
    like = [pair for pair in pairs if not pair.same]
    linked = {(pair.one, pair.other) for pair in like}
    linked |= {(other, one) for one, other in linked}
    home: dict[str, list[str]] = {}
    for pair in like:
        mine, yours = home.get(pair.one, [pair.one]), home.get(pair.other, [pair.other])
        if mine is not yours and all((a, b) in linked for a in mine for b in yours):
            home |= dict.fromkeys(joined := mine + yours, joined)
    for pair in pairs:
        if pair.same:
            home[pair.other] = home.setdefault(pair.one, [pair.one])
            home[pair.one].append(pair.other)
    order = {id: n for n, pair in reversed(list(enumerate(pairs))) for id in (pair.other, pair.one)}
    found = {id(one): one for one in home.values()}.values()
    return tuple(tuple(one) for one in sorted(found, key=lambda ids: min(order[id] for id in ids)))


class Group(msgspec.Struct, frozen=True):
    """Cards that may be one matter: their ids, the best likeness between two of them (0 to 1), the words that say so."""

    items: tuple[str, ...]
    score: float
    words: tuple[str, ...]


@lru_cache(maxsize=8)
def suggested(cards: tuple[tuple[str, str], ...], known: tuple[str, ...] = (), most: int = 40) -> tuple[Group, ...]:
    """Up to `most` groups of `cards` (id, text), the most alike first; `known` are the words of the categories."""
    texts = dict(cards)
    pairs = similar(texts, known)
    found = groups(pairs)[:most]
    home = {id: n for n, ids in enumerate(found) for id in ids}
    best: dict[int, float] = {}
    for pair in pairs:
        if home.get(pair.one) == (n := home.get(pair.other)) and n is not None:
            best.setdefault(n, pair.score)
    return tuple(Group(ids, best[n], shared([texts[id] for id in ids], known)) for n, ids in enumerate(found))
