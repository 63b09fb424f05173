"""Characters for which no font of this computer has a glyph: named by their numbers, since they themselves cannot be printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facilitate.papers.blocks import Document, Para, text
from facilitate.papers.tongue import Tongue

MOST = 12


def sentence(missing: Sequence[str], tongue: Tongue) -> str:
    """What could not be printed and where it can be read, in one sentence."""
    codes = ", ".join(numbers(missing)[:MOST])
    more = "…" if len(missing) > MOST else ""
    return tongue.say(
        "有{n}个字符这台电脑没有字体，PDF 里印成了空白或方框：{codes}。请看网页版或 DOCX。",
        n=len(missing),
        codes=codes + more,
    )


def numbers(missing: Sequence[str]) -> list[str]:
    """`U+2A6A5` for each character."""
    return [f"U+{ord(sign):04X}" for signs in missing for sign in signs]


def told(paper: Document, missing: Sequence[str], tongue: Tongue) -> Document:
    """The same paper with that sentence at its end."""
    return replace(paper, blocks=(*paper.blocks, Para(text(sentence(missing, tongue)), "note")))
