"""What a meeting's people said to its statements in the open: votes for and against, signs of agreement, sides taken."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from facilitate.reports.opinions import OpinionGroups, Statement, opinions
from facilitate.reports.record import Record
from facilitate.reports.rows import Hand, Turn

SIDES = {"for": 1, "against": -1, "abstain": 0, "agree": 1, "disagree": -1}
TYPES = frozenset({"yesno", "consent"})


def opinion(record: Record) -> OpinionGroups | None:
    """The opinion groups of the meeting; None where it asked for few answers in the open (secret votes are not asked)."""
    return opinions(answers(record))


def measure(record: Record) -> dict[str, Any] | None:
    """The same for record.json, by ids and numbers alone: who is in which group is nowhere."""
    found = opinion(record)
    if found is None:
        return None
    return {
        "people": found.people,
        "placed": found.placed,
        "statements": found.statements,
        "sizes": list(found.sizes),
        "caution": found.caution,
        "common": [_told(one) for one in found.common],
        "dividing": [_told(one) for one in found.dividing],
    }


def answers(record: Record) -> dict[str, dict[str, int]]:
    """Person to item to 1, -1 or 0 (abstained): of several answers to one item a vote counts before a sign, a sign before
    a side taken to speak, and the later before the earlier. Slips without a name belong to nobody here."""
    known = {person.id for person in record.people}
    found: dict[str, dict[str, int]] = {}
    for person, item, side in (*_sides(record), *_signs(record), *_votes(record)):
        if person in known and side in SIDES:
            found.setdefault(person, {})[item] = SIDES[side]
    return found


def _sides(record: Record) -> Iterator[tuple[str, str, str]]:
    rows: tuple[Hand | Turn, ...] = (*record.hands, *record.turns)
    for row in rows:
        if row.item and row.stance:
            yield row.person, row.item, row.stance


def _signs(record: Record) -> Iterator[tuple[str, str, str]]:
    for sign in record.signals:
        if sign.person and sign.item:
            yield sign.person, sign.item, sign.signal


def _votes(record: Record) -> Iterator[tuple[str, str, str]]:
    for ballot in record.ballots:
        if ballot.type in TYPES and len(ballot.items) == 1:
            for person, choice in ballot.choices.items():
                yield person, ballot.items[0], _side(choice)


def _side(choice: Any) -> str:
    """The side alone, also where a reason stands with it."""
    return str(choice["level"] if isinstance(choice, dict) else choice)


def _told(one: Statement) -> dict[str, Any]:
    shares = [{"agree": share.agree, "disagree": share.disagree, "answered": share.answered} for share in one.shares]
    return {"item": one.id, "consensus": round(one.consensus, 3), "divide": round(one.divide, 3), "groups": shares}
