"""Text broken into lines of a given width where nothing else breaks it: Latin words whole, no line beginning with a full stop."""

from __future__ import annotations

import re
from collections.abc import Iterator

from facilitate.papers.charts import room

BREAK = re.compile(r"(?<=[：？])(?=.)|(?<=[:?]) ")
PIECE = re.compile(r"[\u2e80-\uffef][，。、；：？！）》」』”’…,.;:!?)]*\s?|[!-~\u00a0-\u2e7f]+\s*|\s+|.", re.DOTALL)


def wrapped(said: str, wide: float, size: float) -> list[str]:
    """The lines, each about `wide` at most; a word longer than a line is cut."""
    lines, line = list[str](), ""
    for piece in _pieces(said, wide, size):
        if line and _room((line + piece).rstrip(), size) > wide:
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    return [*lines, line.rstrip()] if line.strip() else lines


def halves(title: str, most: float, wide: float = 1) -> list[str]:
    """A title longer than `most` ems in two lines, broken after its colon or its question, where it has one; `wide`: of a
    letter, in ems."""
    if len(title) * wide <= most:
        return [title]
    return [part.strip() for part in BREAK.split(title, maxsplit=1)]


def _pieces(said: str, wide: float, size: float) -> Iterator[str]:
    for piece in PIECE.findall(" ".join(said.split())):
        if _room(piece, size) <= wide:
            yield piece
        else:
            yield from piece


def _room(said: str, size: float) -> float:
    """As `room`, which is generous with the single letters of a chart; in running text Latin letters take less."""
    latin = "".join(sign for sign in said if sign < "\u2e80")
    return room(said, size) - 0.12 * room(latin, size)
