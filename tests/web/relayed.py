"""Stands in for Redis: what one process says the others hear at once, unless the line is cut."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from facilitate.service.relay import Heard


class Line:
    def __init__(self) -> None:
        self.ends: list[End] = []
        self.cut = False

    def mend(self) -> None:
        """Everybody can be heard again."""
        self.cut = False
        for end in self.ends:
            for returned in end.returned:
                returned()


class End:
    """One process's relay."""

    def __init__(self, line: Line, me: str) -> None:
        self._line, self.me = line, me
        self.heard: dict[str, Heard] = {}
        self.returned: list[Callable[[], None]] = []
        line.ends.append(self)

    @property
    def up(self) -> bool:
        return not self._line.cut

    def hear(self, kind: str, heard: Heard, returned: Callable[[], None]) -> None:
        self.heard[kind] = heard
        self.returned.append(returned)

    def say(self, kind: str, things: dict[str, Any]) -> None:
        told = json.loads(json.dumps(things))
        for end in self._line.ends if not self._line.cut else []:
            if end is not self:
                end.heard[kind](self.me, told)
