"""The numbers of the needs report worked out again from record.json alone, by other means than the program's."""

from __future__ import annotations

import math
import re
import statistics
from collections import Counter
from typing import Any

Json = dict[str, Any]
AXES = ("importance", "satisfaction", "feasibility")


def needs(record: Json) -> list[Json]:
    """Needs in the order of the report, each with its figures."""
    heads = [
        i for i in record["items"] if i["kind"] in ("need", "idea") and not i["merged_into"] and i["state"] == "shown"
    ]
    dots = next((b for b in reversed(record["ballots"]) if b["type"] == "dots" and b["counts"]), None)
    chosen = [id for selection in record["selections"] for id in selection["items"]]
    got = {i["id"]: dots["counts"].get(i["id"], 0) if dots else 0 for i in heads}
    heads.sort(key=lambda i: (-got[i["id"]], chosen.index(i["id"]) if i["id"] in chosen else len(chosen)))
    rows = [_need(record, head, number, got, dots) for number, head in enumerate(heads, 1)]
    return sorted(rows, key=lambda row: not row["danger"])


def _need(record: Json, head: Json, number: int, got: dict[str, int], dots: Json | None) -> Json:
    cards = [i for i in record["items"] if i["merged_into"] == head["id"]] or [head]
    ids = {head["id"], *(c["id"] for c in cards)}
    apart = dots["apart"] if dots and dots["apart"] and dots["apart"]["cast"] >= 5 else None
    grades = {axis: grade(record, head["id"], axis) for axis in AXES}
    beside = apart["counts"].get(head["id"], 0) if apart else None
    i, s = grades["importance"], grades["satisfaction"]
    gap = i["median"] - s["median"] if i and s else None
    return {
        "number": number,
        "id": head["id"],
        "ids": ids,
        "text": head["text"],
        "since": [n for c in (head, *cards) for n in re.findall(r"\d+", str(c["fields"].get("since") or ""))][:1],
        "danger": any(c["fields"].get("danger") for c in (head, *cards)),
        "cards": len(cards),
        "raised": len({c["by"] for c in cards}) if all(c["by"] for c in cards) else None,
        "dots": got[head["id"]] if dots else None,
        "rank": 1 + sum(n > got[head["id"]] for n in got.values()) if dots else None,
        "apart": beside,
        "grades": grades,
        "gap": gap,
        "win": i["median"] + max(gap, 0) if gap is not None else None,
        "bridging": _bridging(got[head["id"]], dots, beside, apart) if apart else None,
        "answered": any(a["about"] in ids for a in record["actions"])
        or any(a["about"] in ids and a["kind"] != "cannot" for a in record["answers"]),
        "offers": sum(o["about"] in ids for o in record["offers"]),
    }


def _bridging(mine: int, dots: Json, beside: int, apart: Json) -> float:
    return math.sqrt((mine + 1) / (dots["cast"] + 2) * (beside + 1) / (apart["cast"] + 2))


def grade(record: Json, item: str, axis: str) -> Json | None:
    """Counts, median and agreement from the grades written out one by one."""
    held = [b for b in record["ballots"] if b["type"] == "score" and axis in (b["counts"].get(item) or {})]
    if not held or not sum(held[-1]["counts"][item][axis]):
        return None
    counts = held[-1]["counts"][item][axis]
    low = (held[-1]["scale"] or [1])[0]
    every = [low + place for place, n in enumerate(counts) for _ in range(n)]
    mean = statistics.fmean(every)
    agreed = 1 + sum(math.log2(1 - abs(x - mean) / (len(counts) - 1)) for x in every) / len(every)
    return {"counts": counts, "median": statistics.median(every), "n": len(every), "agreement": agreed}


def groups(record: Json) -> list[Json]:
    """Shares of people and talk of groups of three or more; the smaller ones together, with the next where need be."""
    people = [p for p in record["people"] if not p["neutral"]]
    size = Counter(p["group"] for p in people)
    spoken: Counter[str] = Counter()
    for turn in record["turns"]:
        for person in people:
            if person["id"] == turn["person"]:
                spoken[person["group"]] += turn["seconds"]
    small = [g for g in size if size[g] < 3]
    large = sorted((g for g in size if size[g] >= 3), key=lambda g: size[g])
    while small and sum(size[g] for g in small) < 3 and large:
        small.append(large.pop(0))
    rows = [{"people": size[g], "seconds": spoken[g]} for g in size if g not in small]
    if small:
        rows.append({"people": sum(size[g] for g in small), "seconds": sum(spoken[g] for g in small)})
    return rows


def dealings(record: Json) -> Counter[tuple[str, str]]:
    """How often one group turned to another."""
    group = {p["id"]: p["group"] for p in record["people"] if not p["neutral"]}
    writer = {row["id"]: row["by"] for row in (*record["items"], *record["comments"])}
    pairs = [(c["by"], writer.get(c["reply_to"])) for c in record["comments"] if c["reply_to"]]
    pairs += [(t["person"], t["to"]) for t in record["turns"] if t["to"]]
    pairs += [(a["who"], helper) for a in record["actions"] for helper in a["with"]]
    return Counter((group[a], group[b]) for a, b in pairs if a in group and b in group and group[a] != group[b])


def effective_voices(record: Json) -> float:
    """The exponential of the entropy of the shares of talk."""
    neutral = {p["id"] for p in record["people"] if p["neutral"]}
    spoken: Counter[str] = Counter()
    for turn in record["turns"]:
        if turn["person"] not in neutral:
            spoken[turn["person"]] += turn["seconds"]
    total = spoken.total()
    return math.prod((n / total) ** -(n / total) for n in spoken.values() if n)
