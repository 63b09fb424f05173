"""The rows of ballots: what was asked, what it came to, and by which bars."""

from __future__ import annotations

from typing import Any

from facilitate.reports.heads import Row


class Apart(Row, frozen=True, kw_only=True):
    """Votes of roles that are counted beside the others and never ranked with them."""

    roles: tuple[str, ...] = ()
    eligible: int = 0
    cast: int = 0
    counts: dict[str, Any] = {}


class Receipt(Row, frozen=True):
    """A line of the published list: the receipt's code and its words, and what was chosen: a side, or how often each item."""

    code: str
    zh: str
    en: str
    choice: Any


class Ballot(Row, frozen=True, kw_only=True):
    """`counts`: by side, by item, or by item and axis a list of how many gave each grade from the lowest. Numbers in
    `scores`, `bars`, `weighed`, `costs` and `spent` are exact ("21/2"); `choices` stand here for open and named ballots,
    with `helped`: voter -> who entered it for her.
    `words`: what was voted on as it read when the ballot opened; `asked`: the roles that could vote. `parts` of a mixed score: share,
    title and what each gave to each item. `settled`: what became of a tie:
    host, lot, fail (the rule says that it falls) or repeat (voted again). `receipts` of a secret vote in their order;
    `unreceipted` of them are votes whose receipt nobody was told; `lost` votes could not be read."""

    id: str
    type: str
    items: tuple[str, ...] = ()
    axes: tuple[str, ...] = ()
    scale: tuple[int, int] | None = None
    stage: str = ""
    secrecy: str = "secret"
    per_person: int | None = None
    eligible: int = 0
    present: int = 0
    cast: int = 0
    counts: dict[str, Any] = {}
    apart: Apart | None = None
    sources: dict[str, int] = {}
    bars: tuple[dict[str, Any], ...] = ()
    outcome: str = "none"
    tie: bool = False
    of: str = ""
    count: str = ""
    scores: dict[str, str] = {}
    ranks: tuple[str, ...] = ()
    rounds: tuple[dict[str, int], ...] = ()
    pairs: dict[str, dict[str, int]] = {}
    weighed: dict[str, dict[str, str]] = {}
    choices: dict[str, Any] = {}
    helped: dict[str, str] = {}
    reasons: tuple[dict[str, Any], ...] = ()
    levels: tuple[dict[str, Any], ...] = ()
    costs: dict[str, str] = {}
    funded: tuple[str, ...] = ()
    spent: str = ""
    budget: str = ""
    seed: str = ""
    settled: str = ""
    asked: tuple[str, ...] = ()
    words: dict[str, str] = {}
    parts: tuple[dict[str, Any], ...] = ()
    question: dict[str, Any] | None = None
    receipts: tuple[Receipt, ...] = ()
    unreceipted: int = 0
    lost: int = 0
    from_: int = 0
    to: int | None = None
