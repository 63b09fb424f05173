"""The courtyard's meeting as the entities that screens are told, as entities.md describes them."""

from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent.parent
RULES = HERE.parent / "rules"
NOW = 1_800_000_000_000
GROUPS = ["residents", "contractor", "committee", "agency", "street", "social_org", "federation"]
State = dict[str, Any]


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


STORY = _read(HERE / "data" / "courtyard123.yaml")
RULE = _read(RULES / "roundtable_needs.yaml")
LISTS = _read(RULES / "lists" / "lists.yaml")
PEOPLE = {p["id"]: p for p in STORY["people"]}
CARDS = {c["id"]: c for c in STORY["cards"]}
NEEDS = {n["id"]: n for n in STORY["needs"]}
STAGES = {s["id"]: s for outer in RULE["stages"] for s in (outer.get("stages") or [outer])}


def who(id: str) -> State | None:
    """The person as a room sees her; nobody for an empty id."""
    found = PEOPLE.get(id)
    return found and {"id": id, "name": found["label"]["zh"], "group": found["group"], "role": found["role"]}


def item(id: str, **more: Any) -> State:
    card = CARDS.get(id) or {**NEEDS[id], "text": NEEDS[id]["title"]["zh"], "by": "a02"}
    plain = {
        "id": id,
        "kind": "need",
        "text": card["text"],
        "by": who(card["by"]),
        "proxy": card.get("media") == "paper",
        "media": card.get("media", "text"),
        "paper": None,
        "at": NOW - 900_000,
        "category": card.get("category", ""),
        "fields": {},
        "merged_into": "",
        "originals": card.get("cards", []),
        "state": "shown",
        "same": 0,
        "dots": None,
        "apart": None,
        "grades": None,
        "chosen": None,
    }
    return plain | more


def wall(**more: Any) -> State:
    """The merged needs and the cards beneath them."""
    same = {"n1": 19, "n2": 12, "n3": 9}
    found = {f"item/{n}": item(n, same=same.get(n, 0), **more) for n in NEEDS}
    return found | {f"item/{c}": item(c, merged_into=CARDS[c]["need"]) for c in CARDS}


def talk(need: str) -> State:
    """Comments, answers and offers about one need."""
    comments = {
        f"comment/{k['id']}": {
            "id": k["id"],
            "about": need,
            "reply_to": k["reply_to"] or None,
            "text": k["text"],
            "by": who(k["by"]),
            "proxy": k["by"] == "r05",
            "at": NOW - 60_000 + n,
            "state": "shown",
        }
        for n, k in enumerate(STORY["comments"])
        if k["need"] == need
    }
    answers = {
        f"answer/{n}": {
            "id": str(n),
            "about": a["need"],
            "kind": a["kind"],
            "text": a["text"],
            "due": "2026-12-05" if a["due_days"] else None,
            "approver": "市财政局" if a["kind"] == "needs_approval" else "",
            "passed_to": "",
            "reason": "",
            "by": who(a["by"]),
            "proxy": False,
            "at": NOW + n,
        }
        for n, a in enumerate(STORY["answers"])
        if a["need"] == need
    }
    offers = {
        f"offer/{n}": {
            "id": str(n),
            "about": need,
            "resource": o["resource"],
            "text": o["text"],
            "amount": "",
            "until": o["until"],
            "by": who(o["by"]),
            "proxy": False,
            "at": NOW + n,
        }
        for n, o in enumerate(STORY["offers"])
        if o["need"] == need
    }
    return comments | answers | offers


def tasks(**more: Any) -> State:
    return {
        f"action/{t['id']}": {
            "id": t["id"],
            "about": t["need"],
            "what": t["what"],
            "who": who(t["who"]),
            "with": [who(w) for w in t["with"]],
            "due": "2026-12-05",
            "check_by": who(t["checker"]),
            "state": "open",
            "reports": [],
            "confirmed": [],
            "late": False,
            "proxy": False,
        }
        | more
        for t in STORY["actions"]
    }


def floor(mode: str, queue: list[str], speaker: str, reason: str) -> State:
    return {
        "floor": {
            "mode": mode,
            "grant": "auto",
            "round": {"spoken": 8, "of": 20, "passed": []} if mode == "round" else None,
            "speaker": {
                "who": who(speaker),
                "from": NOW - 18_000,
                "deadline": NOW + 72_000,
                "limit": 90,
                "left_ms": None,
                "kind": "turn",
                "reason": reason,
                "nth": 1,
            },
            "queue": [
                {**(who(id) or {}), "place": n + 1, "reason": reason, "since": NOW, "stance": None}
                for n, id in enumerate(queue)
            ],
        }
    }


def ballot(kind: str, **more: Any) -> State:
    ids = list(NEEDS) if kind == "dots" else list(NEEDS)[:6]
    plain = {
        "id": "b1" if kind == "dots" else "b2",
        "type": kind,
        "of": "need",
        "items": ids,
        "axes": ["importance", "satisfaction", "feasibility"],
        "scale": {"from": 1, "to": 5},
        "per_person": 3,
        "per_item": 1,
        "own": True,
        "secrecy": "secret",
        "state": "open",
        "eligible": 22,
        "voted": 17,
        "apart": ["rep"],
    }
    return {f"ballot/{plain['id']}": plain | more}


def counted() -> State:
    counts = {n: NEEDS[n]["dots"] for n in NEEDS}
    order = sorted(counts, key=lambda n: -counts[n])
    return ballot(
        "dots",
        state="closed",
        voted=22,
        counts=counts,
        apart_counts={n: NEEDS[n]["dots_apart"] for n in NEEDS},
        order=order,
        chosen=order[:6],
        tie=True,
    )


def chosen() -> State:
    """The wall after the dots: six needs in their order."""
    found = wall()
    for place, id in enumerate(sorted(NEEDS, key=lambda n: -NEEDS[n]["dots"])):
        found[f"item/{id}"] |= {
            "dots": NEEDS[id]["dots"],
            "apart": NEEDS[id]["dots_apart"],
            "chosen": place + 1 if place < 6 else None,
        }
    return found
