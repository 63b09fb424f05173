"""Cards that seem to say the same, as suggestions to whoever merges: the host decides, nothing is merged here."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import msgspec
from rapidfuzz import fuzz, process

from facilitate.core.person.traditional import simplified
from facilitate.reports.filler import CHINESE, ENGLISH

ALIKE = 0.25  # cosine from which two cards are worth showing side by side
NEAR = 70  # rapidfuzz ratio (0..100) from which two cards are nearly the same words
TELLING = 2.5  # a word that names a matter weighs as much as this many others
SHARE = 8  # what stands in more than one card in eight tells little apart

HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")
WORD = re.compile(r"[a-z][a-z'-]+|[0-9]{2,}")


class Pair(msgspec.Struct, frozen=True):
    """Two cards and how alike they are, 0 to 1; `near`: almost the same words."""

    one: str
    other: str
    score: float
    near: bool = False


def similar(cards: Mapping[str, str], words: Iterable[str] = (), at_least: float = ALIKE) -> tuple[Pair, ...]:
    """The pairs of `cards` (id to text) that seem alike, the most alike first.

    `words` name matters (those of the categories): sharing one of them weighs more.
    """
    plain = {id: simplified(text.lower()) for id, text in cards.items() if text.strip()}
    near = _near(plain)
    telling = {gram for word in words for gram in _grams(word) if len(gram) > 1}
    scores = {pair: score for pair, score in _cosines(plain, telling).items() if score >= at_least}
    both = {pair: max(scores.get(pair, 0), near.get(pair, 0)) for pair in scores | near}
    pairs = [Pair(one, other, round(s, 2), (one, other) in near) for (one, other), s in both.items()]
    return tuple(sorted(pairs, key=lambda pair: (-pair.score, pair.one, pair.other)))


def groups(pairs: tuple[Pair, ...]) -> tuple[tuple[str, ...], ...]:
    """The pairs gathered into groups in which everybody resembles everybody, the most alike first."""
    linked = {(pair.one, pair.other) for pair in pairs}
    linked |= {(other, one) for one, other in linked}
    found: list[list[str]] = []
    home: dict[str, list[str]] = {}
    for pair in pairs:
        mine, yours = home.get(pair.one, [pair.one]), home.get(pair.other, [pair.other])
        if mine is not yours and all((a, b) in linked for a in mine for b in yours):
            joined = mine + yours
            found = [one for one in found if one is not mine and one is not yours] + [joined]
            home |= dict.fromkeys(joined, joined)
    order = {id: n for n, pair in enumerate(pairs) for id in (pair.other, pair.one)}
    return tuple(tuple(one) for one in sorted(found, key=lambda ids: min(order[id] for id in ids)))


def _near(texts: Mapping[str, str]) -> dict[tuple[str, str], float]:
    ids, rest = list(texts), list(texts.values())
    found: dict[tuple[str, str], float] = {}
    for n, text in enumerate(rest):
        hits = process.extract(text, rest[n + 1 :], scorer=fuzz.ratio, score_cutoff=NEAR, limit=None)
        found |= {(ids[n], ids[n + 1 + at]): score / 100 for _, score, at in hits}
    return found


def _cosines(texts: Mapping[str, str], telling: set[str]) -> dict[tuple[str, str], float]:
    grams = {id: _grams(text) for id, text in texts.items()}
    weights = _weights(grams, telling)
    holders: dict[str, list[tuple[str, float]]] = defaultdict(list)
    sums: dict[tuple[str, str], float] = defaultdict(float)
    for id, own in weights.items():
        for gram, weight in own.items():
            for other, its in holders[gram]:
                sums[other, id] += weight * its
            holders[gram].append((id, weight))
    return sums


def _weights(grams: Mapping[str, Counter[str]], telling: set[str]) -> dict[str, dict[str, float]]:
    """TF-IDF, each card of length one; single characters weigh half, what stands everywhere nothing."""
    cards = len(grams)
    often = Counter(gram for own in grams.values() for gram in own)
    most = max(6, cards // SHARE)
    worth = {gram: math.log((cards + 1) / n) * _kind(gram, telling) for gram, n in often.items()}
    found = {}
    for id, own in grams.items():
        raw = {gram: math.sqrt(n) * worth[gram] for gram, n in own.items()}
        length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1
        found[id] = {g: weight / length for g, weight in raw.items() if often[g] <= most}
    return found


def _kind(gram: str, telling: set[str]) -> float:
    if gram in telling:
        return TELLING
    return 0.5 if len(gram) == 1 else 1


def _grams(text: str) -> Counter[str]:
    """Chinese in single characters and pairs of neighbours, other words whole; no filler."""
    found = Counter(word for word in WORD.findall(text) if word not in ENGLISH)
    for run in HAN.findall(CHINESE.sub(" ", text)):
        found.update(run)
        found.update(run[n : n + 2] for n in range(len(run) - 1))
    return found
