"""The state of the minutes: what the scribe made of each sentence, the corrections, the window, the seal."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec.structs import replace

from facilitate.core.act import Entry
from facilitate.core.paper.events import (
    CorrectionAnswered,
    CorrectionAsked,
    CorrectionsClosed,
    CorrectionsOpened,
    MinutesSealed,
    PaperEvent,
    SentenceAdded,
    SentenceLeftOut,
    SentenceMoved,
    SentenceRevised,
    StepTakenBack,
)

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

OWN = "own/"
"""The keys of sentences that the scribe added herself begin so."""


class Sentence(msgspec.Struct, frozen=True):
    """What the scribe made of one sentence. `text` "" : as the meeting makes it; `placed` the seq of the entry that put it where
    it stands, 0: where the meeting puts it; `version` counts its changes; `at` server ms of the last."""

    key: str
    text: str = ""
    was: str = ""
    mark: str = ""
    heading: bool = False
    out: bool = False
    section: str = ""
    after: str = ""
    placed: int = 0
    by: str = ""
    at: int = 0
    version: int = 0


class Correction(msgspec.Struct, frozen=True):
    """A request for other words; `late`: made after the minutes were sealed, so that it stands in their appendix."""

    id: str
    key: str
    was: str
    text: str
    person: str
    entered_by: str
    at: int
    state: Literal["open", "accepted", "declined"] = "open"
    words: str = ""
    reason: str = ""
    answered_by: str = ""
    answered_at: int = 0
    late: bool = False


class Seal(msgspec.Struct, frozen=True):
    """`at` server ms, `by` who sealed."""

    said: MinutesSealed
    by: str
    at: int


@dataclass(frozen=True)
class Step:
    """One step of somebody at one sentence, with what was there before."""

    by: str
    key: str
    before: Sentence | None
    correction: str = ""


@dataclass
class Paper:
    sentences: dict[str, Sentence] = field(default_factory=dict)
    corrections: dict[str, Correction] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    until: str = ""
    closed: bool = False
    seal: Seal | None = None

    def version(self, key: str) -> int:
        return self.sentences[key].version if key in self.sentences else 0

    def words(self, key: str) -> str:
        """The scribe's words for that sentence; "" where it stands as the meeting made it."""
        return self.sentences[key].text if key in self.sentences else ""

    def left_out(self, key: str) -> bool:
        return key in self.sentences and self.sentences[key].out

    def own(self) -> list[Sentence]:
        """What the scribe added and did not leave out, in the order of adding."""
        return [one for key, one in self.sentences.items() if key.startswith(OWN) and not one.out]


def evolve(m: Meeting, entry: Entry) -> None:
    event = entry.event
    match event:
        case SentenceRevised(key=key, text=text, was=was, mark=mark):
            _change(m, entry, _at(m, key), text=text, was=was, mark=mark)
        case SentenceAdded() as e:
            new = Sentence(f"{OWN}{e.id}", heading=e.heading)
            _change(m, entry, new, text=e.text, section=e.section, after=e.after, placed=entry.seq)
        case SentenceLeftOut(key=key, out=out):
            _change(m, entry, _at(m, key), out=out)
        case SentenceMoved(key=key, section=section, after=after):
            _change(m, entry, _at(m, key), section=section, after=after, placed=entry.seq)
        case StepTakenBack():
            _take_back(m.paper, event)
        case _:
            _around(m, entry)


def _around(m: Meeting, entry: Entry) -> None:
    """What happens to the minutes as a whole."""
    paper, who = m.paper, entry.entered_by or entry.person
    match entry.event:
        case CorrectionAsked(id=id, text=text, key=key, was=was):
            late = paper.seal is not None
            paper.corrections[id] = Correction(id, key, was, text, entry.person, entry.entered_by, entry.at, late=late)
        case CorrectionAnswered() as e:
            _answer(m, entry, e)
        case CorrectionsOpened(until=until):
            paper.until, paper.closed = until, False
        case CorrectionsClosed():
            paper.closed = True
        case MinutesSealed() as said:
            paper.seal, paper.closed, paper.steps = Seal(said, who, entry.at), True, []


def _answer(m: Meeting, entry: Entry, said: CorrectionAnswered) -> None:
    """Words accepted before the seal stand in their sentence from now on."""
    paper, asked, who = m.paper, m.paper.corrections[said.id], entry.entered_by or entry.person
    paper.corrections[said.id] = replace(
        asked,
        state="accepted" if said.accepted else "declined",
        words=said.words,
        reason=said.reason,
        answered_by=who,
        answered_at=entry.at,
        late=paper.seal is not None,
    )
    if paper.seal is not None:
        return
    if said.accepted and asked.key:
        _change(m, entry, _at(m, asked.key), said.id, text=said.words, was=asked.was)
    else:
        paper.steps.append(Step(who, asked.key, paper.sentences.get(asked.key), said.id))


def _at(m: Meeting, key: str) -> Sentence:
    return m.paper.sentences.get(key) or Sentence(key)


def _change(m: Meeting, entry: Entry, one: Sentence, correction: str = "", /, **changed: object) -> None:
    who = entry.entered_by or entry.person
    m.paper.steps.append(Step(who, one.key, m.paper.sentences.get(one.key), correction))
    m.paper.sentences[one.key] = replace(one, by=who, at=entry.at, version=one.version + 1, **changed)


def _take_back(paper: Paper, event: StepTakenBack) -> None:
    place = max(n for n, step in enumerate(paper.steps) if (step.key, step.correction) == (event.key, event.correction))
    step = paper.steps.pop(place)
    now = paper.sentences.get(step.key)
    if step.correction:
        asked = paper.corrections[step.correction]
        paper.corrections[asked.id] = replace(asked, state="open", words="", reason="", answered_by="", answered_at=0)
    if now is not None and now != step.before:
        never = replace(now, out=True) if step.key.startswith(OWN) else Sentence(step.key)
        paper.sentences[step.key] = replace(step.before or never, version=now.version + 1)


__all__ = ["OWN", "Correction", "Paper", "PaperEvent", "Seal", "Sentence", "Step", "evolve"]
