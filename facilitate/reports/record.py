"""The record of one meeting as frozen values: what record.json holds and every paper is made from."""

from __future__ import annotations

from typing import Any

import msgspec

from facilitate.reports.guest_rows import Feeling, Guest
from facilitate.reports.paper_rows import Editing
from facilitate.reports.photo_rows import Photo
from facilitate.reports.rows import (
    Action,
    Answer,
    Attendance,
    Ballot,
    Chain,
    Comment,
    Conduct,
    Confirmation,
    Hand,
    Head,
    Item,
    Note,
    Offer,
    Person,
    Selection,
    Signal,
    Space,
    Stage,
    Turn,
    Words,
)
from facilitate.reports.set_rows import Setting

FORMAT = "facilitate.record/1"


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One meeting. Times are whole seconds from the start; instants are ISO 8601 with offset."""

    format: str = FORMAT
    meeting: Head
    people: tuple[Person, ...] = ()
    stages: tuple[Stage, ...] = ()
    items: tuple[Item, ...] = ()
    comments: tuple[Comment, ...] = ()
    answers: tuple[Answer, ...] = ()
    offers: tuple[Offer, ...] = ()
    turns: tuple[Turn, ...] = ()
    hands: tuple[Hand, ...] = ()
    ballots: tuple[Ballot, ...] = ()
    selections: tuple[Selection, ...] = ()
    spaces: tuple[Space, ...] = ()
    attendance: Attendance = Attendance()
    actions: tuple[Action, ...] = ()
    conduct: tuple[Conduct, ...] = ()
    signals: tuple[Signal, ...] = ()
    confirmations: tuple[Confirmation, ...] = ()
    settings: tuple[Setting, ...] = ()
    notes: tuple[Note, ...] = ()
    photos: tuple[Photo, ...] = ()
    guests: tuple[Guest, ...] = ()
    feelings: tuple[Feeling, ...] = ()
    paper: Editing = Editing()
    measures: dict[str, Any] = {}
    lists: dict[str, dict[str, Words]] = {}
    chain: Chain = Chain()


def to_json(record: Record) -> bytes:
    """The record as UTF-8 JSON, indented by two, the same bytes for the same record."""
    return msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n"


def from_json(data: bytes) -> Record:
    """A record read back; raises msgspec.ValidationError where a field is not as written."""
    return msgspec.json.decode(data, type=Record)
