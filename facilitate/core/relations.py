"""What somebody is to the matter on the table: her role, and mover, convener, table host, seated… beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitate.core.language.rules import Rule, Stage

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

RELATIONS = frozenset({"mover", "convener", "seconder", "proposer", "table_host", "note_taker", "seated"})
AUTHORS = frozenset({"mover", "convener", "proposer"})
PROPOSED = ("motion", "topic", "idea")


def asked(rule: Rule, stage: Stage) -> frozenset[str]:
    """The relations that this stage's words name; a role of that name is a role and no relation."""
    named = {word for words in stage.allow.values() for word in words}
    named |= {word for entry in stage.write for word in entry.roles}
    if stage.ballot is not None:
        named |= {*stage.ballot.voters, *stage.ballot.last, *stage.ballot.apart}
    if stage.move is not None:
        named |= set(stage.move.stay)
    return frozenset(named & RELATIONS - rule.roles.keys())


def standing(m: Meeting, person: str, item: str = "") -> frozenset[str]:
    """Her role and what she is to `item` (without one: to the matter on the table), as far as the stage asks for it."""
    role = m.role_name(person)
    words = m.relations_asked[m.agenda.at.stage]
    if not words:
        return frozenset((role,))
    found = {role} | (words & m.spaces.relations(person))
    if words & AUTHORS and _proposed(m, person, item or m.agenda.subject(m)):
        found |= words & AUTHORS
    if "seconder" in words and _seconded(m, person, item or m.agenda.subject(m)):
        found.add("seconder")
    return frozenset(found)


def _proposed(m: Meeting, person: str, item: str) -> bool:
    """Whether she proposed this item or took it over; where nothing is on the table: whether she proposed anything."""
    return person in movers(m, item) if item in m.items.all else convenes(m, person)


def convenes(m: Meeting, person: str) -> bool:
    """Whether she stands for anything that was proposed and still stands."""
    shown = (i for kind in PROPOSED for i in m.items.of_kind(kind) if i.state == "shown")
    return any(person in movers(m, i.id) for i in shown)


def movers(m: Meeting, item: str) -> frozenset[str]:
    """Who stands for an item: whoever took it over, else its author, or the authors of what it was merged from."""
    one = m.items.all[item]
    if item in m.spaces.conveners:
        return frozenset((m.spaces.conveners[item],)) - {""}
    by = {m.items.all[id].by for id in one.originals} if one.made else {one.by}
    return frozenset(by - {""})


def _seconded(m: Meeting, person: str, item: str) -> bool:
    one = m.items.all.get(item)
    return one is not None and person in one.seconds
