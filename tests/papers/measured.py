"""Who was heard, worked out again from record.json alone by the formulas of METHODS.md, section 5, by means of its own."""

from __future__ import annotations

import math
from collections import Counter
from typing import Any

Json = dict[str, Any]


def seconds(record: Json) -> Counter[str]:
    """How long each person spoke; who runs the meeting is left out, who was silent counts with nothing."""
    spoken = Counter({person["id"]: 0 for person in voices(record)})
    for turn in record["turns"]:
        if turn["person"] in spoken:
            spoken[turn["person"]] += turn["seconds"]
    return spoken


def voices(record: Json) -> list[Json]:
    return [person for person in record["people"] if not person["neutral"]]


def gini(record: Json) -> float:
    """Half the mean difference of any two, over the mean, of the seconds per minute present, corrected for small groups."""
    spoken = seconds(record)
    rates = [spoken[person["id"]] / ((person["to"] - person["from"]) / 60) for person in voices(record)]
    n, total = len(rates), sum(rates)
    apart = sum(abs(a - b) for a in rates for b in rates)
    return apart / (2 * n * total) * n / (n - 1) if total else 0.0


def half(record: Json) -> int:
    """The least number of people who spoke half of the time."""
    spoken, told = seconds(record), 0
    for number, share in enumerate(sorted(spoken.values(), reverse=True), 1):
        told += share
        if 2 * told >= spoken.total():
            return number
    return 0


def between(record: Json) -> float:
    """How far the shares of talk of the groups stand from their shares of people (Theil, between groups)."""
    spoken, people = seconds(record), voices(record)
    groups = Counter(person["group"] for person in people)
    talk = {g: sum(spoken[p["id"]] for p in people if p["group"] == g) / (spoken.total() or 1) for g in groups}
    return sum(share * math.log(share / (groups[g] / len(people))) for g, share in talk.items() if share)


def ties(record: Json) -> set[tuple[str, str]]:
    """Who turned to whom: replies, words to somebody, a task to whoever helps with it."""
    own = {person["id"] for person in voices(record)}
    writer = {row["id"]: row["by"] for row in (*record["items"], *record["comments"])}
    found = {(c["by"], writer.get(c["reply_to"])) for c in record["comments"] if c["reply_to"]}
    found |= {(turn["person"], turn["to"]) for turn in record["turns"] if turn["to"]}
    found |= {(a["who"], helper) for a in record["actions"] for helper in a["with"]}
    return {(a, b) for a, b in found if a in own and b in own and a != b}


def silent(record: Json) -> tuple[int, int]:
    """How many did not speak, and how many neither spoke nor wrote, voted by name, took a task or confirmed."""
    spoke = {turn["person"] for turn in record["turns"] if turn["seconds"]}
    wrote = {row["by"] for row in (*record["items"], *record["comments"], *record["answers"], *record["offers"])}
    did = {person for ballot in record["ballots"] for person in ballot["choices"]}
    did |= {action["who"] for action in record["actions"]} | {row["person"] for row in record["confirmations"]}
    quiet = [person["id"] for person in voices(record) if person["id"] not in spoke]
    return len(quiet), sum(id not in wrote | did for id in quiet)
