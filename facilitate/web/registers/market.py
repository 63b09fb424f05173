"""What pages of offers and needs have in common: the kept market, and what a suggestion says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from flask import current_app

from facilitate.register.matching.fit import Fit, Reason
from facilitate.register.matching.reasons import told
from facilitate.register.offers.market import Markets
from facilitate.web.i18n import lang

STATES = {
    "": "在供", "published": "已发布", "taken_up": "有人接手", "matched": "已对接", "shown": "已展示", "fulfilled": "已兑现",
    "withdrawn": "已撤回", "past": "过了日子",
}  # fmt: skip
"""What the states of an offer are called, in their order."""
MATCHED = {"proposed": "等确认", "confirmed": "已对接", "declined": "不合适", "withdrawn": "分开了"}
"""What the states of a match are called."""


def markets() -> Markets:
    """The markets of this house."""
    found: Markets = current_app.extensions.setdefault("markets", Markets())
    return found


FACTS = frozenset({"price", "in_time", "project"})
"""Reasons that the offer's own line says already."""


def said(fit: Fit) -> dict[str, list[str]]:
    """What speaks for a suggestion and what against, in this person's language."""
    return {"why": _told(fit.reasons), "against": _told(fit.clashes)}


def kept_words(why: Mapping[str, Any]) -> dict[str, list[str]]:
    """The same of what was kept with a match."""
    return {
        "why": _told(Reason(**one) for one in why.get("reasons", ())),
        "against": _told(Reason(**one) for one in why.get("clashes", ())),
    }


def _told(reasons: Iterable[Reason]) -> list[str]:
    return [told(one, "en" if lang() == "en" else "zh") for one in reasons if one.code not in FACTS]
