"""What of a record everybody may have: the words of a card that not everybody may read are left out."""

from __future__ import annotations

from msgspec.structs import replace

from facilitate.reports.record import Record
from facilitate.reports.rows import Ballot, Comment, Item


def public(record: Record) -> Record:
    """The same record, with the same numbers, in which only what is shown has words."""
    kept = {row.id for row in record.items if row.state != "shown"}
    head = record.meeting
    return replace(
        record,
        meeting=head if head.supporter_shown else replace(head, supporter=""),
        items=tuple(_item(row) for row in record.items),
        comments=tuple(_comment(row) for row in record.comments),
        ballots=tuple(_ballot(row, kept) for row in record.ballots),
        guests=tuple(replace(row, stake="", said="", concern="", sway="") for row in record.guests),
        feelings=(),
        photos=tuple(replace(row, caption="", by=None, digest="") for row in record.photos),
    )


def _item(row: Item) -> Item:
    return row if row.state == "shown" else replace(row, text="", category="", fields={}, sheet={})


def _ballot(row: Ballot, kept: set[str]) -> Ballot:
    return replace(row, words={id: "" if id in kept else text for id, text in row.words.items()})


def _comment(row: Comment) -> Comment:
    return row if row.state == "shown" else replace(row, text="")
