"""Entries as rows and back: JSON bodies and the hash chain; and the keys of rows in boxes, which say nothing."""

import hashlib
import hmac
from collections.abc import Iterable
from typing import Any

import msgspec

from facilitate.core import chain as chained
from facilitate.core.act import Entry, Event
from facilitate.core.meeting import AnyEvent

START = chained.START

_encoder = msgspec.json.Encoder(order="deterministic")
_decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(AnyEvent)


def row(entry: Entry, salt: str, chain: str) -> dict[str, Any]:
    """A log row; `chain` is the hash of the row before. The digest covers all of it, the chain the digest."""
    body = _encoder.encode(entry.event).decode()
    digest = chained.sealed(salt, entry.seq, entry.at, entry.person, entry.entered_by, body)
    return {
        "seq": entry.seq, "at": entry.at, "person": entry.person, "entered_by": entry.entered_by,
        "kind": type(entry.event).__name__, "body": body, "salt": salt, "digest": digest,
        "chain": chained.linked(chain, digest),
    }  # fmt: skip


def holds(rows: Iterable[Any]) -> bool:
    """Whether these log rows are a whole chain and say what they said. An erased row has no salt: its digest stands for it."""
    chain = START
    for seq, row in enumerate(rows, 1):
        told = (
            chained.sealed(row.salt, row.seq, row.at, row.person, row.entered_by, row.body) if row.salt else row.digest
        )
        chain = chained.linked(chain, row.digest)
        if (row.seq, row.digest, row.chain) != (seq, told, chain):
            return False
    return True


def entry(kept: Any) -> Entry:
    """The entry of a log row."""
    event: Event = _decoder.decode(kept.body)
    return Entry(kept.seq, kept.at, kept.person, kept.entered_by, event)


def box_token(secret: bytes, code: str, ballot: str, person: str) -> str:
    """The key under which a choice lies in the box; nobody finds the person from it without the secret."""
    return hmac.new(secret, f"{code}|{ballot}|{person}".encode(), hashlib.sha256).hexdigest()
