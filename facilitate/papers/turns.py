"""Who makes which paper when: what people wait for before what is made ahead, in the order in which it was asked for."""

from __future__ import annotations

import itertools
import threading
from bisect import insort
from collections.abc import Sequence
from contextlib import suppress

from facilitate.papers.child import Child
from facilitate.papers.doing import Abandoned, Doing, Tell

AGAIN = 1.0
"""Seconds after which whoever waits is told again how many are before."""


class Turns:
    """Some children, each with one paper at a time; a paper that is being made is not begun a second time."""

    def __init__(self, children: Sequence[Child]) -> None:
        self._all = len(children)
        self._free = list(children)
        self._numbers = itertools.count()
        self._waiting: list[tuple[bool, int]] = []
        self._making: dict[bytes, list[Tell]] = {}
        self._changed = threading.Condition()

    def take(self, key: bytes, tell: Tell, *, ahead: bool = False) -> Child | None:
        """A child to make this paper with, to be given back; None when somebody else has made the same one meanwhile.

        What is made `ahead` waits for everybody, and leaves one child free where there are two. Raises Abandoned.
        """
        with self._changed:
            place = (ahead, next(self._numbers))
            insort(self._waiting, place)
            try:
                while key not in self._making:
                    if self._may(place):
                        self._making[key] = [tell]
                        return self._free.pop()
                    tell(Doing(before=self._before(place)))
                    self._changed.wait(AGAIN)
            finally:
                self._waiting.remove(place)
                self._changed.notify_all()
            self._making[key].append(tell)
            while key in self._making:
                self._changed.wait(AGAIN)
            return None

    def give(self, key: bytes, child: Child) -> None:
        """The paper is made, or will not be."""
        with self._changed:
            self._making.pop(key, None)
            self._free.append(child)
            self._changed.notify_all()

    def told(self, key: bytes, doing: Doing) -> None:
        """How far a paper is, to everybody who waits for it."""
        with self._changed:
            listeners = tuple(self._making.get(key, ()))
        for tell in listeners:
            with suppress(Abandoned):  # it is half made: whoever asks next is glad of it
                tell(doing)

    def _may(self, place: tuple[bool, int]) -> bool:
        spare = 1 if place[0] and self._all > 1 else 0
        return self._waiting[0] == place and len(self._free) > spare

    def _before(self, place: tuple[bool, int]) -> int:
        return self._waiting.index(place) + len(self._making)
