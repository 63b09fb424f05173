"""One meeting as it is shown by this process: copies for the audiences, what is to be told, and whose phones are connected."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from facilitate.web.published import Published


@dataclass
class Show:
    """One meeting as it is shown: `keys` and `people` are what commits have touched since the last patch, `chain` the log's
    hash after the last step: with every vote it would send the whole `meeting` to everybody. The `broken` audiences have lost
    their copy, and hear everything when there is a new one. `gap` (ms) is how long changes are gathered now."""

    gap: int = 0
    chain: str = ""
    copies: dict[str, Published] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    told: dict[str, bytes] = field(default_factory=dict)
    phones: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    online: set[str] = field(default_factory=set)
    kept: dict[str, Any] = field(default_factory=dict)
    due: int = 0
    last: int = 0
    awaited: int = 0
    cut_at: int = 0

    def moved(self, person: str, change: int) -> None:
        """So many phones of this person more, or fewer, are connected; the wall is nobody's."""
        self.phones[person] += change
        if self.phones[person] <= 0:
            self.phones.pop(person)
            self.told.pop(person, None)
            self.online.discard(person)
        elif person:
            self.online.add(person)
        if person:
            self.keys |= {f"person/{person}", "people"}
