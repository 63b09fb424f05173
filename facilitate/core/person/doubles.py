"""Somebody who joined twice becomes one person: whatever the double wrote, said, chose or took on is hers."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from facilitate.core import floor
from facilitate.core.space import space_doubles

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting


def unite(m: Meeting, old: str, new: str) -> None:
    """Everything of `old` belongs to `new` from now on. Where both have a hand up or a vote, her own counts."""
    _written(m, old, new)
    _promised(m, old, new)
    floor.unite(m, old, new)
    space_doubles.unite(m, old, new)
    _chosen(m, old, new)
    _at_the_minutes(m, old, new)
    _at_the_door(m, old, new)
    if said := m.feelings.all.pop(old, None):
        m.feelings.all.setdefault(new, said)
    m.conduct.reminders = [replace(r, person=new) if r.person == old else r for r in m.conduct.reminders]
    if quiet := m.conduct.quiet.pop(old, None):
        m.conduct.quiet[new] = replace(quiet, person=new)
    m.people.skeletons = {look: new if id == old else id for look, id in m.people.skeletons.items()}


def _at_the_door(m: Meeting, old: str, new: str) -> None:
    """The name of the roll to which the double has answered and its seat are hers where she has none, and so is her vote."""
    door, people = m.admission, m.people.all
    if old in door.answered and new not in door.answered:
        entry = door.answered.pop(old)
        door.answered[new], door.roll[entry] = entry, replace(door.roll[entry], person=new)
    double, her = people[old], people[new]
    people[new] = replace(her, seat=her.seat or double.seat, checked_in=her.checked_in or double.checked_in)


def _written(m: Meeting, old: str, new: str) -> None:
    m.items.unite(old, new)
    texts: list[dict[str, Any]] = [m.talk.comments, m.outcomes.answers, m.outcomes.offers]
    for kept in texts:
        for id, text in list(kept.items()):
            if text.by == old:
                kept[id] = replace(text, by=new)
    for id, item in m.items.all.items():
        if old in item.seconds:
            m.items.all[id] = replace(
                item, seconds=tuple(dict.fromkeys(new if one == old else one for one in item.seconds))
            )
    m.talk.unite(old, new)


def _promised(m: Meeting, old: str, new: str) -> None:
    def her(told: str) -> str:
        return new if told == old else told

    for id, one in m.outcomes.actions.items():
        m.outcomes.actions[id] = replace(
            one, who=her(one.who), by=her(one.by), check_by=her(one.check_by), with_=tuple(dict.fromkeys(map(her, one.with_))),
            confirmed=tuple(dict.fromkeys(map(her, one.confirmed))),
            reports=tuple(replace(report, by=her(report.by)) for report in one.reports),
        )  # fmt: skip
    m.closing.confirmations = [replace(c, person=her(c.person)) for c in m.closing.confirmations]


def _at_the_minutes(m: Meeting, old: str, new: str) -> None:
    """What she asked to have corrected, and what she did as their scribe."""
    paper, notes = m.paper, m.closing.notes
    notes.update({id: replace(note, by=new) for id, note in notes.items() if note.by == old})
    for id, asked in paper.corrections.items():
        if old in (asked.person, asked.entered_by, asked.answered_by):
            names = ("person", "entered_by", "answered_by")
            hers = {name: new for name in names if getattr(asked, name) == old}
            paper.corrections[id] = replace(asked, **hers)
    paper.sentences = {key: replace(one, by=new) if one.by == old else one for key, one in paper.sentences.items()}
    paper.steps = [dataclasses.replace(step, by=new) if step.by == old else step for step in paper.steps]
    if paper.seal and paper.seal.by == old:
        paper.seal = replace(paper.seal, by=new)


def _chosen(m: Meeting, old: str, new: str) -> None:
    for ballot in m.ballots.all.values():
        if old in ballot.voted:
            ballot.voted = {*ballot.voted - {old}, new}
        if old in ballot.by_hand:
            ballot.by_hand = {*ballot.by_hand - {old}, new}
        if old in ballot.stood:
            ballot.stood.setdefault(new, ballot.stood.pop(old))
        choice, receipt = ballot.box.pop(old, None), ballot.receipts.pop(old, None)
        if choice is not None and new not in ballot.box:
            ballot.box[new] = choice
            ballot.receipts |= {new: receipt} if receipt else {}
