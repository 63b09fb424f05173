"""How long a text is: limits are written in Chinese characters, and a letter of a narrower script takes two fifths of one."""

from __future__ import annotations

from typing import Any

from facilitate.core.refusals.refusal import Refused

WIDE = 0x2E80
"""From here on stand the scripts whose signs are as wide as a Chinese character, and pictures."""
HAN, LETTER = 5, 2


def fifths(text: str) -> int:
    """The length in fifths of a Chinese character; the phone counts the same (static/js/parts/lengths.js)."""
    return sum(HAN if ord(sign) >= WIDE else LETTER for sign in text)


def letters(most: int) -> int:
    """How many letters fit where `most` Chinese characters do."""
    return most * HAN // LETTER


def too_long(text: str, most: int) -> dict[str, Any] | None:
    """What a refusal tells of a text longer than `most` Chinese characters, in these and in letters; None where it fits."""
    length = fifths(text)
    if length <= most * HAN:
        return None
    return {"n": -(-length // HAN), "max": most, "letters": -(-length // LETTER), "most_letters": letters(most)}


def within(text: str, most: int) -> str:
    """The text itself. Raises Refused(too_long)."""
    if told := too_long(text, most):
        raise Refused("too_long", **told)
    return text
