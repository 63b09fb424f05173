"""Who looks at a meeting from the other processes of the house."""

from __future__ import annotations

from collections.abc import Iterable, Set
from typing import Protocol


class Others(Protocol):
    alone: bool
    """Whether this process is the only one."""

    def people(self, code: str, /) -> Set[str]:
        """Who has a phone connected elsewhere."""

    def first(self, code: str, people: Iterable[str], /) -> bool:
        """Whether a process that comes before this one has phones of these people too: one of two then gives way."""

    def phones(self) -> int:
        """How many phones are connected elsewhere, of all meetings."""

    def meetings(self) -> Set[str]:
        """In which meetings a phone is connected elsewhere."""

    def moved(self, code: str, /) -> None:
        """A phone has come or gone here."""


class Nobody:
    """This process is the only one."""

    alone = True

    def people(self, _code: str, /) -> Set[str]:
        return frozenset()

    def first(self, _code: str, _people: Iterable[str], /) -> bool:
        return False

    def phones(self) -> int:
        return 0

    def meetings(self) -> Set[str]:
        return frozenset()

    def moved(self, _code: str, /) -> None:
        """There is nobody to tell."""
