"""What somebody who holds the log and wants the minutes to say another thing makes of a close, before all is chained anew."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import msgspec

from facilitate.core.act import Entry
from facilitate.core.ballot.ballot_events import BallotClosed, apart_counts
from facilitate.core.ballot.receipts import CODE
from tests.reports.leaves import Path, leaves

OUTCOMES = ("carried", "failed", "tied", "none")
SIDES = ("for", "against", "abstain")
ELSEWHERE = {"id"}
"""Another ballot's id is another ballot: the log then makes no sense."""


def lies(log: list[Entry]) -> Iterator[tuple[Path, list[Entry]]]:
    """(the leaf of the close, the log with another value there): every leaf, each with what it could be instead."""
    at, closed = next((n, e.event) for n, e in enumerate(log) if isinstance(e.event, BallotClosed))
    plain = msgspec.json.decode(msgspec.json.encode(closed))
    for path in leaves(plain):
        if path[0] in ELSEWHERE | {"type"}:
            continue
        for other in instead(path, _at(plain, path)):
            try:
                lie = msgspec.convert(_with(plain, path, other), BallotClosed)
            except msgspec.ValidationError:
                continue
            if lie == closed or (path[0] == "apart" and apart_counts(closed) is None):
                continue  # the same again; or what no record tells
            yield path, [*log[:at], msgspec.structs.replace(log[at], event=lie), *log[at + 1 :]]


def instead(path: Path, leaf: Any) -> list[Any]:
    """What could stand there, of the same shape."""
    if path[0] == "outcome":
        return [one for one in OUTCOMES if one != leaf]
    if path[0] == "receipts" and isinstance(leaf, str) and CODE.fullmatch(leaf):
        return [f"{leaf[:-3]}{(int(leaf[-3:]) + 1) % 1000:03}", "p0"]
    match leaf:
        case bool():
            return [not leaf]
        case int():
            return [leaf + 1, leaf - 1]
        case str() if leaf in SIDES:
            return [side for side in SIDES if side != leaf]
        case str() if _number(leaf):
            return [str(Fraction(leaf) + 1), str(Fraction(leaf) / 2 + 5)]
        case str():
            return [f"{leaf}1", "p0"]
        case dict():
            return [{"1": 1}, {"1": "1"}, {"for": 2, "against": 5, "abstain": 0}]
        case _:
            return [["1"], ["p0"], [{"level": "for", "text": "好"}]]


def _number(text: str) -> bool:
    return bool(text) and all(part.isdigit() for part in text.split("/"))


def _at(told: Any, path: Path) -> Any:
    for key in path:
        told = told[key]
    return told


def _with(told: Any, path: Path, value: Any) -> Any:
    if not path:
        return value
    key, rest = path[0], path[1:]
    if isinstance(told, dict):
        return told | {key: _with(told[key], rest, value)}
    return [*told[:key], _with(told[key], rest, value), *told[key + 1 :]]
