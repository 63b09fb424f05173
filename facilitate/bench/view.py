"""What a phone's screen shows: patches applied one after another; and in what two screens differ."""

from dataclasses import dataclass, field
from typing import Any

Entities = dict[str, dict[str, Any]]
PASSING = frozenset({"online", "phones", "head"})
"""True of a moment, not of the meeting: who has a line open just now, and the log's head, which on screens waits for a step."""


@dataclass
class View:
    """As static/js/store.js keeps it; `gaps` counts the patches that came too early."""

    seq: int = 0
    entities: Entities = field(default_factory=dict)
    gaps: int = 0

    def apply(self, patch: dict[str, Any]) -> None:
        """Take up a patch; one that begins after what was seen, or ends before it, changes nothing."""
        if patch["from"] > self.seq:
            self.gaps += 1
        elif patch["to"] >= self.seq:
            self._replace(patch)

    def _replace(self, patch: dict[str, Any]) -> None:
        if patch["from"] == 0:
            self.entities = {}
        for key in patch["cut"]:
            self.entities.pop(key, None)
        self.entities.update(patch["put"])
        self.seq = patch["to"]


def settled(entities: Entities) -> Entities:
    """Entities without what passes."""
    return {key: _lasting(each) for key, each in entities.items()}


def differing(one: Entities, other: Entities) -> list[str]:
    """The keys of what two screens do not show alike, apart from what passes."""
    return sorted(key for key in one.keys() | other if not _same(one.get(key), other.get(key)))


def _same(one: dict[str, Any] | None, other: dict[str, Any] | None) -> bool:
    if one is None or other is None:
        return one is other
    return one == other or _lasting(one) == _lasting(other)


def _lasting(entity: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in entity.items() if name not in PASSING}
