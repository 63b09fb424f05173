"""What a phone is told at each stage of the courtyard's roundtable: entities and `me`, as entities.md describes them."""

from copy import deepcopy
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
MAY = {"": "not_now"}


def who(id: str) -> State | None:
    """The person as a room sees her; nobody for an empty id."""
    found = PEOPLE.get(id)
    return found and {"id": id, "name": found["label"]["zh"], "group": found["group"], "role": found["role"]}


def item(id: str, **more: Any) -> State:
    card = CARDS.get(id) or {**NEEDS[id], "text": NEEDS[id]["title"]["zh"], "by": "a02"}
    plain = {"id": id, "kind": "need", "text": card["text"], "by": who(card["by"]), "proxy": card.get("media") == "paper",
             "media": card.get("media", "text"), "paper": None, "at": NOW - 900_000, "category": card.get("category", ""), "fields": {},
             "merged_into": "", "originals": card.get("cards", []), "state": "shown", "same": 0, "dots": None, "apart": None,
             "grades": None, "chosen": None}  # fmt: skip
    return plain | more


def common(stage: str, minutes: float = 6, item: str = "") -> State:
    """What every screen needs: meeting, agenda, the stage, people, the clock."""
    rule = STAGES[stage]
    order = [s for s in STAGES if s != "follow"]
    planned = [{"stage": s, "item": "", "title": STAGES[s]["title"], "planned": NOW + n * 600_000, "state": "next"} for n, s in enumerate(order)]
    at = order.index(stage) if stage in order else len(order)
    for n, one in enumerate(planned):
        one["state"] = "done" if n < at else "now" if n == at else "next"
    total = rule.get("minutes", 1) * 60
    return {
        "meeting": {"code": "K7MNPQ2R", "title": STORY["title"], "place": STORY["place"], "state": "open", "articles": RULE["articles"],
                    "groups": [next(g for g in LISTS["groups"] if g["code"] == code) | {"mark": n + 1} for n, code in enumerate(GROUPS)],
                    "signals": [{"icon": "", **s} for s in RULE["signals"]]},
        "agenda": {"entries": planned, "at": at},
        f"stage/{stage}": {"id": stage, "item": item, "title": rule["title"], "prompt": rule.get("prompt"), "allow": rule.get("allow", {}),
                           "floor": rule.get("floor"), "write": [{"fields": [], "needs": [], **w} for w in rule.get("write", [])], "nth": 1, "of": 1},
        "people": {"present": 22, "phones": 20, "paper": 2, "groups": [{"code": "residents", "n": 13}, {"code": "committee", "n": 3}], "missing": ["federation"]},
        "clock": {"running": True, "deadline": NOW + minutes * 60_000, "total": total, "of": "stage", "left_ms": None},
    }  # fmt: skip


def me(id: str = "r11", allowed: str = "", barred: dict[str, str] | None = None, **more: Any) -> State:
    """One person; `allowed` are the verbs she may use, everything else is `not_now` unless `barred` names a code."""
    plain = {"id": id, **(who(id) or {}), "neutral": False, "may": {v: "" for v in allowed.split()} | (barred or {}), "left": {"need": 3}, "dots_left": {},
             "place": None, "wait": None, "reason": None, "speaking": False, "voted": [], "own": [], "notices": [], "same": [], "signed": False, "tasks": []}  # fmt: skip
    return plain | more


def own(*ids: str, **more: Any) -> list[State]:
    return [{"id": c, "kind": "need", "text": CARDS[c]["text"], "state": "shown", "category": "", "fields": {}, "merged_into": CARDS[c]["need"],
             "at": NOW - 500_000, "proxy": False, "covered": False, "editable": False} | more for c in ids]  # fmt: skip


def wall(**more: Any) -> State:
    """The merged needs and the cards beneath them."""
    same = {"n1": 19, "n2": 12, "n3": 9}
    found = {f"item/{n}": item(n, same=same.get(n, 0), **more) for n in NEEDS}
    return found | {f"item/{c}": item(c, merged_into=CARDS[c]["need"]) for c in CARDS}


def talk(need: str) -> State:
    """Comments, answers and offers about one need."""
    comments = {f"comment/{k['id']}": {"id": k["id"], "about": need, "reply_to": k["reply_to"] or None, "text": k["text"], "by": who(k["by"]),
                "proxy": k["by"] == "r05", "at": NOW - 60_000 + n, "state": "shown"} for n, k in enumerate(STORY["comments"]) if k["need"] == need}  # fmt: skip
    answers = {f"answer/{n}": {"id": str(n), "about": a["need"], "kind": a["kind"], "text": a["text"], "due": "2026-12-05" if a["due_days"] else None,
               "approver": "市财政局" if a["kind"] == "needs_approval" else "", "passed_to": "", "reason": "", "by": who(a["by"]), "proxy": False, "at": NOW + n}
               for n, a in enumerate(STORY["answers"]) if a["need"] == need}  # fmt: skip
    offers = {f"offer/{n}": {"id": str(n), "about": need, "resource": o["resource"], "text": o["text"], "amount": "", "until": o["until"], "by": who(o["by"]),
              "proxy": False, "at": NOW + n} for n, o in enumerate(STORY["offers"]) if o["need"] == need}  # fmt: skip
    return comments | answers | offers


def tasks(**more: Any) -> State:
    return {f"action/{t['id']}": {"id": t["id"], "about": t["need"], "what": t["what"], "who": who(t["who"]), "with": [who(w) for w in t["with"]],
            "due": "2026-12-05", "check_by": who(t["checker"]), "state": "open", "reports": [], "confirmed": [], "late": False, "proxy": False} | more
            for t in STORY["actions"]}  # fmt: skip


def floor(mode: str, queue: list[str], speaker: str, reason: str) -> State:
    return {"floor": {"mode": mode, "grant": "auto", "round": {"spoken": 8, "of": 20, "passed": []} if mode == "round" else None,
            "speaker": {"who": who(speaker), "from": NOW - 18_000, "deadline": NOW + 72_000, "limit": 90, "left_ms": None, "kind": "turn", "reason": reason, "nth": 1},
            "queue": [{**(who(id) or {}), "place": n + 1, "reason": reason, "since": NOW, "stance": None} for n, id in enumerate(queue)]}}  # fmt: skip


def ballot(kind: str, **more: Any) -> State:
    ids = list(NEEDS) if kind == "dots" else list(NEEDS)[:6]
    plain = {"id": "b1" if kind == "dots" else "b2", "type": kind, "of": "need", "items": ids, "axes": ["importance", "satisfaction", "feasibility"], "scale": {"from": 1, "to": 5},
             "per_person": 3, "per_item": 1, "own": True, "secrecy": "secret", "state": "open", "eligible": 22, "voted": 17, "apart": ["rep"]}  # fmt: skip
    return {f"ballot/{plain['id']}": plain | more}


def counted() -> State:
    counts = {n: NEEDS[n]["dots"] for n in NEEDS}
    order = sorted(counts, key=lambda n: -counts[n])
    return ballot("dots", state="closed", voted=22, counts=counts, apart_counts={n: NEEDS[n]["dots_apart"] for n in NEEDS}, order=order, chosen=order[:6], tie=True)


def chosen() -> State:
    """The wall after the dots: six needs in their order."""
    found = wall()
    for place, id in enumerate(sorted(NEEDS, key=lambda n: -NEEDS[n]["dots"])):
        found[f"item/{id}"] |= {"dots": NEEDS[id]["dots"], "apart": NEEDS[id]["dots_apart"], "chosen": place + 1 if place < 6 else None}
    return found


def _dialogue(**person: Any) -> State:
    stage = common("discuss", 3.17, "n1")
    stage["stage/discuss"] |= {"nth": 1, "of": 6}
    return {"put": stage | chosen() | counted() | talk("n1") | floor("queue", ["a05", "a07", "r11"], "r02", "not_spoken_first"), "me": me(**person)}


def states() -> dict[str, State]:
    """Every state by name: `put` entities and `me`."""
    speak = "hand unhand comment offer react"
    covered = {f"item/{n}": {"id": str(n), "kind": "need", "covered": True, "media": "text", "at": NOW} for n in range(40, 55)}
    lines = [*[f"answer/{n}" for n in range(2)], "offer/0", *tasks()]
    readback = {"readback": {"lines": lines, "at": 0, "confirmed": 9, "of": 22, "objections": [], "state": "reading"}}
    mine = own("c11", "c16")
    ended = common("follow")
    ended["meeting"]["state"] = "ended"
    ended["clock"] = {"running": False, "deadline": None, "total": 0, "of": "stage", "left_ms": None}
    say = common("say", 14.33) | wall() | floor("round", ["r09", "r10", "r11"], "r05", "seat_order")
    found = {
        "sign_in": {"put": common("sign_in", 9), "me": me()},
        "gather": {"put": common("gather", 5.77) | covered, "me": me(allowed="write/need", left={"need": 1}, own=own("c11", "c16", covered=True, editable=True))},
        "gather_full": {"put": common("gather", -0.2) | covered, "me": me(barred={"write/need": "too_many"}, left={"need": 0}, own=own("c11", "c16", "c02", covered=True))},
        "say": {"put": say, "me": me(allowed="pass comment react", barred={"hand": "round_order"}, place=3, wait=190, reason="seat_order", own=mine)},
        "turn": {"put": say, "me": me(allowed="pass done comment", speaking=True, own=mine)},
        "sort": {"put": common("sort", 7) | wall(), "me": me(allowed="comment", barred={"hand": "silent_stage"}, own=mine)},
        "dots": {"put": common("dots", 1.4) | wall() | ballot("dots"), "me": me(allowed="vote", own=mine)},
        "shortlist": {"put": common("shortlist", 0.5) | chosen() | counted(), "me": me(own=mine)},
        "dialogue": _dialogue(allowed=speak, own=mine + own("c09")),
        "dialogue_waiting": _dialogue(allowed=speak, place=3, wait=240, reason="not_spoken_first", own=mine),
        "dialogue_rep": _dialogue(id="a06", allowed=speak + " answer"),
        "grade": {"put": common("grade", 3) | chosen() | ballot("score"), "me": me(allowed="vote", own=mine)},
        "commit": {"put": common("commit", 6) | chosen() | tasks(), "me": me(id="r04", allowed="action confirm", tasks=["t6"])},
        "close": {"put": common("close", 5) | chosen() | talk("n1") | tasks() | readback, "me": me(allowed="confirm", own=mine)},
        "after": {"put": ended | chosen() | talk("n1") | talk("n5") | tasks() | counted(), "me": me(id="r06", allowed="report", own=own("c06", "c20"))},
    }  # fmt: skip
    return deepcopy(found)
