"""The papers of a meeting as pages lay them out: title, forms, and for whom."""

from dataclasses import dataclass
from typing import Literal

from facilitate.papers import NAMES, bilingual, offered
from facilitate.reports.record import Record
from facilitate.reports.rows import Words

Shown = Literal["before", "after"]


@dataclass(frozen=True)
class OnShelf:
    """One paper: its name in addresses, its title, its forms; `private`: only for organiser, host and recorder."""

    name: str
    title: Words
    forms: tuple[str, ...]
    private: bool


def shelf(staff: bool, record: Record, both: bool = False, when: Shown = "after") -> list[OnShelf]:
    """The papers after a meeting (or before it) that somebody may take: staff all, others the public ones; none that would
    be empty; what serves before and after stands among those after. With `both` those in both languages.
    """
    found = (
        OnShelf(name, kind.title, bilingual.forms(name) if both else kind.exts, kind.private)
        for name, kind in NAMES.items()
        if (kind.when == "before") == (when == "before") and offered(name, record)
    )
    return [paper for paper in found if paper.forms and (staff or not paper.private)]
