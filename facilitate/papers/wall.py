"""A rule as a poster for the wall before there is a meeting: articles and who keeps them, the course, how it decides."""

from __future__ import annotations

from typing import NamedTuple

from facilitate.papers import page
from facilitate.papers.pdf import press
from facilitate.papers.rules import Article
from facilitate.papers.tongue import Tongue

SIZES = ("huge", "few", "roomy", "", "many", "tiny")  # tried in turn until all stands on one sheet
PAPERS = {"A3": 1.0, "A4": 0.7071}  # drawn as A3, and smaller


class Step(NamedTuple):
    """One stage on the course: when it comes and how long it lasts, in words."""

    when: str
    title: str
    lasts: str


class Wall(NamedTuple):
    """What stands on the poster, in one language."""

    title: str
    purpose: str
    about: str
    version: str
    articles: tuple[Article, ...]
    steps: tuple[Step, ...]
    decides: tuple[str, ...]

    @property
    def width(self) -> str:
        """How the title is set; a Latin letter is half a character wide."""
        wide = sum(1 if ord(letter) > 0x2E80 else 0.5 for letter in self.title)
        return "longer" if wide > 11 else "long" if wide > 9 else ""


def poster(wall: Wall, tongue: Tongue, paper: str) -> bytes:
    """The PDF on A3 or A4, one sheet. Raises PdfFailed."""
    for size in SIZES:
        made = press(page.dressed(_html(wall, tongue, size), language=tongue.code), PAPERS[paper])
        if made.pages == 1:
            break
    return made.data


def _html(wall: Wall, tongue: Tongue, size: str) -> str:
    return page.page("wall.html", tongue, wall=wall, size=size)
