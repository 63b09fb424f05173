"""What projects cost and how much money there is: prices as people write them, made exact numbers."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

NUMBER = re.compile(r"(\d+(?:\.\d+)?)\s*(万|[kK])?", re.ASCII)
TIMES = {"万": 10_000, "k": 1_000, "K": 1_000, None: 1}


def amount(told: Any) -> Fraction | None:
    """The first number in what was written (3500, "3,500 元", "1.2万"); None where there is none, or one below zero."""
    plain = str(told).replace(",", "").replace("，", "")
    found = None if isinstance(told, bool) or plain.lstrip().startswith("-") else NUMBER.search(plain)
    return Fraction(found[1]) * TIMES[found[2]] if found else None


def money(m: Meeting) -> Fraction | None:
    """How much there is to share out, as set at the desk; None as long as it is not."""
    return None if m.settings.budget is None else Fraction(m.settings.budget)


def price(m: Meeting, item: str) -> Fraction | None:
    """What an item costs: by the newest answer that names a cost, else as its author says or guesses; None: no price."""
    answers = [
        a.fields["cost"]
        for a in m.outcomes.answers.values()
        if a.about == item and a.state == "shown" and "cost" in a.fields
    ]
    fields = m.items.all[item].fields
    told = [*answers[-1:], fields.get("cost"), fields.get("guess_cost")]
    return next((Fraction(n) for n in told if isinstance(n, int)), None)
