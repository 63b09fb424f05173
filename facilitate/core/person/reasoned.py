"""The reasons that people gave with their votes, in what a ballot came to."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

CHOSEN = ("choices", "slips")
"""Fields of a ballot that was closed: by person or by slip what was chosen, and why."""


def each_reason(
    plain: dict[str, Any], change: Callable[[str], str], ids: Collection[str] | None = None
) -> dict[str, Any]:
    """A BallotClosed as it stands in the log with every reason changed, or those of these people alone. What they chose stays."""

    def asked(who: str) -> bool:
        return ids is None or who in ids

    reasons = [
        one | {"text": change(one["text"])} if asked(one.get("who", "")) else one for one in plain.get("reasons", ())
    ]
    chosen = {
        name: {who: _without(choice, change) if asked(who) else choice for who, choice in plain[name].items()}
        for name in CHOSEN
        if name in plain
    }
    return plain | ({"reasons": reasons} if reasons else {}) | chosen


def reasons_of(plain: dict[str, Any], ids: Collection[str]) -> set[str]:
    """What these people gave as their reasons; nothing in any other event."""
    if plain["type"] != "BallotClosed":
        return set()
    told = set[str]()
    each_reason(plain, lambda text: told.add(text) or text, ids)  # type: ignore[func-returns-value]
    return told - {""}


def _without(choice: Any, change: Callable[[str], str]) -> Any:
    return choice | {"why": change(choice["why"])} if isinstance(choice, dict) and choice.get("why") else choice
