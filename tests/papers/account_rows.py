"""Rows and sentences of what is put up and sent round: votes with their bars, needs, places, money; what each number must be."""

from __future__ import annotations

import statistics
from typing import Any

from tests.papers.account_rules import ROW, Rules, place, promised_row, says, standings
from tests.papers.books import Books, graded

Json = dict[str, Any]
NEEDS, PROMISES = 5, 6
"""How many needs or places, and how many promises, the page of news has room for."""


def put_up(b: Books) -> Rules:
    """Rules of the public notice and of the page of news."""
    record = b.record
    casts = {x["cast"] for x in record["ballots"]}
    bars = [bar for x in record["ballots"] for bar in x["bars"]]
    longest = max(len(b.promises), len(record["items"]), len(record["ballots"]))
    return [
        (ROW, lambda n, both, rest: 1 <= int(n) <= longest and _row(b, n, both, rest)),
        (r"^\| \*\*(?:(\d+)年)?(\d+)月(\d+)日\*\* \| (.*)$", lambda y, m, d, rest: due_row(b, [y, m, d] if y else [m, d], rest)),
        (r"^(\d+)\. (?=\S)", lambda n: 1 <= int(n) <= longest),
        (r"^- (\S+) \*\*(\d+)\*\*", lambda what, n: int(n) == figures(b).get(what)),
        (r"第(\d+)项　", lambda n: 1 <= int(n) <= longest),
        (r"(\d+)(票|户|平方米)，要(超过)?(\d+)\2", lambda n, _, over, m: any(_reached(x, n, bool(over), m) for x in bars)),
        (r"(\d+)票(?=[、。])", lambda n: n in {str(bar["value"]) for bar in bars if bar.get("group")}),
        (r"(\d+)人打“\S+?”的分，中位数(\d+)", lambda n, m: (int(n), float(m)) in medians(b)),
        (r"(\d+)人(?:分配预算|投票)", lambda n: int(n) in casts),
        (r"总额(\d+)元，用(\d+)元，剩(\d+)元", lambda *n: list(map(int, n)) in [money(x) for x in record["ballots"]]),
        (r"“([^”]+)”(\d+)", lambda level, n: any(int(n) in given(b, x, level) for x in record["ballots"])),
        (r"得点(\d+)。", lambda n: any(int(n) in totals.values() for some, totals in standings(b) if some[0]["type"] == "dots")),
        (r"另有(\d+)件，见《", lambda n: int(n) in {more for _, t in standings(b) for more in (len(t) - NEEDS, sum(map(bool, t.values())) - NEEDS)}),
        (r"另有(\d+)件，见会", lambda n: int(n) in {len(s["items"]) - NEEDS for s in record["selections"]} | {len(b.needs) - NEEDS}),
        (r"另有(\d+)项，见会", lambda n: int(n) == len(b.promises) - PROMISES),
        (r"剩余(\d+)元", lambda n: int(n) in {money(x)[2] for x in record["ballots"]}),
    ]  # fmt: skip


def due_row(b: Books, day: list[str], rest: str) -> bool | None:
    """A promise after its day."""
    rows = [row for row in b.promises if says(rest, (row.get("what") or row["text"])[:40])]
    return any(b.day(row["due"]) == day and not b.digits(rest) for row in rows) or None


def figures(b: Books) -> dict[str, int]:
    """The strip of numbers at the head of the page of news."""
    cards = [i for i in b.record["items"] if not i["originals"] and i["state"] == "shown" and i["kind"] != "report"]
    kinds = {i["id"]: i["kind"] for i in b.record["items"]}
    return {"到会": len(b.record["people"]), "写下的": len(cards), "答复与承诺": len(b.promises),
            "归并以后": sum(kinds[need["id"]] == "need" for need in b.needs)}  # fmt: skip


def _row(b: Books, n: str, both: str | None, rest: str) -> bool:
    told = b.digits(rest)
    return (
        not told
        or promised_row(b, n, both, rest)
        or any(place(b, standing, n, both, rest) for standing in standings(b))
        or any(
            told == _need(b, need, rest)
            for need in b.needs
            if not both and need["number"] == int(n) and says(rest, need["text"])
        )
        or any(told in _voted(b, ballot, rest) for ballot in b.record["ballots"])
    )


def _need(b: Books, need: Json, rest: str) -> list[str]:
    """Its dots, then the day of the first promise about it that stands in the row."""
    about = [row for row in b.promises if row["about"] in need["ids"] and says(rest, row.get("what") or row["text"])]
    dots = [] if need["dots"] is None else [str(need["dots"])]
    return dots + [part for row in about[:1] for part in b.day(row["due"])]


def _voted(b: Books, ballot: Json, rest: str) -> list[list[str]]:
    """The counts of a vote on these words, side by side or level by level; of a project its votes and its price."""
    found = []
    for id in ballot["items"]:
        if any(says(rest, words) for words in b.called(id)):
            counts = ballot["counts"]
            if ballot["type"] == "budget":
                found.append([str(counts.get(id)), str(ballot["costs"].get(id))])
            order = [level["id"] for level in ballot["levels"]] or ["for", "against", "abstain"]
            kept = [counts[side] for side in order if side in counts and (counts[side] or len(counts) < 4)]
            found.append([str(n) for n in kept])
    return found


def _reached(bar: Json, value: str, over: bool, needed: str) -> bool:
    """The value of a bar, and what it asks: more than a share, or the next whole number above it."""
    ask = float(b_number(bar["needed"]))
    wanted = {ask} if over or not bar.get("over") else {ask, float(int(ask) + 1)}
    return float(b_number(bar["value"])) == float(value) and (float(needed) in wanted or -(-ask // 1) == float(needed))


def b_number(value: Any) -> float:
    over, _, under = str(value).partition("/")
    return float(over) / float(under or 1)


def medians(b: Books) -> set[tuple[int, float]]:
    scores = [x for x in b.record["ballots"] if x["type"] == "score"]
    every = [graded(x, id, axis) for x in scores for id in x["items"] for axis in x["axes"]]
    return {(len(grades), float(statistics.median(grades))) for grades in every if grades}


def money(ballot: Json) -> list[int]:
    """What there was, what was used, and what is left."""
    if not ballot["budget"]:
        return [0, 0, 0]
    whole, used = int(float(ballot["budget"])), sum(int(ballot["costs"][id]) for id in ballot["funded"])
    return [whole, used, whole - used]


def given(b: Books, ballot: Json, words: str) -> list[int]:
    """How many gave this level, or how many votes what is called so got."""
    levels = [level["id"] for level in ballot["levels"] if level["title"]["zh"] == words]
    named = [id for id in ballot["items"] if any(says(words, one) and says(one, words) for one in b.called(id))]
    return [ballot["counts"][key] for key in (*levels, *named) if isinstance(ballot["counts"].get(key), int)]
