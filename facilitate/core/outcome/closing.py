"""The end: notes of the scribe, the minutes read back line by line, and who confirms them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from facilitate.core.act import MAX_OP, Entry, Event, Run, refuse
from facilitate.core.course.agenda import here
from facilitate.core.floor import GistTaken
from facilitate.core.order import ronr_votes
from facilitate.core.outcome import promises
from facilitate.core.writing import sorting
from facilitate.core.writing.fields import body
from facilitate.core.writing.items import DangerCalled, Item

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting
    from facilitate.core.person.people import Person

NOTE_CHARS = 2000


class Note(msgspec.Struct, frozen=True):
    id: str
    about: str
    text: str
    by: str
    at: int


class Confirmation(msgspec.Struct, frozen=True):
    """A person stands by the minutes read back; with a text it is an objection that is kept. `at` in server ms."""

    person: str
    entered_by: str
    at: int
    text: str = ""


class NoteTaken(Event, frozen=True):
    id: str
    text: str
    about: str = ""


class ReadBackAt(Event, frozen=True):
    index: int


class MinutesConfirmed(Event, frozen=True):
    text: str = ""


ClosingEvent = NoteTaken | ReadBackAt | MinutesConfirmed


@dataclass
class Closing:
    notes: dict[str, Note] = field(default_factory=dict)
    index: int = -1
    confirmations: list[Confirmation] = field(default_factory=list)

    def signed(self) -> dict[str, Confirmation]:
        """Who stands by the minutes; an objection alone is no signature."""
        return {c.person: c for c in self.confirmations if not c.text}


def evolve(m: Meeting, entry: Entry) -> None:
    match entry.event:
        case NoteTaken(id=id, text=text, about=about):
            m.closing.notes[id] = Note(id, about, text, entry.person, entry.at)
        case ReadBackAt(index=index):
            m.closing.index = index
        case MinutesConfirmed(text=text):
            m.closing.confirmations.append(Confirmation(entry.person, entry.entered_by, entry.at, text))


def lines(m: Meeting) -> list[str]:
    """What is read back, as entity keys: for each matter its answers and offers, then the tasks, then the scribe's own
    sentences; what she left out of the minutes is not read."""
    chosen = [id for items in m.agenda.selections.values() for id in items]
    place = {id: n for n, id in enumerate(dict.fromkeys(chosen))}
    answers = [(a.about, f"answer/{a.id}") for a in m.outcomes.answers.values() if a.state == "shown"]
    offers = [(o.about, f"offer/{o.id}") for o in m.outcomes.offers.values() if o.state == "shown"]
    ordered = sorted(answers + offers, key=lambda pair: place.get(pair[0], len(place)))
    found = [key for _, key in ordered] + [f"action/{id}" for id in m.outcomes.actions]
    own = [one.key for one in m.paper.own() if not one.heading]
    return [key for key in found if not m.paper.left_out(sentence(key))] + own


def sentence(key: str) -> str:
    """The key by which the minutes name the sentence of that line."""
    return key.replace("action/", "task/")


class RecordArgs(msgspec.Struct):
    text: str = ""
    about: str = ""
    kind: str = "note"
    who: str = ""


def record(run: Run) -> None:
    """The scribe's gist of a turn, a note, or whom the desk called about a danger."""
    args = run.read(RecordArgs)
    if len(args.about) > MAX_OP:
        refuse("no_such_thing")
    if args.kind == "danger_called":
        run.emit(DangerCalled(run.m.items.get(args.about).id, body(args.who or args.text, 80)))
    elif args.about in run.m.floor.turns:
        run.emit(GistTaken(args.about, body(args.text, NOTE_CHARS)))
    else:
        run.emit(NoteTaken(run.new_id(), body(args.text, NOTE_CHARS), args.about))


def _next_time(run: Run, motion: Item) -> None:
    """The meeting has fixed when it goes on: kept as a note about that motion."""
    run.emit(NoteTaken(run.new_id(), motion.text, motion.id))


ronr_votes.EFFECTS["fix_time"] = _next_time


class ConfirmArgs(msgspec.Struct):
    item: str = ""
    text: str = ""


def counted(m: Meeting) -> tuple[int, int]:
    """How many stand by the minutes, and of how many: everybody here whom the rule lets confirm (whoever is not neutral where
    it names nobody), those who signed and left included."""
    signed, named = len(m.closing.signed()), _signers(m)
    here_then = (p for p in m.people.present() if not came_afterwards(m, p))
    return signed, max(sum(p.role in named for p in here_then), signed)


def came_afterwards(m: Meeting, person: Person) -> bool:
    """Whether she joined by herself when the meeting was over, for a vote at the doors; whom the desk enters later had come."""
    if not m.agenda.ended or person.by:
        return False
    return min([person.joined_at, *(start for start, _ in person.spans)]) > m.agenda.ended_at


def _signers(m: Meeting) -> set[str]:
    """The roles that confirm the minutes."""
    named = {role for stage in m.stages.values() for role in stage.allow.get("confirm", ()) if role in m.rule.roles}
    return named or {id for id, role in m.rule.roles.items() if not role.neutral}


def reading_back(m: Meeting) -> bool:
    """Whether the minutes are being read back or have been: in the stage that confirms without taking on tasks, and after."""
    allow = here(m).allow
    return m.agenda.ended or bool(allow.get("confirm") and not allow.get("pledge"))


def confirm(run: Run) -> None:
    """A task (item) is confirmed, or the minutes read back; a text is an objection and is kept."""
    args = run.read(ConfirmArgs)
    if args.item in run.m.outcomes.actions:
        promises.confirm_action(run, args.item)
    elif args.item in run.m.market.asked:
        sorting.agree(run, args.item)
    elif args.item and args.item != "minutes":
        refuse("no_such_thing")
    elif not reading_back(run.m):
        refuse("not_read_yet")
    else:
        text = body(args.text, 200) if args.text.strip() else ""
        if text or run.person not in run.m.closing.signed():
            run.emit(MinutesConfirmed(text))
