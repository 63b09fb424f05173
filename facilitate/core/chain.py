"""The hash chain of a log: each entry is bound to all before it, and still one may later be shown without who or without what."""

from __future__ import annotations

from hashlib import sha256

START = "0" * 64
"""What the first entry is chained to."""


def half(salt: str, which: str) -> str:
    """The salt of one half of an entry, `who` or `what`: shown, it opens that half and says nothing of the other."""
    return _hash(which, salt)


def closed(half_salt: str, *told: str) -> str:
    """The hash that stands for one half: of (person, entered by), or of (body)."""
    return _hash(half_salt, *told)


def digest(seq: int, at: int, who: str, what: str) -> str:
    """The hash that stands for an entry: its number, its instant (server ms), and the hashes of both halves."""
    return _hash(str(seq), str(at), who, what)


def sealed(salt: str, seq: int, at: int, person: str, entered_by: str, body: str) -> str:
    """The digest of an entry that lies open."""
    return digest(seq, at, closed(half(salt, "who"), person, entered_by), closed(half(salt, "what"), body))


def linked(chain: str, digest: str) -> str:
    """The chain after an entry; `chain` is what it was before."""
    return _hash(chain, digest)


def _hash(*told: str) -> str:
    """No part but the last holds a stroke, and so no two lists are written alike."""
    return sha256("|".join(told).encode()).hexdigest()
