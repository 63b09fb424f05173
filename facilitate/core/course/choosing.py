"""Choosing what goes on: the top of a vote, what the desk picks, what is most pressing; and the order it is taken in."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import msgspec

from facilitate.core import undo
from facilitate.core.act import Run, refuse
from facilitate.core.course.agenda import OrderSet, Selected
from facilitate.core.course.passes import collection, lot
from facilitate.core.language.rules import Select

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

Votes = Mapping[str, Fraction | int]


def select(m: Meeting, rule: Select) -> tuple[tuple[str, ...], bool]:
    """(the items chosen, whether the last place was shared). What nobody voted for or the desk has put away is not chosen;
    of equal votes that comes first which more different residents wrote, then the older one."""
    if rule.by == "consent":
        found = tuple(id for id in collection(m, rule.from_) if m.ballots.outcome_of(id) == "carried")
        return found[: rule.top], False
    if rule.by in ("host", "priority"):
        return _most_pressing(m, rule), False
    if (funded := m.ballots.funded_of(rule.from_)) is not None:
        return funded[: rule.top], False
    return _most_voted(m, rule)


def _most_pressing(m: Meeting, rule: Select) -> tuple[str, ...]:
    """Immediate danger first, then what most people backed, then the oldest: for the desk a beginning that it can change."""
    heat = m.heat(rule.from_)
    found = collection(m, rule.from_)
    ranked = sorted(found, key=lambda id: (not m.items.all[id].fields.get("danger"), -heat.get(id, 0)))
    return tuple(ranked)[: rule.top]


def _most_voted(m: Meeting, rule: Select) -> tuple[tuple[str, ...], bool]:
    """The first `top` of those with any votes (at least `at_least`); a tie at the last place as the rule's `ties` says."""
    least = rule.at_least or 0
    votes: Votes = {
        id: n
        for id, n in m.ballots.votes_of(rule.from_).items()
        if n > 0 and n >= least and m.items.all[id].state == "shown"
    }
    ranked = sorted(votes, key=lambda id: (-votes[id], -_writers(m, id), int(id)))
    top = rule.top or len(ranked)
    chosen = ranked[:top]
    tied = [id for id in ranked[top:] if votes[id] == votes[chosen[-1]]]
    if not tied:
        return tuple(chosen), False
    return _tied(m, rule, votes, chosen, tied), True


def _tied(m: Meeting, rule: Select, votes: Votes, chosen: list[str], tied: list[str]) -> tuple[str, ...]:
    """All of them (include), as many as there are places by lot (draw), or none until the desk decides (host, repeat)."""
    sure = [id for id in chosen if votes[id] != votes[tied[0]]]
    equal = [id for id in chosen if id not in sure] + tied
    if rule.ties == "draw":
        drawn = sorted(equal, key=lambda id: lot(m, id))[: len(chosen) - len(sure)]
        return tuple(sure + drawn)
    if rule.ties in ("host", "repeat"):
        return tuple(sure)
    return tuple(chosen + tied)


def _writers(m: Meeting, id: str) -> int:
    """How many different people of the default role wrote this item or its originals."""
    item = m.items.all[id]
    by = {m.items.all[part].by for part in item.originals or (id,)} - {""}
    return sum(m.role_name(person) == m.default_role for person in by)


# -- by the desk ---------------------------------------------------------------------------------------------------


class Picked(msgspec.Struct):
    items: tuple[str, ...]
    into: str = ""
    of: str = ""


def pick(run: Run, value: Any) -> None:
    """`{into, items}`: the desk's own choice, or its decision of a tie. Raises Refused(bad_setting, no_such_thing)."""
    told, agenda = _read(run, value), run.m.agenda
    rules = {s.select.into: s.select for s in run.m.stages.values() if s.select}
    if told.into not in rules:
        refuse("bad_setting")
    before = agenda.selections.get(told.into)
    if before is None:
        refuse("not_chosen_yet")
    if rules[told.into].by not in ("host", "priority") and not agenda.ties.get(told.into):
        refuse("chosen_by_vote")
    run.emit(Selected(told.into, told.items))
    undo.keep(run, Selected(told.into, before, agenda.ties.get(told.into, False)))


def order(run: Run, value: Any) -> None:
    """`{of, items}`: the order in which a repeated stage takes them. Raises Refused(bad_setting, no_such_thing)."""
    told = _read(run, value)
    if told.of not in {s.each.of for s in run.m.stages.values() if s.each}:
        refuse("bad_setting")
    before = run.m.agenda.order.get(told.of, ())
    run.emit(OrderSet(told.of, told.items))
    undo.keep(run, OrderSet(told.of, before))


def _read(run: Run, value: Any) -> Picked:
    try:
        told = msgspec.convert(value, Picked)
    except msgspec.ValidationError:
        refuse("bad_setting")
    if len(set(told.items)) != len(told.items):
        refuse("bad_setting")
    for id in told.items:
        run.m.items.get(id)
    return told
