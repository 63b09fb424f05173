"""What this meeting has set for itself: the quorum as it stands, what was filled in beforehand, limits that were changed."""

from __future__ import annotations

from typing import Any

from facilitate.core.order import easing, params, quorum
from facilitate.web.views.ballots import number as exact
from facilitate.web.views.look import Look


def standing_quorum(look: Look) -> dict[str, Any] | None:
    """Each bar with how many are here and how many must be; null where the rule has none."""
    rule = look.m.rule.quorum
    if rule is None:
        return None
    bars = [
        {
            "value": one.value, "needed": str(quorum.whole(rule.bars[one.bar], one.needed)), "base": one.base,
            "held": one.held, "weigh": rule.bars[one.bar].weigh or "one",
        }
        for one in quorum.verdicts(look.m)
    ]  # fmt: skip
    return {"ok": all(bar["held"] for bar in bars), "fail": rule.fail, "bars": bars}


def filled_in(look: Look) -> dict[str, Any]:
    """What the organiser gave beforehand, as it stands now."""
    settings = look.m.settings
    values = {id: list(told) if isinstance(told, tuple) else told for id, told in settings.values.items()}
    return {
        "values": values,
        "eligible": settings.eligible,
        "eligible_area": exact(settings.eligible_area),
        "budget": settings.budget,
        "places": list(look.m.market.names),
    }


def changed(look: Look, stage: str) -> dict[str, Any]:
    """Name -> what the rule says, what holds now, and by whom it was set (null: the meeting voted)."""
    m = look.m
    return {
        name: {"was": params.ruled(m, stage, name), "now": one.now, "by": None if one.ballot else look.who(one.by)}
        for name, one in m.params.of(stage).items() if one.now != params.ruled(m, stage, name)
    }  # fmt: skip


def eased(look: Look) -> list[dict[str, Any]]:
    """What the meeting has carried for the question on the table alone: other limits, a rule suspended; by which motion."""
    return [
        {"motion": one.id, "turn": one.turn or None, "turns": one.turns or None, "suspend": one.suspend or None}
        for one in easing.in_force(look.m)
    ]
