"""People of the record: presence, attendance by group, signs, notes and confirmations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from facilitate.core.act import Entry
from facilitate.core.meeting import Meeting
from facilitate.core.outcome.closing import came_afterwards
from facilitate.core.person.people import Person as Present
from facilitate.reports.fold.when import When
from facilitate.reports.rows import Attendance, Confirmation, Note, Person, Signal


def came(m: Meeting) -> list[Present]:
    """Everybody who came, the doubles of people who joined twice left out."""
    return [person for person in m.people.all.values() if not person.same_as]


def who(m: Meeting, key: str | None) -> str | None:
    """Under which id she stands in the record: of somebody who joined twice, the one she goes on as; None for nobody."""
    return m.people.get(key).id if key and key in m.people.all else key or None


def people(m: Meeting, log: Sequence[Entry], when: When) -> tuple[Person, ...]:
    helped = {entry.person for entry in log if entry.entered_by and entry.entered_by != entry.person}
    return tuple(_person(m, person, when, person.id in helped) for person in came(m))


def _person(m: Meeting, person: Present, when: When, proxy: bool) -> Person:
    first = min([person.joined_at, *(start for start, _ in person.spans)])
    left = 0 if person.present else max([to for _, to in person.spans], default=0)
    late = came_afterwards(m, person)
    return Person(
        id=person.id,
        name=person.name,
        group=person.group,
        role=person.role,
        neutral=m.rule.roles[person.role].neutral,
        from_=when.since(first),
        to=when.until(left or max(first, m.agenda.ended_at)) if m.agenda.ended or left else None,
        phone=person.phone,
        proxy=proxy,
        speaks=person.role in speakers(m) and not late,
        votes=person.role in voters(m) and not late,
        doors=late,
    )


def speakers(m: Meeting) -> set[str]:
    """The roles that the rule lets take part in some stage, neutral ones left out."""
    named = {role for stage in m.stages.values() for roles in stage.allow.values() for role in roles}
    return {name for name in named & set(m.rule.roles) if not m.rule.roles[name].neutral}


def voters(m: Meeting) -> set[str]:
    """The roles that some ballot of the rule asks."""
    return {role for stage in m.stages.values() if stage.ballot for role in stage.ballot.voters}


def attendance(m: Meeting) -> Attendance:
    everybody = [person for person in came(m) if not came_afterwards(m, person)]
    groups = Counter(person.group for person in everybody)
    able = voters(m) or speakers(m)
    voices = [p for p in everybody if p.role in able and p.role != "observer"]
    return Attendance(
        present=len(everybody),
        eligible=len(voices) if m.settings.eligible is None else m.settings.eligible,
        groups=dict(groups),
        expected=m.facts.groups,
        missing=tuple(code for code in m.facts.groups if not groups[code]),
    )


def signals(m: Meeting, when: When) -> tuple[Signal, ...]:
    return tuple(
        Signal(at=when.seconds(at), signal=signal, person=person, item=item or None)
        for at, person, signal, item in m.talk.signals
    )


def confirmations(m: Meeting, when: When) -> tuple[Confirmation, ...]:
    return tuple(
        Confirmation(at=when.seconds(c.at), person=c.person, text=c.text, proxy=bool(c.entered_by))
        for c in m.closing.confirmations
    )


def notes(m: Meeting, when: When) -> tuple[Note, ...]:
    return tuple(
        Note(id=note.id, text=note.text, about=note.about or None, by=note.by, at=when.seconds(note.at))
        for note in m.closing.notes.values()
    )
