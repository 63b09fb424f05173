"""Which entities change when the minutes are edited, corrected and sealed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from facilitate.core.act import Entry
from facilitate.core.meeting import Meeting
from facilitate.core.paper import events

Keys = Callable[[Meeting, Any, Entry], Iterable[str]]
PAPER = ("paper", "readback")


def _sentence(_m: Meeting, _event: Any, _entry: Entry) -> Iterable[str]:
    return PAPER


def _correction(_m: Meeting, event: Any, _entry: Entry) -> Iterable[str]:
    return (*PAPER, f"correction/{event.id}")


def _back(_m: Meeting, event: events.StepTakenBack, _entry: Entry) -> Iterable[str]:
    return (*PAPER, f"correction/{event.correction}") if event.correction else PAPER


PAPER_KEYS: dict[type, Keys] = {
    events.SentenceRevised: _sentence, events.SentenceAdded: _sentence, events.SentenceLeftOut: _sentence,
    events.SentenceMoved: _sentence, events.StepTakenBack: _back, events.CorrectionAsked: _correction,
    events.CorrectionAnswered: _correction, events.CorrectionsOpened: _sentence, events.CorrectionsClosed: _sentence,
    events.MinutesSealed: _sentence,
}  # fmt: skip
PAPER_ALL_ME = (events.CorrectionsOpened, events.CorrectionsClosed, events.MinutesSealed)
"""Who may ask for a correction hangs on these."""
