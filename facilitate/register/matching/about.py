"""Whether a need and an offer are about the same: matters that both speak of, the category, and words they share."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from facilitate.register.matching.fit import Reason
from facilitate.register.matching.matters import Known
from facilitate.register.matching.sides import Side
from facilitate.reports.keywords import shared

MATTER, FURTHER, STRONG, MAIN, CATEGORY = 8, 4, 4, 6, 9
COSINE, MOST_WORDS = 60, (0, 8, 14, 20)
"""Points for the same matter, for each further one, for how strongly it is spoken of on each side at most and for being what
that side speaks of most, for the category; for
words: of a cosine of 1, and at most for one shared word, two, three or more. Ours, tuned on invented needs and offers."""
SHARE = 8
"""What stands in more than one text in eight tells little apart."""
NAMED = 3


class About(NamedTuple):
    """Points for matters, for the category, for words."""

    matters: int
    category: int
    words: int

    @property
    def points(self) -> int:
        return self.matters + self.category + self.words


def about(one: Side, other: Side, cosine: float) -> About:
    """The same whichever of the two is the need; `cosine` of their words, 0 to 1."""
    matters = sorted((_matter(one, other, code) for code in one.matters if code in other.matters), reverse=True)
    further = FURTHER * len(matters[1:NAMED])
    return About(
        matters=sum(matters[:1]) + further,
        category=round(CATEGORY * max((_category(one, other, code) for code in one.categories), default=0.0)),
        words=min(_most_words(one, other), round(COSINE * cosine)) if cosine else 0,
    )


def explained(found: About, need: Side, offer: Side, known: Known) -> Iterator[Reason]:
    """What both are about, as reasons: the strongest matters first."""
    names = {one.code: {"zh": one.zh, "en": one.en} for one in known.matters}
    both = [code for code in need.matters if code in offer.matters]
    order = sorted(both, key=lambda code: (-_matter(need, offer, code), code))[:NAMED]
    for code, points in zip(order, (found.matters - FURTHER * (len(order) - 1), FURTHER, FURTHER), strict=False):
        told = {"asked": need.matters[code].words[:NAMED], "offered": offer.matters[code].words[:NAMED]}
        yield Reason("matter", points, {"matter": names[code], **told})
    if found.category:
        yield _same_category(found.category, need, offer, known)
    if found.words:
        words = shared([need.text, offer.text], most=NAMED) or tuple(sorted(set(need.grams) & set(offer.grams)))[:NAMED]
        yield Reason("words", found.words, {"words": words})


def rarity(sides: Sequence[Side]) -> dict[str, float]:
    """How much each word or pair of characters tells; those that stand in too many texts are left out."""
    often = Counter(gram for side in sides for gram in side.grams)
    most = max(8, len(sides) // SHARE)
    return {gram: math.log((len(sides) + 1) / n) for gram, n in often.items() if 1 < n <= most}


def weights(side: Side, rare: Mapping[str, float]) -> dict[str, float]:
    """TF-IDF of length one; words that stand in this text alone count into its length."""
    alone = max(rare.values(), default=1.0)
    raw = {gram: math.sqrt(n) * rare.get(gram, alone / 2) for gram, n in side.grams.items()}
    length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
    return {gram: weight / length for gram, weight in raw.items() if gram in rare}


def _matter(one: Side, other: Side, code: str) -> int:
    both = (one.matters[code], other.matters[code])
    return MATTER + sum(min(STRONG, heard.strength) + round(MAIN * heard.share) for heard in both)


def _most_words(one: Side, other: Side) -> int:
    return MOST_WORDS[min(len(one.grams.keys() & other.grams.keys()), len(MOST_WORDS) - 1)]


def _category(one: Side, other: Side, code: str) -> float:
    return one.categories[code][0] * other.categories[code][0] if code in other.categories else 0.0


def _same_category(points: int, need: Side, offer: Side, known: Known) -> Reason:
    [code] = sorted(need.categories, key=lambda code: (-_category(need, offer, code), code))[:1]
    names = {one.code: {"zh": one.zh, "en": one.en} for one in known.lists.needs}
    return Reason("category", points, {"category": names.get(code, code), "words": offer.categories[code][1]})
