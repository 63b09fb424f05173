"""Texts compared with one another as they come: one more costs a look at those it shares words with, not all over again."""

import heapq
import math
import re
from collections import Counter, defaultdict
from functools import lru_cache

import msgspec
from rapidfuzz import fuzz, process

from facilitate.reports.filler import CHINESE, ENGLISH

FAINT = 0.2  # cosines below say nothing and are not kept
NEAR = 70  # rapidfuzz ratio (0..100) from which two texts are nearly the same words
TELLING = 2.5  # a word that names a matter weighs as much as this many others
SHARE = 8  # what stands in more than one text in eight tells little apart
MOST = 20  # likenesses kept of one text with those before it, by words and by letters
FEW = 256  # texts up to which all are the measure of what is common

HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")
WORD = re.compile(r"[a-z][a-z'-]+|[0-9]{2,}")


class Likeness(msgspec.Struct, frozen=True):
    """Of two texts: the cosine of their words, 0 to 1, and the ratio of their letters where that is NEAR or more, else 0."""

    cosine: float
    ratio: float

    @property
    def score(self) -> float:
        return max(self.cosine, self.ratio)


class Shelf:
    """Texts (lower case, simplified) and what they have in common; `measure` says which words are rare.

    TF-IDF over characters and pairs of neighbours, other words whole, each text of length one; single characters weigh
    half, what stands everywhere nothing.
    """

    def __init__(self, measure: tuple[str, ...], telling: frozenset[str]) -> None:
        self._often = Counter(gram for text in measure for gram in grams(text))
        self._size, self._telling = len(measure), telling
        self._most = max(6, len(measure) // SHARE)
        self._texts: list[str] = []
        self._known: set[str] = set()
        self._holders: dict[str, list[tuple[str, float]]] = defaultdict(list)
        self.alike: dict[tuple[str, str], Likeness] = {}

    def put(self, text: str) -> None:
        """Compare one more text with those that stand here."""
        if text in self._known:
            return
        cosines: dict[str, float] = defaultdict(float)
        own = self._weights(text)
        for gram, weight in own.items():
            for other, its in self._holders[gram]:
                cosines[other] += weight * its
            self._holders[gram].append((text, weight))
        near = process.extract(text, self._texts, scorer=fuzz.ratio, score_cutoff=NEAR, limit=MOST)
        ratios = {other: ratio / 100 for other, ratio, _ in near}
        best = heapq.nlargest(
            MOST, (other for other, cosine in cosines.items() if cosine >= FAINT), key=cosines.__getitem__
        )
        for other in dict.fromkeys([*ratios, *best]):
            self.alike[other, text] = Likeness(min(1.0, cosines.get(other, 0.0)), ratios.get(other, 0.0))
        self._texts.append(text)
        self._known.add(text)

    def _weights(self, text: str) -> dict[str, float]:
        raw = {gram: math.sqrt(n) * self._worth(gram) for gram, n in grams(text).items()}
        length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1
        return {gram: weight / length for gram, weight in raw.items() if self._often[gram] <= self._most}

    def _worth(self, gram: str) -> float:
        rare = math.log((self._size + 1) / max(1, self._often[gram]))
        if gram in self._telling:
            return TELLING * rare
        return rare / 2 if len(gram) == 1 else rare


@lru_cache(maxsize=8192)
def grams(text: str) -> Counter[str]:
    """Chinese in single characters and pairs of neighbours, other words whole; no filler."""
    found = Counter(words(text))
    for run in runs(text):
        found.update(run)
        found.update(run[n : n + 2] for n in range(len(run) - 1))
    return found


def words(text: str) -> list[str]:
    """The words in letters, and numbers, without filler."""
    return [word for word in WORD.findall(text) if word not in ENGLISH]


def runs(text: str) -> list[str]:
    """The stretches of Chinese between filler, signs and letters."""
    return HAN.findall(CHINESE.sub(" ", text))
