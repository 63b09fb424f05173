"""Where children take part: one question more at the door, a guardian's yes under fourteen, and a stand-in instead of a name.

PIPL articles 28 and 31: what is kept of a child under fourteen is sensitive and needs the consent of a parent or guardian. Under
eighteen nobody's own name is kept at all: wall, papers and log know the stand-in alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import current_app

from facilitate.store import asking
from facilitate.store.asking import Keeping
from facilitate.web.i18n import _
from facilitate.web.sight import context

AGES = {"adult": "满十八岁", "teen": "十四到十七岁", "child": "不满十四岁"}
STAND_IN = {"zh": "小朋友", "en": "Young neighbour"}
FRESH_MS = 5000
"""How long the answer of the database holds: a thousand phones come to the same door at once."""


def keeping(code: str) -> Keeping:
    """What was said of this meeting: how long it is kept, and whether children take part."""
    known: dict[str, tuple[int, Keeping]] = current_app.extensions.setdefault("keeping", {})
    until, found = known.get(code, (0, Keeping()))
    now = context().clock.now()
    if until <= now:
        found = context().book.read(asking.keepings).get(code, Keeping())
        known[code] = now + FRESH_MS, found
    return found


def take_part(code: str) -> bool:
    """Whether the organiser has said that children do."""
    return keeping(code).minors


def forget(code: str) -> None:
    """The organiser has just said something else."""
    current_app.extensions.setdefault("keeping", {}).pop(code, None)


def fault(code: str, told: Mapping[str, Any]) -> str:
    """What is missing before this newcomer may come in; "" for nothing."""
    if take_part(code) and told.get("age") == "child" and not told.get("guardian"):
        return _("不满十四岁：请爸爸妈妈或者监护人看过告知，替孩子勾上同意。")
    return ""


def called(code: str, told: Mapping[str, Any]) -> str:
    """The name under which she comes in."""
    if not take_part(code) or told.get("age") not in ("teen", "child"):
        return str(told.get("name") or "")
    with context().door.reading(code) as m:
        return STAND_IN["en" if m.facts.language == "en" else "zh"]
