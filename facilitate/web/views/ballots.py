"""Ballots: how many have voted while one is open; counts and medians once it is closed."""

from __future__ import annotations

from typing import Any

from facilitate.core.ballots import Ballot, apart_counts, eligible
from facilitate.core.counting import median
from facilitate.core.sheets import CountEntered
from facilitate.web.views.items import grade
from facilitate.web.views.look import Look


def ballot(look: Look, id: str) -> dict[str, Any] | None:
    one = look.m.ballots.all[id]
    if one.cancelled:
        return None
    rule, (low, high) = one.rule, one.scale
    seen: dict[str, Any] = {
        "id": id, "stage": one.stage, "type": rule.type, "of": rule.of, "items": list(one.items),
        "axes": list(rule.axes), "scale": {"from": low, "to": high}, "per_person": rule.per_person,
        "per_item": rule.per_item, "own": rule.own, "secrecy": one.secrecy, "voters": list(rule.voters),
        "state": "open" if one.open else "closed", "apart": list(rule.apart), "voted": len(one.voted) + one.on_paper,
        "sheets": [_sheet(sheet) for sheet in one.sheets.values()] if look.desk else [],
        "eligible": eligible(look.m, one) if one.open or not one.result else one.result.eligible,
    }  # fmt: skip
    return seen | _result(look, one) if one.result else seen


def _sheet(sheet: CountEntered) -> dict[str, Any]:
    """A count as the desk entered it."""
    return {
        "source": sheet.source, "apart": sheet.apart, "people": sheet.people, "counts": sheet.counts,
        "witness": sheet.witness,
    }  # fmt: skip


def _result(look: Look, one: Ballot) -> dict[str, Any]:
    result = one.result
    assert result is not None
    chosen, tie = _chosen(look, one)
    found = {
        "counts": result.counts, "apart_counts": apart_counts(result), "cast": len(result.voters) + sum(result.on_paper.values()),
        "apart_cast": len(result.apart_voters) + sum(result.apart_on_paper.values()), "chosen": chosen, "tie": tie,
        "closed_at": one.closed_at,
    }  # fmt: skip
    if one.rule.type == "dots":
        order = sorted(
            one.items, key=lambda id: (-result.counts[id], chosen.index(id) if id in chosen else 99, int(id))
        )
        return found | {"order": order}
    medians = {
        id: {axis: grade(median(result.counts[id][axis], one.scale[0])) for axis in one.rule.axes} for id in one.items
    }
    return found | {"medians": medians, "order": list(one.items)}


def _chosen(look: Look, one: Ballot) -> tuple[list[str], bool]:
    """What was selected by this ballot, once it has been, and whether the last place was shared."""
    for stage in look.m.stages.values():
        if stage.select and stage.select.from_ == one.rule.of and stage.select.into in look.m.agenda.selections:
            return list(look.m.agenda.selections[stage.select.into]), look.m.agenda.ties[stage.select.into]
    return [], False
