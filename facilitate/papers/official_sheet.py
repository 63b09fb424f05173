"""What stands on the pages of the official form, before it becomes a page or a DOCX."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Passage:
    """One paragraph; `head` runs in before the text, in its own typeface."""

    text: str
    head: str = ""


@dataclass(frozen=True)
class Chapter:
    title: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Sheet:
    """All that stands on the pages. `number`, `copies` and `printed` may be empty: then the place stays open or is left out."""

    mark: str
    number: str
    office: str
    signer: str
    day: str
    title: str
    state: str
    opening: tuple[Passage, ...]
    chapters: tuple[Chapter, ...]
    attended: tuple[tuple[str, str], ...]
    copies: str
    printed: tuple[str, str, str]
