"""What a record does not tell, its log does not tell either: unsigned words without their writer, withdrawn ones not at all."""

from __future__ import annotations

from msgspec.structs import replace

from facilitate.core.act import Entry, Event
from facilitate.core.ballot.ballot_events import BallotClosed, apart_counts
from facilitate.core.ballot.sheets import CountEntered
from facilitate.core.meeting import Meeting
from facilitate.core.outcome.feelings import FeelingSaid
from facilitate.core.outcome.outcomes import Answered, Offered
from facilitate.core.person.people import PersonJoined
from facilitate.core.settings import SettingChanged
from facilitate.core.undo import Step
from facilitate.core.writing.items import ItemEdited, ItemWithdrawn, ItemWritten
from facilitate.core.writing.talk import Commented

SOMEBODY = "~"
"""Stands for whoever typed what nobody signed."""


def cover(m: Meeting, entry: Entry) -> Entry:
    """The entry as readers of the record may have it; `m` is the meeting as it stands at the end."""
    event = _words(m, entry.event)
    if not _unsigned(m, entry.event):
        return replace(entry, event=event)
    return replace(entry, person="", entered_by=SOMEBODY if entry.entered_by else "", event=event)


def may_cover(m: Meeting, event: Event) -> set[str]:
    """Which halves of such an entry a record may cover, `who` and `what`: of every other kind both lie open."""
    halves = {"who"} if _unsigned(m, event) else set()
    return halves | ({"what"} if _words(m, event) is not event else set())  # covered, it is another event


def _unsigned(m: Meeting, event: Event) -> bool:
    """Whether its writer put no name to it."""
    match event:
        case FeelingSaid():
            return True
        case ItemWritten(named=named) | Commented(named=named):
            return not named
        case ItemEdited(id=id) | ItemWithdrawn(id=id):
            return not m.items.all[id].named
        case _:
            return False


def _words(m: Meeting, event: Event) -> Event:
    match event:
        case FeelingSaid():  # what is said at the exit tells neither who nor when
            return FeelingSaid()
        case ItemWritten(id=id) | ItemEdited(id=id) if m.items.all[id].state == "withdrawn":
            return replace(event, text="")
        case Answered(id=id) if m.outcomes.answers[id].state != "shown":
            return replace(event, text="", reason="")
        case Offered(id=id) if m.outcomes.offers[id].state != "shown":
            return replace(event, text="")
        case PersonJoined(id=id):
            return replace(event, name=m.people.get(id).name)
        case SettingChanged(name="wifi"):
            return replace(event, value="")
        case Step():  # holds how it was before: words and names that no longer stand
            return Step("")
        case BallotClosed(apart_voters=few, apart_on_paper=papers) if (few or papers) and apart_counts(event) is None:
            return replace(event, apart={})
        case CountEntered(ballot=ballot, apart=True) if _too_few(m, ballot):
            return replace(event, counts={})
        case _:
            return event


def _too_few(m: Meeting, ballot: str) -> bool:
    result = m.ballots.all[ballot].result
    return result is None or apart_counts(result) is None
