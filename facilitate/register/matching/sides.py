"""What a need or an offer says, read once: its matters, categories and words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from facilitate.core.person.traditional import plain
from facilitate.register.matching.fit import Asked, Offered
from facilitate.register.matching.matters import Heard, Known
from facilitate.reports.hints import RESOURCES, mentions
from facilitate.reports.keywords import OPEN
from facilitate.reports.numbers import Ref
from facilitate.reports.shelf import runs, words

_COMMON = (
    "提供 免费 服务 居民 社区 小区 每周 每月 每次 每年 每天 需要 没有 可以 开放 活动 使用 帮助 解决 问题 我们 本院 院里 周一 周二 周三 "
    "周四 周五 周六 周日 星期 上午 下午 晚上 中午 以上 以内 左右 收费 报名 预约 长期 有人 没人 不能 不到 不了 很多 不少 一位 几个 好几 不够 方便 "
    "老人 孩子 学生 家长 家里 上门 一次 两次 三次 冬天 不敢 出门 公司 志愿 愿者 大学 学生 免费 义务 "
    "offer offers offered provide provides free service services resident residents community people week weekly month year day days "
    "every each per hour hours use help monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun morning "
    "afternoon evening night get make many several our near nobody nothing always available"
)
COMMON = frozenset(_COMMON.split())
"""Said of anything; two texts that share them have nothing in common."""
Categories = dict[str, tuple[float, tuple[str, ...]]]
NO_REF = Ref("card", 0)


@dataclass(frozen=True)
class Side:
    """`matters` by code; `categories`: code -> weight, the first 1, with the words found; `grams` -> how often; `wants`: kinds of
    resources, with the word by which they were asked for (empty where somebody ticked them)."""

    text: str
    matters: Mapping[str, Heard]
    categories: Mapping[str, tuple[float, tuple[str, ...]]]
    grams: Mapping[str, int]
    wants: Mapping[str, str]


@lru_cache(maxsize=16384)
def asked(need: Asked, known: Known) -> Side:
    """The need's own title counts twice; where nobody chose a category, the one that its words point to."""
    text = "\n".join(dict.fromkeys((need.title, *need.words)))
    title, signs = plain(need.title), plain(f"{text}\n{need.affected}")
    heard = known.asked(title, signs)
    categories = {need.category: (1.0, ())} if need.category else _weighed(known, signs, heard, 1)
    return Side(text, heard, categories, _grams(title, signs), _wants(need, text))


@lru_cache(maxsize=16384)
def offered(offer: Offered, known: Known) -> Side:
    """What the project is called counts as what is offered."""
    text = "\n".join(filter(None, (offer.text, offer.project)))
    signs = plain(text)
    heard = known.offered(signs)
    return Side(text, heard, _weighed(known, signs, heard, 3), _grams(signs), {})


def _weighed(known: Known, signs: str, heard: Mapping[str, Heard], most: int) -> Categories:
    """The category of what is spoken of most, and those that the words point to: 1, 1/2, 1/3, as they come."""
    found = {one.code: (1 / place, one.words[:3]) for place, one in enumerate(known.categories(signs)[:most], 1)}
    main = known.category(heard)
    if not main or (found and most == 1):
        return found
    return found | {main: (1.0, found[main][1] if main in found else _main_words(heard))}


def _main_words(heard: Mapping[str, Heard]) -> tuple[str, ...]:
    """The words of what is spoken of most."""
    return heard[max(heard, key=lambda code: (heard[code].share, code))].words[:3]


def _grams(*texts: str) -> Counter[str]:
    """Pairs of neighbouring Chinese characters between filler, other words whole."""
    found: Counter[str] = Counter()
    for text in texts:
        found.update(_stem(word) for word in words(text) if word not in COMMON and not word.isdigit())
        for run in runs(text):
            found.update(run[n : n + 2] for n in range(len(run) - 1) if run[n + 1] not in OPEN)
    return Counter({gram: n for gram, n in found.items() if gram not in COMMON})


def _stem(word: str) -> str:
    """The singular of an English word, as far as it can be told by its end."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _wants(need: Asked, text: str) -> dict[str, str]:
    if need.wanted:
        return dict.fromkeys(need.wanted, "")
    heard = {kind: mentions([(text, NO_REF)], kind) for kind in RESOURCES}
    return {kind: some[0][0] for kind, some in heard.items() if some}
