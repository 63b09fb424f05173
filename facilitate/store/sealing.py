"""A choice as it lies in the box: padded, so that its size says nothing, and encrypted under the ballot's key."""

from __future__ import annotations

import json
import os
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from facilitate.core.act import Choice

BLOCK = 256
NONCE, BESIDE = 12, 64
"""Bytes of a nonce, and of what stands beside the choice: its receipt and whose phone made it."""


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


def seal(key: bytes, padded: bytes, token: str) -> bytes:
    """The padded choice under the key, bound to the row of that token; another text each time."""
    nonce = os.urandom(NONCE)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, padded, token.encode())


def unseal(key: bytes | None, kept: bytes, token: str) -> Opened | None:
    """What lies in that row; None where it cannot be read with this key, or there is none."""
    if key is None:
        return None
    try:
        told = json.loads(ChaCha20Poly1305(key).decrypt(kept[:NONCE], kept[NONCE:], token.encode()))
    except InvalidTag:
        return None
    return Opened(*told)
