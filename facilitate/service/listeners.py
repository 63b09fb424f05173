"""Who is told what was written in a meeting."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from facilitate.core.act import Entry
from facilitate.core.meeting import Meeting

log = logging.getLogger(__name__)
Listener = Callable[[str, Meeting, str, Sequence[Entry]], None]
"""Called with (code, meeting, chain, entries)."""
Unkept = Callable[[str, str], None]
"""Called with (code, rule): why something could not be kept there."""


@dataclass(frozen=True)
class Listeners:
    """`of_all` hear of every entry, each once, in order; `of_own` of what was accepted at this process alone,
    `of_unkept` of what it could not keep."""

    of_all: list[Listener] = field(default_factory=list)
    of_own: list[Listener] = field(default_factory=list)
    of_unkept: list[Unkept] = field(default_factory=list)

    def tell(self, code: str, m: Meeting, chain: str, entries: Sequence[Entry], own: Sequence[Entry]) -> None:
        """What a listener fails at is its own affair: the act is durable and is answered."""
        heard = [(listener, entries) for listener in self.of_all] + [(listener, own) for listener in self.of_own]
        for listener, some in heard:
            if some:
                try:
                    listener(code, m, chain, some)
                except Exception:
                    log.exception("%s: a listener failed", code)

    def tell_unkept(self, code: str, rule: str) -> None:
        """What was to be written could not be kept, for that reason."""
        for listener in self.of_unkept:
            try:
                listener(code, rule)
            except Exception:
                log.exception("%s: a listener failed", code)
