"""What neighbours are called and what they say, from rules/lists/neighbours.yaml."""

from __future__ import annotations

from functools import cache
from random import Random

from facilitate.core.language.rule_parts import Shape, Text
from facilitate.resources import resource
from facilitate.service.lists import read_file


class Phrases(Shape, frozen=True):
    names: tuple[Text, ...]
    texts: dict[str, tuple[Text, ...]]


@cache
def phrases() -> Phrases:
    """The whole file."""
    return read_file(resource("rules") / "lists" / "neighbours.yaml", Phrases)


def said(kind: str, language: str, dice: Random, most: int = 200, taken: frozenset[str] = frozenset()) -> str:
    """Something short enough of that kind, if possible nothing that was said before; in at most `most` characters."""
    known = phrases().texts
    all = [tongue(text, language) for text in known.get(kind, known["note"])]
    fitting = [text for text in all if len(text) <= most] or [min(all, key=len)[:most]]
    return dice.choice([text for text in fitting if text not in taken] or fitting)


def tongue(text: Text, language: str) -> str:
    """The text in the language of the meeting."""
    return text.en if language == "en" else text.zh
