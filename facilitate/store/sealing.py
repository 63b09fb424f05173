"""A choice as it lies in the box: padded, so that its size says nothing, and encrypted under the ballot's key."""

from __future__ import annotations

import hashlib
import json
import os
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from facilitate.core.act import Choice

BLOCK = 256
NONCE, BESIDE, AROUND = 12, 64, 28
"""Bytes of a nonce, of what stands beside the choice (its receipt and whose phone made it), and of nonce and seal together."""


class Opened(NamedTuple):
    """What was sealed."""

    choice: Any
    receipt: str = ""
    own: bool = False


def pad(choice: Choice) -> bytes:
    """The choice and its receipt as JSON, filled up to the whole blocks of 256 bytes that the fullest one would take."""
    told = [choice.choice, choice.receipt, choice.own]
    plain = json.dumps(told, separators=(",", ":"), sort_keys=True).encode()
    return plain.ljust(-(-max(len(plain), choice.room + BESIDE) // BLOCK) * BLOCK)


def seal(key: bytes, padded: bytes, token: str, seq: int) -> bytes:
    """The padded choice under the key, bound to the row of that token and to the entry with which it was cast: what she chose
    before, put back into her row, is not her vote. Another text each time."""
    nonce = os.urandom(NONCE)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, padded, _bound(token, seq))


def unseal(key: bytes | None, kept: bytes, token: str, seq: int) -> Opened | None:
    """What lies in that row, cast with that entry; None where it cannot be read with this key, or there is none.

    An earlier version bound a choice to its row alone. Under a key that was made since no such text was ever written, so the key
    tells the two apart; how a box of that version gets such a key is in `next_key`."""
    if key is None:
        return None
    ways = ((key, _bound(token, seq)), (key, token.encode()), (next_key(key), _bound(token, seq)))
    return next((told for way, beside in ways if (told := _open(way, kept, beside))), None)


def next_key(key: bytes) -> bytes:
    """The key under which a box of an earlier version is sealed once more: with it in the place of the first, nothing opens that
    was bound to its row alone."""
    return hashlib.sha256(b"bound to its entry|" + key).digest()


def old_way(key: bytes, kept: bytes, token: str) -> bool:
    """Whether this was sealed by an earlier version, with this key."""
    return _open(key, kept, token.encode()) is not None


def _bound(token: str, seq: int) -> bytes:
    return f"{token}|{seq}".encode()


def _open(key: bytes, kept: bytes, beside: bytes) -> Opened | None:
    try:
        return Opened(*json.loads(ChaCha20Poly1305(key).decrypt(kept[:NONCE], kept[NONCE:], beside)))
    except InvalidTag:
        return None
