"""rules/README.md tells the whole vocabulary as the program knows it."""

import re

from facilitate.core.language.key_terms import KEY_TERMS
from facilitate.core.language.rule_terms import TERMS
from facilitate.core.refusals.field_words import FIELD_WORDS
from facilitate.resources import resource

README = (resource("rules") / "README.md").read_text(encoding="utf-8")


def test_the_readme_explains_every_word_as_the_program_does() -> None:
    told = {}
    for section in README.split("\n### ")[1:]:
        key = re.match(r"`([a-z.]+_*[a-z_.]*)`", section)[1]
        rows = re.findall(r"^\| `(\w+)` \| (.+?) \| (.+?) \|$", section, re.M)
        told[key] = {word: (zh, en) for word, zh, en in rows}

    assert told == TERMS


def rows(head: str) -> dict[str, tuple[str, str]]:
    section = README.split(f"\n## {head}")[1].split("\n## ")[0]
    return {key: (zh, en) for key, zh, en in re.findall(r"^\| `([\w.]+)` \| (.+?) \| (.+?) \|$", section, re.M)}


def test_the_readme_names_every_key_and_every_field_as_the_program_does() -> None:
    assert rows("全部的键") == KEY_TERMS
    assert rows("`fields`") == {name: (words["zh"], words["en"]) for name, words in FIELD_WORDS.items()}
