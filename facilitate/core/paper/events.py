"""What happens to the minutes: sentences changed, added, left out or moved, corrections asked and answered, the seal."""

from __future__ import annotations

import msgspec

from facilitate.core.act import Event


class SentenceRevised(Event, frozen=True):
    """New words for a sentence. `was` is what stood there before her eyes, `mark` tells the sentence as the meeting made it then."""

    key: str
    text: str
    was: str = ""
    mark: str = ""


class SentenceAdded(Event, frozen=True):
    """A sentence or heading of the scribe's own, after the sentence `after` of that section ("" : at its head)."""

    id: str
    section: str
    text: str
    after: str = ""
    heading: bool = False


class SentenceLeftOut(Event, frozen=True):
    """`out` false: put back."""

    key: str
    out: bool = True
    was: str = ""


class SentenceMoved(Event, frozen=True):
    key: str
    section: str
    after: str = ""


class StepTakenBack(Event, frozen=True):
    """The last step at this sentence never was; `correction`: its answer is open again."""

    key: str
    correction: str = ""


class CorrectionAsked(Event, frozen=True):
    """Somebody who was there wants other words: of one sentence (`key`, as she read it in `was`), or of the whole."""

    id: str
    text: str
    key: str = ""
    was: str = ""


class CorrectionAnswered(Event, frozen=True):
    """Accepted with the words that stand there now, or declined with a reason."""

    id: str
    accepted: bool
    words: str = ""
    reason: str = ""


class CorrectionsOpened(Event, frozen=True):
    """Corrections may be asked for until the end of that day (ISO date)."""

    until: str


class CorrectionsClosed(Event, frozen=True):
    pass


class SealedLine(msgspec.Struct, frozen=True):
    """A line of the sealed minutes in both languages, kept by value: later changes of the meeting do not touch it."""

    section: str
    key: str
    zh: str
    en: str


class MinutesSealed(Event, frozen=True):
    """The minutes as they were confirmed: `confirmed` of `of` people stood by them, `corrections` were made before."""

    number: str
    sha256: str
    lines: tuple[SealedLine, ...]
    confirmed: int
    of: int
    corrections: int


PaperEvent = (
    SentenceRevised
    | SentenceAdded
    | SentenceLeftOut
    | SentenceMoved
    | StepTakenBack
    | CorrectionAsked
    | CorrectionAnswered
    | CorrectionsOpened
    | CorrectionsClosed
    | MinutesSealed
)
