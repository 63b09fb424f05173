"""Who a ballot asks: those entitled, those of them present, and how many they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitate.core.ballot.ballots import Ballot, all_here
from facilitate.core.course.agenda import here
from facilitate.core.person.admission import proved
from facilitate.core.relations import standing

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting


def may_vote(m: Meeting, person: str, ballot: Ballot) -> bool:
    """Whether the ballot asks this person: by her role, or by what she is to the matter."""
    return bool(standing(m, person, ballot.item) & set(ballot.rule.voters))


def asked_afterwards(m: Meeting, role: str) -> bool:
    """Whether a vote that goes on after the meeting, at the doors, still asks people of this role: they may join for it."""
    return here(m).place_in_life == "after" and any(role in ballot.rule.voters for ballot in all_here(m))


def entitled(m: Meeting, ballot: Ballot) -> list[str]:
    """Everybody who has ever joined in a role that decides here, once each; who has voted, in the role she voted in."""
    roles, stood = set(ballot.rule.voters) - set(ballot.rule.apart), ballot.stood
    return [
        one.id for one in m.people.all.values()
        if (stood[one.id].role if one.id in stood else one.role) in roles and not one.same_as and proved(m, one)
    ]  # fmt: skip


def present(m: Meeting, ballot: Ballot) -> list[str]:
    """Those of them who are in the room now."""
    return [id for id in entitled(m, ballot) if m.people.all[id].present]


def waiting(m: Meeting, ballot: Ballot) -> list[str]:
    """Who is here, may vote and has not; those who vote last stand at the end."""
    asked = [
        p for p in m.people.present() if p.role in ballot.rule.voters and p.id not in ballot.voted and proved(m, p)
    ]
    return [p.id for p in sorted(asked, key=lambda p: p.role in ballot.rule.last)]


def eligible(m: Meeting, ballot: Ballot) -> int:
    """How many may vote: as the desk has set it, else as many as stand on the roll, else all who have joined in the voters'
    roles; never fewer than voted."""
    joined = {
        one.id for one in m.people.all.values() if one.role in ballot.rule.voters and not one.same_as and proved(m, one)
    }
    told = told_eligible(m)
    may = told if told is not None else len(joined | ballot.voted)
    return max(may, len(ballot.voted) + ballot.on_paper)


def told_eligible(m: Meeting) -> int | None:
    """How many may vote as the desk has set it, or as many as stand on the roll; None where nobody has said."""
    if m.settings.eligible is None and m.settings.joining == "roll":
        return len(m.admission.roll) or None
    return m.settings.eligible


def groups(m: Meeting, ballot: Ballot) -> list[str]:
    """The parties that `in_group: every` means: those the rule needs and those of the people entitled, in the meeting's order;
    who has voted is of the party that was hers when she did."""
    needed = m.rule.groups.needed if m.rule.groups else ()
    asked = {m.people.all[id].group for id in entitled(m, ballot) if id not in ballot.stood}
    voted = {one.group for one in ballot.stood.values() if one.role not in ballot.rule.apart}
    found = {*needed, *asked, *voted}
    order = [code for code in m.facts.groups if code in found]
    return [*order, *sorted(found - set(order))]


def deciders(m: Meeting) -> tuple[str, ...]:
    """The roles that vote on anything in this rule and are not neutral; without a ballot, all that are not neutral."""
    named = {role for stage in m.stages.values() if stage.ballot for role in stage.ballot.voters}
    roles = {name for name, role in m.rule.roles.items() if not role.neutral}
    found = named & roles or roles
    return tuple(name for name in m.rule.roles if name in found)
