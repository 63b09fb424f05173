"""The bars of a ballot in sentences: what a side had, what it needed, in which group and by what weight."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import ceil, floor
from typing import Any

from facilitate.reports.cast import Cast
from facilitate.reports.lines import Line, line
from facilitate.reports.outcomes import sides
from facilitate.reports.rows import Ballot, Words

UNITS = {"one": "{n}票", "household": "{n}户", "area": "{n}平方米"}
NEEDED = {"one": "{needed}票", "household": "{needed}户", "area": "{needed}平方米"}
WHOLE = {"one", "household"}
ASKED = {"over": "要超过{needed}", "least": "要{needed}", "count": "要{needed}", "most": "至多{needed}"}


def bars(ballot: Ballot, cast: Cast) -> tuple[Line, ...]:
    """Every bar in the rule's order, one of every group once for each group."""
    return tuple(_bar(ballot, row, cast) for row in ballot.bars)


def missed(ballot: Ballot, cast: Cast) -> tuple[Line, ...]:
    """The bars that were not reached; of what carried those that say more than a number of votes: by household, by area,
    in every group."""
    if ballot.outcome != "carried":
        return tuple(_bar(ballot, row, cast) for row in ballot.bars if not row["held"])
    heavy = [row for row in ballot.bars if any(one.get("weigh") not in (None, "one") for one in ballot.bars)]
    groups = [row for row in ballot.bars if row.get("group")]
    every = next((row for row in ballot.bars if row.get("in_group") == "every" and not row.get("group")), None)
    if every:
        return (line("每一方都达到"),)
    if groups:
        told = tuple(line("{group}{value}", group=cast.side(str(row["group"])), value=_value(row)) for row in groups)
        return (line("每一方都达到，{side}的有{groups}", side=_side(ballot, groups[0]), groups=told),)
    return tuple(_bar(ballot, row, cast) for row in heavy)


def _bar(ballot: Ballot, row: Mapping[str, Any], cast: Cast) -> Line:
    """`业主一方：赞成0票，要2票，没有达到`; of a small group on a secret ballot only whether it was reached, and where each
    group must agree only whether all did."""
    side, held = _side(ballot, row), line("达到" if row["held"] else "没有达到")
    told = line("{side}：{held}", side=side, held=held)
    if row["value"]:
        told = line("{side}{value}，{asked}，{held}", side=side, value=_value(row), asked=_asked(row), held=held)
    if row.get("in_group") == "every" and not row.get("group"):
        return line("每一方：{bar}", bar=told)
    return line("{group}一方：{bar}", group=cast.side(str(row["group"])), bar=told) if row.get("group") else told


def _side(ballot: Ballot, row: Mapping[str, Any]) -> Words | Line:
    names = sides(ballot)
    if row.get("side") not in names:
        return Words(zh="到会", en="present")
    name = names[row["side"]]
    return line("“{side}”", side=name) if ballot.levels else name


def _value(row: Mapping[str, Any]) -> Line:
    return line(UNITS[row.get("weigh") or "one"], n=_n(row["value"]) if row["value"] else "—")


def _asked(row: Mapping[str, Any]) -> Line:
    """Votes and homes are told as the whole number that is enough: of 11 votes cast more than half are 6."""
    weigh, needed = row.get("weigh") or "one", Fraction(row["needed"])
    kind = next(key for key in ASKED if row.get(key) is not None)
    if kind == "most" and not needed:
        return line("一票也不能有")
    if weigh in WHOLE and Fraction(row["value"]).denominator == 1:
        enough = floor(needed) + 1 if kind == "over" else floor(needed) if kind == "most" else ceil(needed)
        kind, needed = "least" if kind == "over" else kind, Fraction(enough)
    return line(ASKED[kind], needed=line(NEEDED[weigh], needed=_n(str(needed))))


def _n(told: str) -> int | str:
    """A whole number as one, so that one vote is not `1 votes`."""
    number = Fraction(told)
    return int(number) if number.denominator == 1 else exact(told)


def exact(told: str) -> str:
    """An exact number as people read it: whole, or with two places at most."""
    number = Fraction(told)
    return str(number.numerator) if number.denominator == 1 else f"{float(number):.2f}".rstrip("0").rstrip(".")
