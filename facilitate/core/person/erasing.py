"""Erasing somebody from a log: her name, and if she wishes all she wrote, give way to stand-ins; what was counted stays.

A log is never shortened: whoever erases puts the events that come out of here in the place of those that were there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from facilitate.core.act import Entry, Event
from facilitate.core.meeting import Meeting
from facilitate.core.paper.events import SealedLine
from facilitate.core.paper.sealing import fingerprint
from facilitate.core.person.reasoned import each_reason, reasons_of
from facilitate.core.person.tracing import BLOT as BLOT
from facilitate.core.person.tracing import Trace as Trace
from facilitate.core.person.tracing import about, blotted, named, sure, widest
from facilitate.core.person.wording import quoted

WORDS = "（已删除 / erased）"
FREE = frozenset({
    "text", "reason", "title", "place", "organiser", "name", "names", "household", "who", "fields", "marks", "approver",
    "passed_to", "amount", "what", "with_", "check_by", "first_step", "note", "value", "was", "words", "zh", "en", "lines",
    "caption", "witness", "stake", "instead", "said", "override",
})  # fmt: skip
"""The fields of events that hold what people have written, or a name."""
NO_WORDS = (("SettingChanged", "name"), ("ParamSet", "name"), ("TurnStarted", "reason"), ("TurnEnded", "reason"))
"""(event, field): codes, under a name that elsewhere holds words."""
CODED = ("media", "state", "resource_kind", "motion_type", "suspend", "category", "due", "id", "person", "by")
"""Inside `fields` and `marks`: what takes codes alone."""
OWN = frozenset({
    "ItemWritten", "ItemEdited", "Commented", "Answered", "Offered", "ActionTaken", "ActionReported", "Appealed",
    "MinutesConfirmed", "CorrectionAsked", "FeelingSaid", "DangerCalled",
})  # fmt: skip
"""The events whose words are those of the person who acts, and no record that she keeps of others."""
MINUTES = frozenset({
    "SentenceRevised", "SentenceAdded", "SentenceLeftOut", "CorrectionAnswered", "MinutesSealed", "CorrectionAsked",
})  # fmt: skip
"""Where the program says who did what, and the recorder goes on from there."""
QUOTES = MINUTES | {"Merged", "Retitled"}
PHOTOS = ("PhotoAdded", "PhotoChanged")
OPENING = ("title", "place", "organiser")

Plain = dict[str, Any]
Change = Callable[[str], str]


@dataclass(frozen=True)
class Mention:
    """Where somebody else wrote this name or these words: the entry, its kind, whose it is, and the sentence; `doubt`: the word because
    of which it may as well be about somebody else, "" where it has more."""

    seq: int
    kind: str
    by: str
    text: str
    doubt: str = ""


def stand_in(person: str) -> str:
    """What stands where her name was; `person` is her number, or "" where nobody knows it any more."""
    return f"已删除的人·erased {person}".rstrip()


def trace(m: Meeting, log: Iterable[Entry], person: str, items: Collection[str] = ()) -> Trace:
    """What is hers in this log; `items` are cards of hers that the log has under nobody's name. Raises Refused(no_such_person)."""
    main = m.people.get(person).id
    ids = frozenset(one for one in m.people.all if m.people.get(one).id == main)
    names: dict[bool, set[str]] = {True: set(), False: set()}
    texts, turns, written = set[str](), set[str](), set(items)
    for entry in log:
        plain = plain_of(entry.event)
        kind, id = plain["type"], plain.get("id", "")
        if kind in ("PersonJoined", "PersonChanged") and plain.get("name"):
            names[id in ids].add(plain["name"])
        elif kind == "TurnStarted" and plain.get("person") in ids:
            turns.add(id)
        texts.update(reasons_of(plain, ids))
        if _hers(entry, plain, ids, written, turns):
            written |= {id} if kind in OWN else set()
            each_text(plain, lambda text: texts.add(text) or text)  # type: ignore[func-returns-value]
    names[True] |= {one.name for one in m.admission.roll.values() if one.person in ids}
    hers = frozenset(names[True] - {stand_in(one) for one in ids})
    others, said = frozenset(names[False]) - hers, frozenset(texts) - {WORDS, ""}
    return Trace(main, ids, hers, others, said, frozenset(turns), frozenset(written))


def by_name(log: Iterable[Entry], name: str) -> Trace:
    """Where the log no longer knows whose name that was: everything that says it, and does not mean another of a longer name.
    `name` may be a sentence."""
    joined = [plain_of(entry.event) for entry in log if type(entry.event).__name__ in ("PersonJoined", "PersonChanged")]
    others = frozenset(plain.get("name", "") for plain in joined) - {name, ""}
    return Trace("", frozenset(), frozenset({name}), others, frozenset(), frozenset(), frozenset())


def erased(log: Iterable[Entry], hers: Trace, words: bool, blot: Collection[int] = ()) -> dict[int, Event]:
    """What is to stand instead of the entries of these numbers. `words`: all she wrote goes too; `blot`: the numbers of others'
    entries in which her name is blotted out."""
    found = {}
    for entry in log:
        before = plain_of(entry.event)
        after = _event(before, entry, hers, words, entry.seq in blot)
        if after != before:
            found[entry.seq] = Meeting.revive(after)
    return found


def mentions(log: Iterable[Entry], hers: Trace, words: bool = True) -> list[Mention]:
    """Where others wrote her name, or a long piece of her words: a program cannot know whether it is she who is meant."""
    found = []
    for entry in log:
        plain = _event(plain_of(entry.event), entry, hers, words, False)
        said: list[str] = []
        for each in (plain, *plain.get("inverse", ())):
            each_text(each, lambda text, said=said: said.append(text) or text)  # type: ignore[misc]
        told = [(text, about(text, hers, words)) for text in said if blotted(text, widest(hers), words) != text]
        if told:
            text, doubt = min(told, key=lambda one: bool(one[1]))
            found.append(Mention(entry.seq, plain["type"], entry.entered_by or entry.person, text, doubt))
    return found


# -- one event -----------------------------------------------------------------------------------------------------


def _event(plain: Plain, entry: Entry, hers: Trace, words: bool, blot: bool) -> Plain:
    if plain["type"] in ("PersonJoined", "PersonChanged") and plain.get("id") in hers.ids:
        return renamed(plain, hers.person)
    plain = _without_words(plain, entry, hers) if words else plain
    plain = _without_name(plain, hers)
    if blot:
        surely = each_text(plain, lambda text: blotted(text, sure(hers), words))
        plain = surely if surely != plain else each_text(plain, lambda text: blotted(text, widest(hers), words))
    return _inside(plain, entry, hers, words, blot)


def _without_words(plain: Plain, entry: Entry, hers: Trace) -> Plain:
    kind = plain["type"]
    if kind in PHOTOS and entry.person in hers.ids:
        plain = {name: "" if name in ("sha256", "caption") else value for name, value in plain.items()}
    elif _hers(entry, plain, hers.ids, hers.items, hers.turns):
        plain = each_text(plain, lambda _text: WORDS)
    elif kind == "BallotClosed":
        plain = each_reason(plain, lambda _text: WORDS, hers.ids)
    return each_text(plain, lambda text: quoted(text, sure(hers).texts, WORDS)) if kind in QUOTES else plain


def _without_name(plain: Plain, hers: Trace) -> Plain:
    """The minutes name her in their sentences, a task as whoever takes it on."""
    kind = plain["type"]
    if kind in MINUTES:
        after = each_text(plain, lambda text: named(text, hers, stand_in(hers.person)))
        return after | {"mark": ""} if after != plain and "mark" in plain else after
    if kind == "RollPut":
        return plain | {
            "names": [renamed(one, hers.person) if one["name"] in hers.names else one for one in plain["names"]]
        }
    return each_text(plain, lambda text: _alone(text, hers)) if kind == "ActionTaken" else plain


def _alone(text: str, hers: Trace) -> str:
    return stand_in(hers.person) if text in hers.names else text


def renamed(plain: Plain, person: str) -> Plain:
    """Her household becomes one of its own: it says where she lives."""
    given = {"name": stand_in(person), "household": person}
    return plain | {name: value for name, value in given.items() if plain.get(name)}


def _inside(plain: Plain, entry: Entry, hers: Trace, words: bool, blot: bool) -> Plain:
    """A step that can be taken back holds events; a seal holds the hash of its lines, which are others now."""
    if "inverse" in plain:
        return plain | {"inverse": [_event(each, entry, hers, words, blot) for each in plain["inverse"]]}
    if plain["type"] == "MinutesSealed":
        return plain | {"sha256": fingerprint(msgspec.convert(plain["lines"], tuple[SealedLine, ...]))}
    return plain


def _hers(entry: Entry, plain: Plain, ids: Collection[str], items: Collection[str], turns: Collection[str]) -> bool:
    """Whether the words of this event are hers: written by her or for her, or what was taken down while she spoke."""
    kind, id = plain["type"], plain.get("id", "")
    if kind == "GistTaken":
        return id in turns
    return kind in OWN and (entry.person in ids or (kind in ("ItemWritten", "ItemEdited") and id in items))


def plain_of(event: Event) -> Plain:
    """As it stands in the log."""
    found: Plain = msgspec.json.decode(msgspec.json.encode(event))
    return found


def each_text(plain: Plain, change: Change) -> Plain:
    """The event with every word that people wrote in it changed."""
    kind = plain["type"]
    if kind == "BallotClosed":
        return each_reason(plain, change)
    names = (
        OPENING
        if kind == "MeetingOpened"
        else [name for name in plain if name in FREE and (kind, name) not in NO_WORDS]
    )
    return plain | {name: _changed(plain[name], change) for name in names if name in plain}


def _changed(value: Any, change: Change) -> Any:
    if isinstance(value, str):
        return change(value) if value else value
    if isinstance(value, dict):
        return {key: each if key in CODED else _changed(each, change) for key, each in value.items()}
    if isinstance(value, Sequence):
        return [_changed(each, change) for each in value]
    return value
