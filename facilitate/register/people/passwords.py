"""Passwords as they are kept: scrypt (RFC 7914) with a salt of their own, never the password itself."""

import hashlib
import hmac
import secrets
from functools import cache

LEAST_CHARACTERS = 8
MOST_CHARACTERS = 200
COST = 14
"""Work factor as a power of two: 2^14 blocks of 8 × 128 bytes are 16 MiB and some 50 ms for each try."""


def kept(password: str, salt: bytes) -> str:
    """`scrypt$cost$salt$hash`, what stands in the database; `salt` 16 random bytes."""
    return f"scrypt${COST}${salt.hex()}${_hash(password, salt, COST)}"


def fits(password: str, kept: str) -> bool:
    """Whether this password is the one that is kept; takes as long for a wrong one."""
    _, cost, salt, right = kept.split("$")
    return hmac.compare_digest(_hash(password, bytes.fromhex(salt), int(cost)), right)


def _hash(password: str, salt: bytes, cost: int) -> str:
    return hashlib.scrypt(password.encode(), salt=salt, n=2**cost, r=8, p=1, maxmem=2**26).hex()


@cache
def nobodys() -> str:
    """What a password for an unknown name is compared with, so that the answer takes as long."""
    return kept(secrets.token_hex(32), bytes(16))
