"""Stands in for the workshop where a test is not about what a paper looks like."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from facilitate.papers import Paper, PdfFailed
from facilitate.papers.doing import Doing
from facilitate.web import paperlist, papers
from tests.web.pages_app import House, make_house

RARE = "\U0010abcd"


class Maker:
    """Stands in for the workshop: a few bytes for each paper, and who asked for what."""

    hands = 1

    def __init__(self) -> None:
        self.made: list[tuple[str, str, str]] = []
        self.ahead: list[bool] = []
        self.closed = False
        self.looked = 0
        self.during: Callable[[], object] = lambda: None

    def __call__(self, name, ext, _record, lang, _links, tell=lambda _: None, *, ahead=False) -> Paper:
        self.made.append((name, ext, lang))
        self.ahead.append(ahead)
        tell(Doing(page=3))
        self.during()
        if name == "needs" and ext == "pdf":
            raise PdfFailed("没有做成", "not made")
        return Paper(
            b"x", "application/pdf", f"{name} {lang}.{ext}", (RARE,) if name == "minutes" and ext == "pdf" else ()
        )

    def close(self) -> None:
        self.closed = True

    def known(self, families: Sequence[str]) -> Sequence[str]:
        """This computer has every typeface."""
        self.looked += 1
        return families


def paper_house(folder: Path) -> House:
    """A house with the pages of papers."""
    found = make_house(folder)
    for part in (papers, paperlist):
        found.app.register_blueprint(part.pages)
    return found
