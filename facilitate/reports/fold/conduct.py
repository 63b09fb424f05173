"""The order of the meeting: every reminder, extension, cut, pass, hiding, edit, override and step taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from facilitate.core.act import Entry, Event
from facilitate.core.course.agenda import MeetingEnded, Paused, Resumed, Squeezed, StageEntered
from facilitate.core.floor import Passed, TurnEnded, TurnExtended
from facilitate.core.meeting import Meeting
from facilitate.core.order.conduct import Appealed, ChairHandedOver, Quieted, RulingLifted, Unquieted, Warned
from facilitate.core.order.quorum import QuorumTaken
from facilitate.core.order.ronr import DebateClosed, MotionLaid, MotionSettled
from facilitate.core.person.admission import PersonReadmitted, PersonRemoved
from facilitate.core.person.people import PeopleMerged, PersonBack, PersonChanged, PersonLeft
from facilitate.core.undo import Undone
from facilitate.core.writing.items import DangerCalled, ItemEdited, ItemWithdrawn, Retitled, Seconded, Split, StateSet
from facilitate.reports.bars import exact
from facilitate.reports.fold.people import who
from facilitate.reports.fold.when import When
from facilitate.reports.rows import Conduct


def conduct(m: Meeting, log: Sequence[Entry], when: When) -> tuple[Conduct, ...]:
    """Rows in the order of the log; `by` is whoever did it, the scribe where she typed it."""
    return tuple(
        Conduct(at=when.seconds(entry.at), by=_by(m, entry), **row | {"person": who(m, row.get("person"))})
        for entry in log
        if (row := _row(m, entry.event))
    )


def _by(m: Meeting, entry: Entry) -> str | None:
    """Nobody where it would tell who wrote an unsigned card."""
    if isinstance(entry.event, (ItemEdited, ItemWithdrawn)) and not m.items.all[entry.event.id].named:
        return None
    return who(m, entry.entered_by or entry.person)


def _row(m: Meeting, event: Event) -> dict[str, Any] | None:
    match event:
        case TurnExtended(id=id, seconds=seconds):
            return {"kind": "extend", "person": _speaker(m, id), "seconds": seconds}
        case TurnEnded(id=id, cut=True):
            return {"kind": "cut", "person": _speaker(m, id)}
        case Passed(person=person):
            return {"kind": "pass", "person": person}
        case ChairHandedOver(taker=taker):
            return {"kind": "hand_over", "person": taker}
        case PersonLeft(id=id):
            return {"kind": "leave", "person": id}
        case PersonBack(id=id):
            return {"kind": "rejoin", "person": id}
        case PeopleMerged(into=into):
            return {"kind": "same_person", "person": into}
        case PersonChanged(id=id, name=name):
            return {"kind": "changed", "person": id, "text": name}
        case _:
            return _of_the_door(event) or _of_rulings(m, event) or _of_texts(event) or _of_stages(event)


def _of_the_door(event: Event) -> dict[str, Any] | None:
    match event:
        case PersonRemoved(person=person, reason=reason):
            return {"kind": "removed", "person": person, "text": reason}
        case PersonReadmitted(person=person):
            return {"kind": "readmitted", "person": person}
        case _:
            return None


def _of_rulings(m: Meeting, event: Event) -> dict[str, Any] | None:
    match event:
        case Warned(person=person, offence=offence, step=step):
            return {"kind": step, "person": person, "text": offence}
        case RulingLifted(ruling=ruling, why=why):
            return {"kind": "lifted", "person": _ruled(m, ruling), "text": why}
        case Quieted(person=person, reason=reason):
            return {"kind": "quiet", "person": person, "text": reason}
        case Unquieted(person=person):
            return {"kind": "unquiet", "person": person}
        case Appealed(ruling=ruling, text=text):
            return {"kind": "appeal", "person": _ruled(m, ruling), "text": text}
        case MotionSettled(id=id, outcome=outcome) if outcome:
            return {"kind": f"motion_{outcome}", "item": id}
        case MotionLaid(id=id, how=how):
            return {"kind": f"motion_{how or 'back'}", "item": id}
        case DebateClosed():
            return {"kind": "debate_closed"}
        case QuorumTaken(held=held, verdicts=verdicts):
            told = "; ".join(f"{exact(one.value)} / {exact(one.needed)}" for one in verdicts)
            return {"kind": "quorum" if held else "no_quorum", "text": told}
        case _:
            return None


def _of_texts(event: Event) -> dict[str, Any] | None:
    match event:
        case StateSet(id=id, state=state, reason=reason) if state in ("hidden", "shown"):
            return {"kind": "hide" if state == "hidden" else "show", "item": id, "text": reason}
        case ItemEdited(id=id, amends=True):
            return {"kind": "amend", "item": id}
        case Seconded(id=id):
            return {"kind": "second", "item": id}
        case ItemEdited(id=id):
            return {"kind": "edit", "item": id}
        case ItemWithdrawn(id=id):
            return {"kind": "withdraw", "item": id}
        case Split(head=head):
            return {"kind": "split", "item": head}
        case Retitled(id=id, title=title):
            return {"kind": "retitle", "item": id, "text": title or ""}
        case DangerCalled(id=id, who=who):
            return {"kind": "danger_called", "item": id, "text": who}
        case _:
            return None


def _of_stages(event: Event) -> dict[str, Any] | None:
    match event:
        case StageEntered(override=override) | MeetingEnded(override=override) if override:
            return {"kind": "override", "text": override}
        case Squeezed(minutes=minutes, dropped=dropped, was=was):
            given = {} if dropped or minutes < 0 else {"seconds": round(minutes * 60)}
            return {"kind": "lengthen" if 0 <= was < minutes else "squeeze"} | given
        case Paused():
            return {"kind": "pause"}
        case Resumed():
            return {"kind": "resume"}
        case Undone(verb=verb):
            return {"kind": "undo", "text": verb}
        case _:
            return None


def _speaker(m: Meeting, turn: str) -> str | None:
    return m.floor.turns[turn].person if turn in m.floor.turns else None


def _ruled(m: Meeting, ruling: int) -> str | None:
    return next((one.person for one in m.conduct.reminders if one.seq == ruling), None)
