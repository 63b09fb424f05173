"""Ballots: how many have voted while one is open; counts, verdicts and what followed once it is closed."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from msgspec import to_builtins

from facilitate.core.ballot import ballots as core
from facilitate.core.ballot import receipts
from facilitate.core.ballot.ballot_close import live
from facilitate.core.ballot.ballot_types import type_of
from facilitate.core.ballot.ballot_types.total import by_part
from facilitate.core.ballot.ballots import Ballot, BallotClosed, apart_counts
from facilitate.core.ballot.costs import money
from facilitate.core.ballot.counts.grades import median
from facilitate.core.ballot.few import is_kept_back
from facilitate.core.ballot.sheets import CountEntered
from facilitate.core.ballot.voters import eligible
from facilitate.core.language.rules import Part
from facilitate.web.views.items import grade
from facilitate.web.views.look import Look


def ballot(look: Look, id: str) -> dict[str, Any] | None:
    one = look.m.ballots.all[id]
    if one.cancelled:
        return None
    rule, (low, high) = one.rule, one.scale
    kind = type_of(rule)
    seen: dict[str, Any] = {
        "id": id, "stage": one.stage, "type": rule.type, "of": rule.of, "items": list(one.items), "item": one.item or None,
        "asks": list(kind.sides(one)) if kind.sides and not rule.levels else [], "levels": [_level(level) for level in rule.levels],
        "axes": list(one.axes) if kind.graded else [], "scale": {"from": low, "to": high},
        "per_person": rule.per_person, "per_item": rule.per_item, "own": rule.own is not False, "secrecy": one.secrecy,
        "voters": list(rule.voters), "apart": list(rule.apart), "last": list(rule.last), "last_called": one.last_called,
        "change": rule.change or "until_close", "show": rule.show or "on_close", "weigh": rule.weigh or "one",
        "count": rule.count, "ties": rule.tie or "fail", "bars": [_bar(bar) for bar in rule.pass_],
        "question": _question(one), "costs": {item: number(cost) for item, cost in one.costs.items()},
        "budget": _budget(look, one),
        "state": "open" if one.open else "closed", "voted": len(one.voted) + one.on_paper, "live": live(look.m, one),
        "sheets": [_sheet(sheet) for sheet in one.sheets.values()] if look.desk else [],
        "entered": sorted(one.voted - one.by_hand) if look.desk else [],
        "sources": _sources(one), "slips": len(one.slips), "receipts": receipts.given(one),
        "lost": one.result.lost if one.result else len(receipts.lost(one)),
        "eligible": look.once(f"eligible {id}", lambda: eligible(look.m, one)) if one.open or not one.result else one.result.eligible,
    }  # fmt: skip
    return seen | _result(look, one, one.result) if one.result else seen


def published(look: Look, id: str) -> dict[str, Any] | None:
    """The list of a closed ballot with receipts: all may read it, and nothing of it is told before the close."""
    one = look.m.ballots.all[id]
    if one.result is None or not receipts.given(one):
        return None
    return {"ballot": id, "lines": list(one.result.receipts), "unreceipted": one.result.unreceipted}


def number(exact: Fraction | str | None) -> int | float | None:
    """An exact number as screens show it."""
    if exact is None or exact == "":
        return None
    found = Fraction(exact)
    return int(found) if found.denominator == 1 else round(float(found), 4)


def _level(level: Any) -> dict[str, Any]:
    title = {"zh": level.title.zh, "en": level.title.en}
    return {"id": level.id, "title": title, "blocks": level.blocks, "must_say_why": level.must_say_why}


def _budget(look: Look, one: Ballot) -> int | float | None:
    """The money there is; once the ballot is closed, what there was."""
    if not type_of(one.rule).priced:
        return None
    return number(one.result.budget if one.result else money(look.m))


def _bar(bar: Any) -> dict[str, Any]:
    names = ("side", "over", "least", "count", "most", "of", "weigh", "in_group")
    return {name: getattr(bar, name) for name in names}


def _question(one: Ballot) -> dict[str, Any] | None:
    if one.question is None:
        return None
    title = {"zh": one.question.title.zh, "en": one.question.title.en}
    return {"title": title, "verb": one.question.verb, "args": one.question.args}


def _sheet(sheet: CountEntered) -> dict[str, Any]:
    """A count as the desk entered it."""
    return {
        "source": sheet.source, "apart": sheet.apart, "people": sheet.people, "counts": sheet.counts,
        "witness": sheet.witness,
    }  # fmt: skip


def _sources(one: Ballot) -> dict[str, int]:
    """How many voted on which way."""
    entered = len(one.voted - one.by_hand)
    found = {"phones": len(one.voted) - entered, "proxy": entered, "hands": 0, "slips": len(one.slips)}
    for (source, _), sheet in one.sheets.items():
        found[source] = found.get(source, 0) + sheet.people
    return found


def _result(look: Look, one: Ballot, result: BallotClosed) -> dict[str, Any]:
    chosen, tie = _chosen(look, one)
    scores = {} if is_kept_back(one) else core.scores(one)
    found: dict[str, Any] = {
        "counts": result.counts, "apart_counts": apart_counts(result), "cast": len(result.voters) + sum(result.on_paper.values()),
        "apart_cast": len(result.apart_voters) + sum(result.apart_on_paper.values()), "chosen": chosen,
        "tie": tie or bool(result.tied and type_of(one.rule).sides), "tied": list(result.tied), "closed_at": one.closed_at, "present": result.present,
        "outcome": result.outcome, "verdicts": [_verdict(v) for v in result.verdicts], "weighed": result.weighed,
        "choices": result.choices or None, "people": {id: look.who(id) for id in result.choices},
        "reasons": _reasons(look, result),
        "scores": {id: number(exact) for id, exact in scores.items()}, "ranks": list(result.ranks), "rounds": list(result.rounds),
        "pairs": result.pairs, "funded": list(result.funded), "spent": number(result.spent), "seed": result.seed or None,
        "order": _order(one, result, chosen), "parts": [_part(look, part, got) for part, got in by_part(look.m, one)],
    }  # fmt: skip
    return found | {"medians": _medians(one, result)} if type_of(one.rule).graded and one.rule.axes else found


def _part(look: Look, part: Part, got: dict[str, Fraction]) -> dict[str, Any]:
    """What one of several juries gave."""
    title = look.m.rule.roles[part.voters[0]].title
    scores = {id: number(n) for id, n in got.items()}
    return {"share": part.share, "where": part.where, "title": {"zh": title.zh, "en": title.en}, "scores": scores}


def _verdict(verdict: Any) -> dict[str, Any]:
    plain: dict[str, Any] = to_builtins(verdict)
    return plain | {"group": verdict.group or None}


def _reasons(look: Look, result: BallotClosed) -> list[dict[str, Any]]:
    return [{"who": look.who(one.who), "level": one.level, "text": one.text} for one in result.reasons]


def _order(one: Ballot, result: BallotClosed, chosen: list[str]) -> list[str]:
    """From the first down; what was chosen comes first among equals."""
    if type_of(one.rule).sides or (one.rule.axes and one.rule.count != "mean"):
        return list(one.items)
    scores = {id: Fraction(n) for id, n in core.scores(one).items()}
    place = {id: n for n, id in enumerate(result.ranks or one.items)}
    return sorted(one.items, key=lambda id: (-scores[id], chosen.index(id) if id in chosen else 99, place[id]))


def _medians(one: Ballot, result: BallotClosed) -> dict[str, Any]:
    """Median and spread of each axis."""
    found: dict[str, Any] = {}
    for id, axes in result.counts.items():
        if isinstance(axes, dict):
            found[id] = {axis: grade(median(grades, one.scale[0])) for axis, grades in axes.items()}
    return found


def _chosen(look: Look, one: Ballot) -> tuple[list[str], bool]:
    """What was selected by this ballot, once it has been, and whether the last place was shared."""
    for stage in look.m.stages.values():
        if stage.select and stage.select.from_ == one.rule.of and stage.select.into in look.m.agenda.selections:
            return list(look.m.agenda.selections[stage.select.into]), look.m.agenda.ties[stage.select.into]
    return [], False
