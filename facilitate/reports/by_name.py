"""Who voted how where a ballot was open or named, and who entered it for whom; of a secret ballot nobody knows."""

from __future__ import annotations

from typing import Any, NamedTuple

from facilitate.reports.lines import Line, line
from facilitate.reports.outcomes import sides, texts
from facilitate.reports.record import Record
from facilitate.reports.rows import Ballot, Words


class Vote(NamedTuple):
    """What one person chose, in words; `side` where there was one matter to say yes or no to; `helper` entered it for her."""

    person: str
    said: Words | Line
    side: str
    helper: str


def votes(record: Record, ballot: Ballot) -> tuple[Vote, ...]:
    """One for each voter in the order in which they came; none of a secret ballot, and none before the close."""
    if ballot.secrecy == "secret":
        return ()
    names, heads = sides(ballot), texts(record)
    return tuple(
        Vote(person, names.get(side) or _items(choice, heads), side if side in names else "", ballot.helped.get(person, ""))
        for person, choice in ballot.choices.items()
        for side in [_side(choice)]
    )  # fmt: skip


def _side(choice: Any) -> str:
    """The side or level of a vote on one matter, which may stand beside its reason."""
    side = choice.get("level", "") if isinstance(choice, dict) else choice
    return side if isinstance(side, str) else ""


def _items(choice: Any, heads: dict[str, str]) -> Line:
    """What somebody picked, in the order in which she put it, with her dots or grades."""
    if isinstance(choice, dict):
        told = tuple(line("“{title}”{n}", title=heads.get(id, id), n=_points(n)) for id, n in choice.items())
    else:
        told = tuple(line("“{title}”", title=heads.get(id, id)) for id in choice)
    return line("{words}", words=told)


def _points(given: Any) -> Any:
    """Dots, or the grades on each side of a matter."""
    return tuple(given.values()) if isinstance(given, dict) else given
