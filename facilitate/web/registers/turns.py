"""Whose turn it is: one after the other of each name, and where too many wait the longest line gives way, never one who comes alone."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from gevent.event import Event


@dataclass(eq=False)
class Waiting:
    """One who waits: until `called`, and then not to be worked on where she had to give way (`gone`)."""

    called: Event = field(default_factory=Event)
    gone: bool = False


class Turns:
    """At most `most` wait or are worked on, of all names together."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lines: dict[str, deque[Waiting]] = {}

    @contextmanager
    def turn(self, name: str) -> Iterator[bool]:
        """Waits until all are through who came before under this name. Whether it is her turn then: False where too many wait, and she
        was the last of the longest line."""
        mine = self._stand(name)
        try:
            mine.called.wait()
            yield not mine.gone
        finally:
            self._leave(name, mine)

    def _stand(self, name: str) -> Waiting:
        mine = Waiting()
        line = self._lines.setdefault(name, deque())
        line.append(mine)
        if line[0] is mine:
            mine.called.set()
        if sum(map(len, self._lines.values())) > self._most:
            self._make_room(mine)
        return mine

    def _make_room(self, newest: Waiting) -> None:
        longest = max(self._lines.values(), key=len)
        last = longest.pop() if len(longest) > 1 else newest
        last.gone = True
        last.called.set()

    def _leave(self, name: str, mine: Waiting) -> None:
        line = self._lines[name] if name in self._lines else deque[Waiting]()
        if mine in line:
            line.remove(mine)
        if line:
            line[0].called.set()
        else:
            self._lines.pop(name, None)
