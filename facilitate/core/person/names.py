"""Cleans what people type: names of one to 24 characters, texts, and a skeleton to catch look-alikes."""

import re
import unicodedata

from facilitate.core.person.lookalikes import BLANKS, LOOKALIKES
from facilitate.core.refusals.refusal import Refused

MOST = 24
MOST_MARKS = 3
EMOJI = "\U0001f000-\U0001faff\u2600-\u27bf"
LOOSE_JOINER = re.compile(f"(?<![{EMOJI}\ufe0f])\u200d|\u200d(?![{EMOJI}])")


def clean_name(name: str) -> str:
    """The name as shown; raises Refused(name_empty, name_too_long). Length in characters as seen."""
    cleaned = _one_line(seen(unicodedata.normalize("NFKC", name)))
    if not any(_shows(sign) for sign in cleaned):
        raise Refused("name_empty")
    if sum(not _is_mark(sign) for sign in cleaned) > MOST:
        raise Refused("name_too_long", max=MOST)
    return cleaned


def clean_text(text: str, lines: bool = False) -> str:
    """The text without direction marks and unseen signs, "" if nothing can be seen in it.

    Line breaks stay only where `lines` is true, at most one empty line in a row.
    """
    shown = seen(unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")))
    if not any(_shows(sign) for sign in shown):
        return ""
    if lines:
        kept = "\n".join(_one_line(line) for line in shown.split("\n"))
        return re.sub(r"\n{3,}", "\n\n", kept).strip()
    return _one_line(shown)


def skeleton(name: str) -> str:
    """What the eye reads: equal for names that look alike (the basics of Unicode TS 39)."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    seen = (sign for sign in unicodedata.normalize("NFKD", folded) if _reads(sign))
    plain = "".join(LOOKALIKES.get(sign, sign) for sign in seen)
    return plain.replace("rn", "m").replace("vv", "w")


def stem(name: str) -> str:
    """The name without the number that the program added."""
    first, _, number = name.rpartition(" ")
    return first if first and number.isdigit() else name


def seen(text: str) -> str:
    """The text without signs that cannot be seen; of marks set upon one another three stay."""
    kept = []
    marks = 0
    for sign in text:
        if _is_unseen(sign):
            continue  # what nobody sees between two marks does not part them
        marks = marks + 1 if _is_mark(sign) else 0
        if marks <= MOST_MARKS:
            kept.append(sign)
    return LOOSE_JOINER.sub("", "".join(kept))


def _is_unseen(sign: str) -> bool:
    """Controls, format signs, private use and noncharacters; new letters Python does not know yet stay."""
    kind = unicodedata.category(sign)
    if kind == "Cn":
        return ord(sign) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(sign) <= 0xFDEF
    return kind in ("Cc", "Cf", "Co", "Cs") and sign not in "\n\t\u200d"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign) in ("Mn", "Me")


def _shows(sign: str) -> bool:
    return (unicodedata.category(sign)[0] not in "ZMC" and sign not in BLANKS) or unicodedata.category(sign) == "Cn"


def _reads(sign: str) -> bool:
    return _shows(sign) and sign not in "·•‧・-_.'"
