"""Says in plain words why YAML could not be read, and what usually causes it in Chinese text."""

import re

import yaml

from facilitate.service.faults import Fault

COLON = ("冒号要用半角“:”，后面空一格", 'write a half-width ":" with a space after the key')
COMMA = ("花括号和方括号里分隔要用半角逗号", "separate with half-width commas inside { } and [ ]")
TAB = ("缩进请用空格，不要用制表符（Tab）", "indent with spaces, not with tabs")
QUOTE = ("句子里有冒号时，请把整句放进引号", "put a sentence that contains a colon in quotes")
OTHER = ("请检查括号、引号和缩进", "check brackets, quotes and indentation")

LOOKED_AT = 500
"""Characters of a line in which the cause is looked for: a line may be as long as the file."""

TRAPS = (
    (re.compile(r"^\s*\t"), TAB),
    (re.compile(r"(^|[-{,])\s*[a-z_]+："), COLON),
    (re.compile(r"[，、]\s*[a-z_]+\s*[:：]"), COMMA),
    (re.compile(r":\s[^'\"]*\S:(\s|$)"), QUOTE),
)


def scanner_fault(error: yaml.MarkedYAMLError, text: str, file: str) -> Fault:
    """The parser's complaint as a fault, with the likeliest cause on the lines it names."""
    lines = [line[:LOOKED_AT] for line in text.splitlines()] or [""]
    marks = [mark.line for mark in (error.problem_mark, error.context_mark) if mark]
    places = [min(place, len(lines) - 1) for place in marks] or [0]
    zh, en = _cause([lines[place] for place in (*places, max(0, places[0] - 1))])
    why = error.problem or "cannot be read"
    return Fault(file, places[0] + 1, f"这里读不下去：{zh}", f"{why}: {en}")


def _cause(lines: list[str]) -> tuple[str, str]:
    for line in lines:
        for pattern, words in TRAPS:
            if pattern.search(line):
                return words
    return OTHER


def comma_trap(before: str, key: str) -> tuple[str, str]:
    """A sentence in { } that a half-width comma has cut in two: how to write it instead."""
    whole = f"{before}, {key}" if key.isascii() else f"{before},{key}"
    return (
        f"半角逗号把句子断开了：请把整句放进引号 '{whole}'，或改用全角逗号“，”",
        f"a half-width comma has cut the sentence in two: put all of it in quotes '{whole}'",
    )
