"""A group that agrees with nobody: in every open vote most of it stood on another side than most of every other group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from facilitate.reports.cast import Cast
from facilitate.reports.lines import Line, line
from facilitate.reports.numbers import Numbers
from facilitate.reports.record import Record
from facilitate.reports.rows import Ballot

LEAST_VOTES, LEAST_PEOPLE = 2, 5


def alone(record: Record, numbers: Numbers, cast: Cast) -> Iterator[Line]:
    """One sentence for each such group: of five voters or more, in two votes or more by name or by hands.

    A secret ballot keeps no choices, so nothing is said about it.
    """
    sides: dict[str, list[tuple[Ballot, bool]]] = {}
    for ballot in record.ballots:
        most = _most(ballot, cast) if ballot.secrecy != "secret" else {}
        for group, side in most.items():
            others = [theirs for other, theirs in most.items() if other != group]
            if others:
                sides.setdefault(group, []).append((ballot, side in others))
    for group, held in sides.items():
        if len(held) >= LEAST_VOTES and not any(shared for _, shared in held):
            refs = numbers.refs("ballot", (ballot.id for ballot, _ in held))
            yield line(
                "{group}在{n}次表决里，多数都与其他各方的多数不同，请单独听听。",
                refs,
                group=cast.group(group),
                n=len(held),
            )


def _most(ballot: Ballot, cast: Cast) -> dict[str, str]:
    """Group -> the side most of it took; groups of fewer than five voters and ties are left out."""
    groups: dict[str, Counter[str]] = {}
    for person, choice in ballot.choices.items():
        if isinstance(choice, str):
            groups.setdefault(cast.group_code(person), Counter())[choice] += 1
    ranked = {group: found.most_common(2) for group, found in groups.items() if found.total() >= LEAST_PEOPLE and group}
    return {group: top[0][0] for group, top in ranked.items() if len(top) == 1 or top[0][1] > top[1][1]}
