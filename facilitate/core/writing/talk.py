"""What is written beside the talk: comments, questions, and the small signs (same here, did not follow)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from facilitate.core.act import Entry, Event, Run, refuse
from facilitate.core.floor import PRECEDENCE, asking, turns
from facilitate.core.language.rules import Rule, Signal, Text
from facilitate.core.writing.about import hangs_on
from facilitate.core.writing.cards import entry_for, state_for
from facilitate.core.writing.fields import body
from facilitate.core.writing.items import State, readable

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

SAME = Signal("same", "👍", Text("我家也是", "Same here"), "tally")


class Comment(msgspec.Struct, frozen=True):
    """`about` is the item, `reply_to` the comment or original card it answers; `at` in server ms."""

    id: str
    kind: str
    about: str
    reply_to: str
    text: str
    by: str
    entered_by: str
    at: int
    stage: str
    named: bool = True
    state: State = "shown"
    reason: str = ""


class Commented(Event, frozen=True):
    id: str
    about: str
    text: str
    kind: str = "comment"
    reply_to: str = ""
    named: bool = True
    state: State = "shown"


class Reacted(Event, frozen=True):
    """A sign of one person, about an item or about the moment."""

    signal: str
    item: str = ""


TalkEvent = Commented | Reacted


@dataclass
class Talk:
    """`tallies` who gave a sign about an item, `said` the same by person; `calls` when somebody called the host; `hidden` the
    comments that are off the wall."""

    comments: dict[str, Comment] = field(default_factory=dict)
    tallies: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    signals: list[tuple[int, str, str, str]] = field(default_factory=list)
    given: dict[tuple[str, str], int] = field(default_factory=dict)
    said: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    calls: list[tuple[int, str]] = field(default_factory=list)
    hidden: dict[str, None] = field(default_factory=dict)

    def tally(self, signal: str, item: str) -> int:
        """How many different people gave this sign about this item."""
        return len(self.tallies.get((signal, item), ()))

    def give(self, person: str, signal: str, item: str) -> None:
        """She gives this sign about this item."""
        self.tallies.setdefault((signal, item), set()).add(person)
        self.said.setdefault(person, set()).add((signal, item))

    def unite(self, old: str, new: str) -> None:
        """The signs of `old` are those of `new`."""
        for signal, item in self.said.pop(old, ()):
            self.tallies[signal, item].remove(old)
            self.give(new, signal, item)
        for sign, who in [key for key in self.given if key[1] == old]:
            self.given[sign, new] = self.given.get((sign, new), 0) + self.given.pop((sign, who))
        self.calls = [(at, new if who == old else who) for at, who in self.calls]
        self.signals = [(at, new if who == old else who, sign, item) for at, who, sign, item in self.signals]


def evolve(m: Meeting, entry: Entry) -> None:
    match entry.event:
        case Commented() as event:
            m.talk.comments[event.id] = Comment(
                event.id, event.kind, event.about, event.reply_to, event.text, entry.person, entry.entered_by, entry.at,
                m.agenda.at.stage, event.named, event.state,
            )  # fmt: skip
        case Reacted(signal=signal, item=item):
            m.talk.give(entry.person, signal, item)
            m.talk.signals.append((entry.at, entry.person, signal, item))
            if any(sign.id == signal and sign.effect == "call_host" for sign in m.rule.signals):
                m.talk.calls.append((entry.at, entry.person))
            m.talk.given[signal, entry.person] = m.talk.given.get((signal, entry.person), 0) + 1


def set_state(m: Meeting, id: str, state: State, reason: str) -> None:
    m.talk.comments[id] = replace(m.talk.comments[id], state=state, reason=reason)
    m.talk.hidden.pop(id, None)
    if state == "hidden":
        m.talk.hidden[id] = None


class CommentArgs(msgspec.Struct):
    text: str
    about: str = ""
    named: bool = True
    kind: str = "comment"


def comment(run: Run) -> None:
    """A comment or question about an item, in reply to a comment or an original card, or to the stage where it is made."""
    args = run.read(CommentArgs)
    rule = entry_for(run.m, args.kind, run.person)
    text = body(args.text, rule.chars)
    about, reply_to = _root(run.m, args.about) if args.about else (hangs_on(run.m, run.person, rule, ""), "")
    named = args.named and bool(run.person) and rule.name != "hidden"
    run.emit(Commented(run.new_id(), about, text, args.kind, reply_to, named, state_for(run.m, rule)))


def _root(m: Meeting, id: str) -> tuple[str, str]:
    """(the item on the table, the comment or card answered to)."""
    if id in m.talk.comments:
        return m.talk.comments[id].about, id
    item = readable(m, id)
    return (item.merged_into, id) if item.merged_into else (id, "")


class ReactArgs(msgspec.Struct):
    signal: str
    item: str = ""
    stance: turns.Stance = ""


def react(run: Run) -> None:
    """A sign; given twice it counts once. A sign that asks for the floor is a raised hand."""
    args = run.read(ReactArgs)
    if args.item:
        readable(run.m, args.item)
    giving(run.m, run.person, args.signal)
    sign = _meant(run.m.rule, args.signal)
    assert sign is not None
    if sign.effect == "queue":
        turns.raise_hand(run, args.stance)
        return
    if sign.effect == "queue_front":
        turns.raise_hand(run, args.stance, front=True)
    elif sign.effect == "pause_turn":
        turns.break_in(run, sign.id if sign.id in PRECEDENCE else PRECEDENCE[0])
    if sign.effect != "tally" or run.person not in run.m.talk.tallies.get((args.signal, args.item), ()):
        run.emit(Reacted(args.signal, args.item))


def giving(m: Meeting, person: str, signal: str, placed: bool = True) -> None:
    """Raises Refused where she cannot give that sign at this moment; `placed` as of a raised hand."""
    sign = _meant(m.rule, signal)
    if sign is None or (sign.roles and m.people.get(person).role not in sign.roles):
        refuse("bad_signal")
    _still_given(m, person, sign)
    if sign.effect in ("queue", "queue_front"):
        asking.may_ask(m, person, placed)
    elif sign.effect == "pause_turn":
        asking.may_break_in(m, person)


def _meant(rule: Rule, id: str) -> Signal | None:
    """The rule's sign of that name; where it has none with which people back a thing, the plain "same here"."""
    found = next((s for s in rule.signals if s.id == id), None)
    plain = id == SAME.id and all(s.effect != "tally" for s in rule.signals)
    return found or (SAME if plain else None)


def _still_given(m: Meeting, person: str, sign: Signal) -> None:
    """Some signs may be used so many times each in a meeting."""
    if sign.per_person is not None and m.talk.given.get((sign.id, person), 0) >= sign.per_person:
        refuse("signals_used", n=sign.per_person)
