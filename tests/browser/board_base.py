"""What holds on every sheet of the wall: the meeting with its way in, the agenda, the stage as the server sends it."""

from copy import deepcopy
from typing import Any

from facilitate.papers.qr import qr
from tests.browser.courtyard import STAGES, STORY, State
from tests.browser.phone_states import common


def stage(id: str, item: str = "", minutes: float = 6) -> State:
    """What holds on every sheet: the meeting with its way in, the agenda, the stage as the server sends it."""
    put = deepcopy(common(id, minutes, item))
    put["meeting"] |= {
        "starts": STORY["starts"], "rule": {"id": "roundtable_needs", "title": {"zh": "圆桌需求评估会", "en": "Roundtable needs assessment"}},
        "head": "A3F9C2107B4E58D1", "board": None, "settings": {"bell": True}, "language": "zh",
        "join": {"url": "http://192.168.8.10:8000/J/7K3MWQ9P", "address": "192.168.8.10:8000", "code": "7K3MWQ9P", "qr": _code()},
    }  # fmt: skip
    rule, here = STAGES[id], put[f"stage/{id}"]
    spoken = rule.get("floor") if rule.get("floor", {}).get("mode") != "none" else None
    here |= {"floor": spoken, "select": rule.get("select", {}).get("into"), "paused": False, "item": item or None}
    put["agenda"]["hall_end"] = None
    put["clock"] |= {"bell": True, "warn_at": []}
    return put


def _code() -> dict[str, Any]:
    size, d = qr("HTTP://192.168.8.10:8000/J/7K3MWQ9P")
    return {"size": size, "d": d}
