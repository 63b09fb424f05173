"""Entries and choices as rows and back: JSON bodies, the hash chain, and boxes whose rows say nothing."""

import hashlib
import hmac
import json
from typing import Any

import msgspec

from facilitate.core.act import Choice, Entry, Event
from facilitate.core.meeting import AnyEvent

BLOCK = 256
START = "0" * 64

_encoder = msgspec.json.Encoder(order="deterministic")
_decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(AnyEvent)


def row(entry: Entry, salt: str, chain: str) -> dict[str, Any]:
    """A log row; `chain` is the hash of the row before. The digest covers salt and body, the chain the digest."""
    body = _encoder.encode(entry.event).decode()
    digest = hashlib.sha256(f"{salt}{body}".encode()).hexdigest()
    return {
        "seq": entry.seq, "at": entry.at, "person": entry.person, "entered_by": entry.entered_by,
        "kind": type(entry.event).__name__, "body": body, "salt": salt, "digest": digest,
        "chain": linked(chain, entry.seq, entry.at, entry.person, digest),
    }  # fmt: skip


def linked(chain: str, seq: int, at: int, person: str, digest: str) -> str:
    """The hash of a row: of the row before it, its number, instant, person and digest."""
    return hashlib.sha256(f"{chain}|{seq}|{at}|{person}|{digest}".encode()).hexdigest()


def entry(kept: Any) -> Entry:
    """The entry of a log row."""
    event: Event = _decoder.decode(kept.body)
    return Entry(kept.seq, kept.at, kept.person, kept.entered_by, event)


def box_token(secret: bytes, code: str, ballot: str, person: str) -> str:
    """The key under which a choice lies in the box; nobody finds the person from it without the secret."""
    return hmac.new(secret, f"{code}|{ballot}|{person}".encode(), hashlib.sha256).hexdigest()


def pad(choice: Choice) -> bytes:
    """The choice as JSON, filled up to the whole blocks of 256 bytes that the fullest one would take."""
    plain = json.dumps(choice.choice, separators=(",", ":"), sort_keys=True).encode()
    return plain.ljust(-(-max(len(plain), choice.room) // BLOCK) * BLOCK)


def unpad(kept: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(kept)
    return found
