"""Who was heard: measures of how evenly the talking was shared, from one record (METHODS.md, section 5).

The base is everybody who came except neutral roles; people who stayed silent count as zero.
"""

from __future__ import annotations

from collections import Counter
from math import exp, log
from typing import Any

import msgspec

from facilitate.reports.record import Record
from facilitate.reports.rows import Answer, Comment, Item, Offer, Person
from facilitate.reports.ties import ties

SECONDS_A_MINUTE = 60


class Talk(msgspec.Struct, frozen=True):
    """One person: seconds spoken, minutes present, number of turns, and whether she had any voice at all."""

    person: str
    group: str
    seconds: int
    minutes: float
    turns: int
    voice: bool


def measures(record: Record) -> dict[str, Any]:
    """All measures by name; a measure that has nothing to measure is None. Shares and ratios have no unit."""
    people = talks(record)
    seconds = [talk.seconds for talk in people]
    shares = [talk.seconds / talk.minutes for talk in people]
    network = ties(record)
    return {
        "people": len(people),
        "turns": sum(talk.turns for talk in people),
        "talk_seconds": sum(seconds),
        "talk_gini": _rounded(gini(shares)),
        "effective_voices": _rounded(effective_voices(seconds)),
        "half_held_by": half_held_by(seconds),
        "not_spoken": [talk.person for talk in people if not talk.seconds],
        "no_voice": [talk.person for talk in people if not talk.voice],
        "group_ratio": {code: _rounded(ratio) for code, ratio in group_ratio(people).items()},
        "between_groups": _rounded(between_groups(people)),
        "first_voices": None,
        "density": _rounded(network.density),
        "reciprocity": _rounded(network.reciprocity),
        "isolates": network.isolates,
        "e_i": _rounded(network.e_i),
    }


def talks(record: Record) -> tuple[Talk, ...]:
    """One row for each person who is not neutral, in the order of the record; minutes present are at least one."""
    end = length(record)
    voices = voiced(record)
    came = (person for person in record.people if not person.neutral and not person.doors)
    return tuple(_talk(record, person, end, voices) for person in came)


def length(record: Record) -> int:
    """Seconds from the start to the last thing recorded."""
    ends = [person.to or 0 for person in record.people] + [stage.to or 0 for stage in record.stages]
    return max([*ends, *(turn.from_ + turn.seconds for turn in record.turns)], default=0)


def voiced(record: Record) -> set[str]:
    """Everybody who spoke, wrote, answered, offered, voted by name, took a task or confirmed. Secret votes are not asked."""
    rows: tuple[Item | Comment | Answer | Offer, ...] = (
        *record.items,
        *record.comments,
        *record.answers,
        *record.offers,
    )
    written = {row.by for row in rows if row.by}
    spoken = {turn.person for turn in record.turns if turn.seconds}
    voted = {person for ballot in record.ballots for person in ballot.choices}
    return (
        written | spoken | voted | {act.who for act in record.actions} | {done.person for done in record.confirmations}
    )


def gini(values: list[float]) -> float | None:
    """Gini index with the small-sample correction n/(n-1): 0 all equal, 1 one person has all. None under two people."""
    ordered = sorted(values)
    n = len(ordered)
    if n < 2 or sum(ordered) == 0:
        return None
    weighted = sum((2 * place - n - 1) * value for place, value in enumerate(ordered, 1))
    return weighted / (n * sum(ordered)) * n / (n - 1)


def effective_voices(seconds: list[int]) -> float | None:
    """exp of the Shannon entropy of the shares: "as if so many people had shared the time equally"."""
    total = sum(seconds)
    shares = [spoken / total for spoken in seconds if spoken]
    return exp(-sum(share * log(share) for share in shares)) if total else None


def half_held_by(seconds: list[int]) -> int | None:
    """The least number of people who together held the floor for half of the time."""
    total, held = sum(seconds), 0
    for count, spoken in enumerate(sorted(seconds, reverse=True), 1):
        held += spoken
        if total and held * 2 >= total:
            return count
    return None


def group_ratio(people: tuple[Talk, ...]) -> dict[str, float | None]:
    """Share of the talking divided by share of the people, by group: 1 is its due."""
    talked, came = _by_group(people)
    return {code: talked[code] / came[code] if talked else None for code in came}


def between_groups(people: tuple[Talk, ...]) -> float | None:
    """Theil's between part, sum of s ln(s/p) over groups: 0 where each talks in proportion to its people."""
    talked, came = _by_group(people)
    return sum(share * log(share / came[code]) for code, share in talked.items() if share) if talked else None


def _by_group(people: tuple[Talk, ...]) -> tuple[dict[str, float], dict[str, float]]:
    total = sum(talk.seconds for talk in people)
    came = Counter(talk.group for talk in people)
    spoken: Counter[str] = Counter()
    for talk in people:
        spoken[talk.group] += talk.seconds
    shares = {code: spoken[code] / total for code in came} if total else {}
    return shares, {code: count / len(people) for code, count in came.items()}


def _talk(record: Record, person: Person, end: int, voices: set[str]) -> Talk:
    turns = [turn for turn in record.turns if turn.person == person.id]
    stayed = (person.to if person.to is not None else end) - person.from_
    return Talk(
        person=person.id,
        group=person.group,
        seconds=sum(turn.seconds for turn in turns),
        minutes=max(stayed / SECONDS_A_MINUTE, 1.0),
        turns=len(turns),
        voice=person.id in voices,
    )


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
