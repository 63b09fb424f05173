"""The scribe at the minutes: other words, sentences of her own, leaving out, moving, and taking back her last step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from facilitate.core.act import Run, refuse
from facilitate.core.paper.events import SentenceAdded, SentenceLeftOut, SentenceMoved, SentenceRevised, StepTakenBack
from facilitate.core.paper.paper import OWN
from facilitate.core.person.names import clean_text
from facilitate.core.writing.fields import body

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting
    from facilitate.core.paper.paper import Step

SENTENCE_CHARS, KEY_CHARS, MARK_CHARS = 1000, 80, 40


class ReviseArgs(msgspec.Struct):
    """`version`: how often the sentence had been changed when she began; `was` and `mark`: what stood there before her."""

    key: str
    text: str
    version: int
    was: str = ""
    mark: str = ""


def revise(run: Run) -> None:
    """New words for a sentence, unless somebody else has changed it meanwhile."""
    args = run.read(ReviseArgs)
    not_sealed(run.m)
    key = named(args.key)
    _unchanged(run.m, key, args.version)
    text = body(args.text, SENTENCE_CHARS)
    run.emit(SentenceRevised(key, text, seen(args.was), clean_text(args.mark)[:MARK_CHARS]))


class AddArgs(msgspec.Struct):
    section: str
    text: str
    after: str = ""
    heading: bool = False


def add_line(run: Run) -> None:
    """A sentence or a heading of the scribe's own."""
    args = run.read(AddArgs)
    not_sealed(run.m)
    section, after = named(args.section), named(args.after) if args.after else ""
    run.emit(SentenceAdded(run.new_id(), section, body(args.text, SENTENCE_CHARS), after, args.heading))


class LeaveOutArgs(msgspec.Struct):
    key: str
    version: int
    was: str = ""
    off: bool = False


def leave_out(run: Run) -> None:
    """The sentence is not in the paper; `off` puts it back. It stays with the scribe, and what was left out is told."""
    args = run.read(LeaveOutArgs)
    not_sealed(run.m)
    key = named(args.key)
    _unchanged(run.m, key, args.version)
    run.emit(SentenceLeftOut(key, not args.off, seen(args.was)))


class MoveArgs(msgspec.Struct):
    key: str
    version: int
    section: str
    after: str = ""


def move_line(run: Run) -> None:
    """The sentence stands after another of that section ("" : at its head)."""
    args = run.read(MoveArgs)
    not_sealed(run.m)
    key, section, after = named(args.key), named(args.section), named(args.after) if args.after else ""
    _unchanged(run.m, key, args.version)
    if after == key:
        refuse("no_such_thing")
    run.emit(SentenceMoved(key, section, after))


def take_back(run: Run) -> None:
    """Her own last step at the minutes; refused where somebody has changed the same sentence since."""
    not_sealed(run.m)
    mine = [n for n, step in enumerate(run.m.paper.steps) if step.by == run.hands_on]
    if not mine:
        refuse("nothing_to_undo")
    step, later = run.m.paper.steps[mine[-1]], run.m.paper.steps[mine[-1] + 1 :]
    if step.key and any(one.key == step.key for one in later):
        _changed_by(run.m, step)
    run.emit(StepTakenBack(step.key, step.correction))


def not_sealed(m: Meeting) -> None:
    """Raises Refused(sealed): nothing in the minutes changes after that."""
    if m.paper.seal is not None:
        refuse("sealed", number=m.paper.seal.said.number)


def seen(text: str) -> str:
    """What somebody had before her eyes, cleaned and cut to the length of a sentence."""
    return clean_text(text)[:SENTENCE_CHARS]


def _unchanged(m: Meeting, key: str, version: int) -> None:
    now = m.paper.sentences.get(key)
    if now is None and key.startswith(OWN):
        refuse("no_such_thing")
    if version != m.paper.version(key):
        who = m.people.get(now.by).name if now is not None and now.by in m.people.all else ""
        words = now.text if now is not None else ""
        name = {"zh": who or "有人", "en": who or "Somebody"}
        refuse("sentence_changed", who=name, text=words, version=m.paper.version(key))


def _changed_by(m: Meeting, step: Step) -> None:
    _unchanged(m, step.key, -1)


def named(key: str) -> str:
    """A key as the papers give them; raises Refused(no_such_thing) where it cannot be one."""
    if not (0 < len(key) <= KEY_CHARS and key.isascii() and key.isprintable() and " " not in key):
        refuse("no_such_thing")
    return key
