"""A stage of any method as a phone is told of it: the stage, who is there, what stands on the wall."""

from typing import Any

from tests.browser.courtyard import NOW, State, who
from tests.browser.phone_states import common, me

MOTION = "自12月1日起，院里垃圾改到早上六点半清运，由社区通知清运队，不另花钱。"
EARLIER = "院里垃圾改到早上七点清运，由社区通知清运队。"


def scene(title: str, en: str, put: State, person: State | None = None, **stage: Any) -> State:
    """The room in a stage of that title; `stage` gives the entity's further fields, `put` what else stands there."""
    base = common("say", 3)
    base.pop("stage/say")
    base["agenda"]["entries"][0] |= {"title": {"zh": title, "en": en}}
    here: State = {
        "id": "now",
        "item": "",
        "subject": None,
        "title": {"zh": title, "en": en},
        "prompt": None,
        "allow": {},
        "floor": None,
        "write": [],
        "nth": 1,
        "of": 1,
        "round": None,
        "space": None,
        "move": None,
        "assign": None,
        "marker": None,
        "hat": None,
        "question": None,
        "params": {},
    }
    return {"put": base | {"stage/now": here | stage} | put, "me": person or me()}


def thing(id: str, kind: str, text: str, by: str = "r05", **more: Any) -> State:
    """A motion, topic, idea or report on the wall."""
    plain: State = {
        "id": id,
        "kind": kind,
        "text": text,
        "by": who(by),
        "named": True,
        "proxy": False,
        "media": "text",
        "at": NOW - 300_000,
        "category": "",
        "fields": {},
        "merged_into": "",
        "originals": [],
        "state": "shown",
        "same": 0,
        "dots": None,
        "apart": None,
        "grades": None,
        "chosen": None,
        "seconds": [],
        "second_needed": 0,
        "before": [],
        "convener": None,
        "slot": None,
        "place": None,
        "space": None,
        "signed_up": 0,
        "merge_asked": None,
        "cost": None,
        "outcome": None,
        "stack": None,
        "motion_type": None,
    }
    return {f"item/{id}": plain | more}


def motion(**more: Any) -> State:
    return thing("m1", "motion", MOTION, **more)


def speaking(mode: str, queue: list[State], speaker: str = "r02", **more: Any) -> State:
    """The floor with a speaker (empty: nobody) and those who wait."""
    now = {
        "turn": "7",
        "who": who(speaker),
        "to": None,
        "from": NOW - 30_000,
        "deadline": NOW + 90_000,
        "limit": 120,
        "left_ms": None,
        "kind": "turn",
        "reason": "alternate_stance",
        "nth": 1,
        "gist": "",
        "stance": "against",
    }
    plain: State = {
        "mode": mode,
        "grant": "host",
        "speaker": now if speaker else None,
        "queue": [{"place": n + 1, "since": NOW, **one} for n, one in enumerate(queue)],
        "round": None,
        "stance": "none",
        "marker": None,
        "budgets": None,
        "holder": None,
        "pending": None,
        "seats": None,
    }
    return {"floor": plain | more}


def waiting(id: str, reason: str, stance: str | None = None, **more: Any) -> State:
    return {**(who(id) or {}), "reason": reason, "stance": stance, "kind": None, "safe": False, **more}
