"""The papers of a meeting as the page afterwards lays them out: title, forms, and for whom."""

from dataclasses import dataclass

from facilitate.papers import NAMES, bilingual, offered
from facilitate.reports.record import Record
from facilitate.reports.rows import Words


@dataclass(frozen=True)
class OnShelf:
    """One paper: its name in addresses, its title, its forms; `private`: only for organiser, host and recorder."""

    name: str
    title: Words
    forms: tuple[str, ...]
    private: bool


def shelf(staff: bool, record: Record, both: bool = False) -> list[OnShelf]:
    """The papers after a meeting that somebody may take: staff all, others the public ones; none that would be empty.

    With `both` those in both languages.
    """
    after = (
        OnShelf(name, kind.title, bilingual.forms(name) if both else kind.exts, kind.private)
        for name, kind in NAMES.items()
        if kind.when != "before" and offered(name, record)
    )
    return [paper for paper in after if paper.forms and (staff or not paper.private)]
