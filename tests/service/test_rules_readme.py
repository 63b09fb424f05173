"""rules/README.md tells the whole vocabulary as the program knows it."""

import re

from facilitate.core.rule_terms import TERMS
from facilitate.resources import resource

README = (resource("rules") / "README.md").read_text(encoding="utf-8")


def test_the_readme_explains_every_word_as_the_program_does() -> None:
    told = {}
    for section in README.split("\n### ")[1:]:
        key = re.match(r"`([a-z.]+_*[a-z_.]*)`", section)[1]
        rows = re.findall(r"^\| `(\w+)` \| (.+?) \| (.+?) \|$", section, re.M)
        told[key] = {word: (zh, en) for word, zh, en in rows}

    assert told == TERMS
