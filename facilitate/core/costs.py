"""What projects cost and how much money there is: prices as people write them, made exact numbers."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

NUMBER = re.compile(r"(\d+(?:\.\d+)?)\s*(万|[kK])?")
TIMES = {"万": 10_000, "k": 1_000, "K": 1_000, None: 1, "": 1}


def amount(told: Any) -> Fraction | None:
    """The first number in what was written (3500, "3,500 元", "1.2万"); None where there is none."""
    plain = str(told).replace(",", "").replace("，", "")
    found = None if isinstance(told, bool) or plain.lstrip().startswith("-") else NUMBER.search(plain)
    return Fraction(found[1]) * TIMES[found[2]] if found else None


def money(m: Meeting) -> Fraction | None:
    """How much there is to share out, as set at the desk; None as long as it is not."""
    return None if m.settings.budget is None else Fraction(m.settings.budget)


def price(m: Meeting, item: str) -> Fraction | None:
    """What an item costs: by the newest answer that names a cost, else as its author guessed."""
    told = [a.fields["cost"] for a in m.outcomes.answers.values() if a.about == item and a.fields.get("cost")]
    fields = m.items.all[item].fields
    return next((n for n in map(amount, [*told[:-2:-1], fields.get("cost"), fields.get("guess_cost")]) if n is not None), None)
