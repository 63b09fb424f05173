"""Passwords as they are kept: Argon2id (RFC 9106) with a salt of their own, never the password itself."""

import hashlib
import hmac
import secrets
from functools import cache

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

LEAST_CHARACTERS = 8
MOST_CHARACTERS = 200
MEMORY_KIB, PASSES, LANES = 19_456, 2, 1
"""What OWASP asks for at least (Password Storage Cheat Sheet): 19 MiB, two passes, one lane; some 40 ms for each try."""
OURS = f"$argon2id$v=19$m={MEMORY_KIB},t={PASSES},p={LANES}$"


def kept(password: str, salt: bytes) -> str:
    """The PHC string that stands in the database; `salt` 16 random bytes."""
    made = Argon2id(salt=salt, length=32, iterations=PASSES, lanes=LANES, memory_cost=MEMORY_KIB)
    return made.derive_phc_encoded(password.encode())


def fits(password: str, kept: str) -> bool:
    """Whether this password is the one that is kept, also by scrypt from before; takes as long for a wrong one."""
    if kept.startswith("scrypt$"):
        return _fits_scrypt(password, kept)
    try:
        Argon2id.verify_phc_encoded(password.encode(), kept)
    except InvalidKey:
        return False
    return True


def old(kept: str) -> bool:
    """Whether it was kept in another way than ours now, and is to be renewed when its owner signs in."""
    return not kept.startswith(OURS)


def _fits_scrypt(password: str, kept: str) -> bool:
    _, cost, salt, right = kept.split("$")
    found = hashlib.scrypt(password.encode(), salt=bytes.fromhex(salt), n=2 ** int(cost), r=8, p=1, maxmem=2**26)
    return hmac.compare_digest(found.hex(), right)


@cache
def nobodys() -> str:
    """What a password for an unknown name is compared with, so that the answer takes as long."""
    return kept(secrets.token_hex(32), secrets.token_bytes(16))
