"""What projects cost and how much money there is."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting


def money(m: Meeting) -> Fraction | None:
    """How much there is to share out, as set at the desk; None as long as it is not."""
    return None if m.settings.budget is None else Fraction(m.settings.budget)


def price(m: Meeting, item: str) -> Fraction | None:
    """What an item costs: by the newest answer that names a cost, else as its author says or guesses; None: no price."""
    answers = [a.fields["cost"] for a in m.outcomes.answers.values() if a.about == item and a.state == "shown" and "cost" in a.fields]
    fields = m.items.all[item].fields
    told = [*answers[-1:], fields.get("cost"), fields.get("guess_cost")]
    return next((Fraction(n) for n in told if isinstance(n, int)), None)
