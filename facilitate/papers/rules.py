"""The rules as a poster for the wall (A3): every article and who keeps it."""

from __future__ import annotations

from typing import NamedTuple

from facilitate.papers import page
from facilitate.papers.kit import Desk
from facilitate.papers.twin import Two
from facilitate.reports.rows import Words

KEEPERS = {"system": "系统记着", "host": "主持人管", "people": "大家自觉"}


FEWEST, FEW, MANY = 140, 260, 460


class Article(NamedTuple):
    number: str
    words: str
    kept_by: str
    keeper: str


def html(desk: Desk) -> str:
    rule, t = desk.record.meeting.rule, desk.t
    articles = [
        Article(
            number=desk.tongue.numeral(number),
            words=desk.tongue.pick(Words(zh=article.zh, en=article.en)),
            kept_by=article.kept_by,
            keeper=t(KEEPERS.get(article.kept_by, "大家自觉")),
        )
        for number, article in enumerate(rule.articles, 1)
    ]
    return page.page(
        "rules.html",
        size=_size(articles, chinese=desk.tongue.code == "zh"),
        tongue=desk.tongue,
        rule=desk.tongue.pick(rule.title) or rule.id,
        title=desk.title,
        version=t("规则第{version}版", version=rule.version),
        articles=articles,
        author=desk.links.organiser,
    )


def _size(articles: list[Article], *, chinese: bool) -> str:
    """`few` in large type, `fewest` in the largest, `many` in small, so that a rule fills one sheet; a Latin letter is half a character wide."""
    weight = sum(_weight(article.words, chinese=chinese) for article in articles)
    if weight < FEWEST and len(articles) < 7:
        return "few fewest"
    if weight < FEW and len(articles) < 9:
        return "few"
    return "many" if weight > MANY or len(articles) > 14 else ""


def _weight(words: str, *, chinese: bool) -> float:
    """How many Chinese characters wide a text is; of both languages the English is set smaller."""
    if isinstance(words, Two):
        return len(words.zh) + len(words.en) / 2.8
    return len(words) / (1 if chinese else 2.2)
