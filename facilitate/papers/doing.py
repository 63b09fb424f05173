"""How far a paper is while it is made, and that nobody waits for it any more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Doing:
    """So many papers are made before it; or it is at this page; or all pages are laid out and it is being `printed`.

    Nothing of that: it has just been begun.
    """

    before: int = 0
    page: int = 0
    printed: bool = False


class Abandoned(Exception):
    """Whoever wanted it has gone away; raised by a `Tell`."""


Tell = Callable[[Doing], None]


def silent(_doing: Doing) -> None:
    """Nobody wants to hear how far it is."""
