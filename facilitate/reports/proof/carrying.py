"""The record with the log that it was folded from, as much of it as its readers may have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

import msgspec

from facilitate.core import chain
from facilitate.core.act import Entry, Event
from facilitate.core.meeting import AnyEvent, fold
from facilitate.core.person.lists import Lists
from facilitate.reports.fold import record
from facilitate.reports.fold.guests import feelings
from facilitate.reports.proof.cover import cover
from facilitate.reports.record import Record
from facilitate.reports.rows import Chain, Link

_encoder = msgspec.json.Encoder(order="deterministic")
_decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(AnyEvent)


class Row(Protocol):
    """A row of the log as the store keeps it; one without salt was erased."""

    seq: int
    at: int
    person: str
    entered_by: str
    body: str
    salt: str
    digest: str


def proven(rows: Iterable[Row], lists: Lists | None) -> Record:
    """What these rows, a whole log, amount to, with them in `chain.entries`."""
    kept = list(rows)
    log = [entry(row.seq, row.at, row.person, row.entered_by, row.body) for row in kept]
    m = fold(log)
    shown = [cover(m, one) for one in log]
    links = tuple(_link(row, one, seen) for row, one, seen in zip(kept, log, shown, strict=True))
    head = chain.START
    for row in kept:
        head = chain.linked(head, row.digest)
    said = feelings(m)
    return msgspec.structs.replace(
        refolded(shown, lists), chain=Chain(head=head, length=len(links), entries=links), feelings=said
    )


def refolded(log: Sequence[Entry], lists: Lists | None) -> Record:
    """The record of a whole log. Raises whatever a log that is none makes folding raise."""
    return record(fold(log), log, lists)


def entry(seq: int, at: int, person: str, by: str, body: str) -> Entry:
    """Raises msgspec.ValidationError or DecodeError where the body is no event."""
    event: Event = _decoder.decode(body)
    return Entry(seq, at, person, by, event)


def written(event: Event) -> str:
    """The event as it stands in the log."""
    return str(_encoder.encode(event).decode())


def _link(row: Row, one: Entry, shown: Entry) -> Link:
    body = row.body if shown.event == one.event else written(shown.event)
    seen = Link(seq=row.seq, at=row.at, person=shown.person, by=shown.entered_by, body=body)
    if not row.salt:
        return msgspec.structs.replace(seen, digest=row.digest)
    salts = {which: chain.half(row.salt, which) for which in ("who", "what")}
    told: dict[str, str] = {}
    if (shown.person, shown.entered_by) == (one.person, one.entered_by):
        told["who_salt"] = salts["who"]
    else:
        told["who"] = chain.closed(salts["who"], row.person, row.entered_by)
    if shown.event == one.event:
        told["what_salt"] = salts["what"]
    else:
        told["what"] = chain.closed(salts["what"], row.body)
    return msgspec.structs.replace(seen, **told)
